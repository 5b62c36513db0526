namespace KiPlanung.Cli.Demo;

/// <summary>A form as the page offers it: what is not offered cannot be filled in.</summary>
internal sealed class HtmlForm
{
    /// <summary>The field that proves the form came from this application.</summary>
    public const string Token = "_formular";

    private readonly IReadOnlyList<Field> _fields;

    private HtmlForm(string? action, IReadOnlyList<Field> fields) => (Action, _fields) = (action, fields);

    /// <summary>Null: the page's own address.</summary>
    public string? Action { get; }

    public string? this[string name] => _fields.FirstOrDefault(f => f.Name == name)?.Value;

    /// <summary>What a browser sends when nothing is touched.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filled =>
        [.. _fields.Where(f => f.Sent).Select(f => KeyValuePair.Create(f.Name, f.Value))];

    public static HtmlForm Of(string? action, HtmlPage inner) => new(action,
    [
        .. inner.Inputs.Where(i => i.Attribute("name") is not null).Select(Field.Of),
        .. inner.Elements("textarea").Where(e => e.Tag.Attribute("name") is not null)
            .Select(e => new Field(e.Tag.Attribute("name")!, WithoutFirstBreak(e.Inner.Raw), Sent: true, Choice: false)),
    ]);

    public bool Has(string name) => _fields.Any(f => f.Name == name);

    /// <summary>One choice marked, everything else untouched; null when the form does not offer it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? With(string name, string choice) =>
        _fields.Any(f => f.Choice && f.Name == name && f.Value == choice)
            ? [.. Filled.Where(f => f.Key != name), KeyValuePair.Create(name, choice)]
            : null;

    /// <summary>The one value marked in every group of radio buttons that offers it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> EachWith(string choice) =>
        [.. _fields.Where(f => f.Choice && f.Value == choice).Select(f => KeyValuePair.Create(f.Name, choice))];

    /// <summary>HTML drops a line break right after the opening tag (HTML Living Standard, 13.2.6.4.7).</summary>
    private static string WithoutFirstBreak(string text) =>
        text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..] : text.StartsWith('\n') ? text[1..] : text;

    private sealed record Field(string Name, string Value, bool Sent, bool Choice)
    {
        public static Field Of(HtmlPage.Tag input)
        {
            var choice = input.Attribute("type") is "radio" or "checkbox";
            return new(input.Attribute("name")!, input.Attribute("value") ?? "", !choice || input.Attribute("checked") is not null, choice);
        }
    }
}
