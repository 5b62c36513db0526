namespace KiPlanung.LanguageModel.Prompts;

/// <summary>Semantic Kernel's YAML prompt schema, as far as these prompts use it; an unknown member is an error.</summary>
internal sealed class PromptFile
{
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public string TemplateFormat { get; set; } = "";
    public string Template { get; set; } = "";
    public List<InputVariable> InputVariables { get; set; } = [];
    public Dictionary<string, Settings> ExecutionSettings { get; set; } = [];

    internal sealed class InputVariable
    {
        public string Name { get; set; } = "";
        public string Description { get; set; } = "";
        public bool IsRequired { get; set; }
    }

    internal sealed class Settings
    {
        public double Temperature { get; set; } = double.NaN;
        public long Seed { get; set; }
    }
}
