using System.Net;
using System.Text.RegularExpressions;

namespace KiPlanung.Cli.Demo;

/// <summary>What the story reads of a page: its forms, links and single texts. Made for the well-formed pages of KiPlanung.Web.</summary>
internal sealed partial class HtmlPage(string html)
{
    private const int Timeout = 5000;

    private readonly IReadOnlyList<Tag> _tags = [.. TagPattern().Matches(html).Where(m => m.Groups["name"].Success).Select(Tag.Of)];

    /// <summary>Visible text, blanks collapsed.</summary>
    public string Text => Blanks().Replace(WebUtility.HtmlDecode(TagPattern().Replace(html, " ")), " ").Trim();

    /// <summary>The first form with a field of this name.</summary>
    public HtmlForm? FormWith(string field) =>
        Elements("form").Select(e => HtmlForm.Of(e.Tag.Attribute("action"), e.Inner)).FirstOrDefault(form => form.Has(field));

    public bool LinksTo(string address) => _tags.Any(tag => tag.Name == "a" && tag.Attribute("href") == address);

    public string? TextOf(string element) => Elements(element).Select(e => e.Inner.Text).FirstOrDefault();

    /// <summary>The inside of the first element with this attribute value.</summary>
    public HtmlPage? Within(string attribute, string value) =>
        _tags.FirstOrDefault(t => !t.Closing && t.Attribute(attribute) == value) is { } tag ? Inner(tag) : null;

    public IEnumerable<(Tag Tag, HtmlPage Inner)> Elements(string name) =>
        _tags.Where(t => t.Name == name && !t.Closing).Select(tag => (tag, Inner(tag)));

    /// <summary>Input elements, which have no inside.</summary>
    public IEnumerable<Tag> Inputs => _tags.Where(t => t.Name == "input");

    /// <summary>Text as it stands there, for a text area.</summary>
    public string Raw => WebUtility.HtmlDecode(html);

    private HtmlPage Inner(Tag opening)
    {
        var depth = 0;
        foreach (var tag in _tags.Where(t => t.Name == opening.Name && t.Start >= opening.Start && !t.Empty))
        {
            depth += tag.Closing ? -1 : 1;
            if (depth == 0) return new HtmlPage(html[opening.End..tag.Start]);
        }

        return new HtmlPage("");
    }

    /// <summary>One tag with its place in the page.</summary>
    internal sealed record Tag(string Name, bool Closing, bool Empty, int Start, int End, IReadOnlyDictionary<string, string> Attributes)
    {
        public string? Attribute(string name) => Attributes.GetValueOrDefault(name);

        public static Tag Of(Match match)
        {
            var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (Match attribute in AttributePattern().Matches(match.Groups["attributes"].Value))
                attributes.TryAdd(attribute.Groups["name"].Value, WebUtility.HtmlDecode(attribute.Groups["value"].Value));
            return new(match.Groups["name"].Value.ToLowerInvariant(), match.Groups["close"].Length > 0, match.Groups["empty"].Length > 0,
                match.Index, match.Index + match.Length, attributes);
        }
    }

    [GeneratedRegex("""<!--.*?-->|<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^"'>])*?)(?<empty>/?)>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex TagPattern();

    [GeneratedRegex("""(?<name>[^\s"'<>/=]+)(\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'=<>`]+)))?""",
        RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex AttributePattern();

    [GeneratedRegex(@"\s+", RegexOptions.None, Timeout)]
    private static partial Regex Blanks();
}
