using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace KiPlanung.LanguageModel.Prompts;

/// <summary>The prompt files shipped in this assembly, one per name and version; the highest version of each kind is in use.</summary>
public sealed partial class PromptLibrary : IPromptLibrary
{
    // above Shipped, which is read with it: static members are set in the order of the text
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();

    private readonly Dictionary<NoteKind, PromptVersion> _newest;

    private PromptLibrary(IReadOnlyList<PromptVersion> all)
    {
        All = all;
        _newest = all.GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => g.MaxBy(p => int.Parse(p.Version, CultureInfo.InvariantCulture))!);
    }

    public static PromptLibrary Shipped { get; } = new(ReadShipped());

    /// <summary>Every version, also those no longer in use: old drafts name them.</summary>
    public IReadOnlyList<PromptVersion> All { get; }

    public PromptVersion ForSummary(NoteKind kind) => _newest[kind];

    /// <summary>Reads one file. <paramref name="fileName"/> is <c>name.version.yaml</c>.</summary>
    /// <exception cref="FormatException">The file is no prompt of this program: a bug in the shipped files.</exception>
    public static PromptVersion Read(string fileName, byte[] bytes)
    {
        var named = FileName().Match(fileName);
        if (!named.Success) throw new FormatException($"{fileName}: expected name.version.yaml");
        var file = Yaml.Deserialize<PromptFile>(Encoding.UTF8.GetString(bytes));
        var messages = Messages().Match(file.Template);
        if (file.Name != named.Groups["name"].Value || file.TemplateFormat != "handlebars" || !messages.Success)
            throw new FormatException($"{fileName}: name, template_format or the two messages are not as expected");
        if (!NoteKinds.TryParse(file.Name[(file.Name.IndexOf('_', StringComparison.Ordinal) + 1)..], out var kind))
            throw new FormatException($"{fileName}: unknown kind of note");
        if (file.ExecutionSettings.GetValueOrDefault("default") is not { Temperature: 0, Seed: ResilientLanguageModel.Seed })
            throw new FormatException($"{fileName}: execution_settings differ from what is sent");
        return new PromptVersion(file.Name, named.Groups["version"].Value, ContentHash.Of(bytes), kind,
            messages.Groups["system"].Value.Trim(), Renderer(file, messages.Groups["user"].Value.Trim()));
    }

    /// <summary>Arguments are put in as they are; they are strings, so nothing in them is read as a template.</summary>
    private static Func<IReadOnlyDictionary<string, string>, string> Renderer(PromptFile file, string template)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
        var render = handlebars.Compile(template);
        var variables = file.InputVariables.Select(v => v.Name).ToArray();
        return arguments => render(variables.ToDictionary(v => v, v => arguments[v], StringComparer.Ordinal));
    }

    private static IReadOnlyList<PromptVersion> ReadShipped()
    {
        var assembly = typeof(PromptLibrary).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith("prompts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return Read(name["prompts/".Length..], bytes);
                }),
        ];
    }

    [GeneratedRegex(@"^(?<name>[a-z_]+)\.(?<version>\d+)\.yaml$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex("""^\s*<message role="system">(?<system>.*?)</message>\s*<message role="user">(?<user>.*?)</message>\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Messages();
}
