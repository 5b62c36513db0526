using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Cutting;

/// <summary>What the beginning of a line says about it.</summary>
internal static partial class LineStarts
{
    /// <summary>A list marker such as <c>- </c>, <c>• </c>, <c>1. </c>, <c>a) </c>.</summary>
    public static bool IsListItem(ReadOnlySpan<char> line) => ListMarker().IsMatch(line);

    /// <summary>Length of a label such as <c>B1: </c>, <c>Interviewerin (00:03:12): </c>, <c>[PERSON_2:Mutter]: </c>,
    /// <c>Anlass: </c>; 0 without one.</summary>
    public static int LabelLength(string line) => Label().Match(line).Length;

    /// <summary>The label's words without time stamp and colon.</summary>
    public static string LabelName(string line) => Label().Match(line).Groups["name"].Value.Trim();

    /// <summary>Length of a list marker; 0 without one.</summary>
    public static int ListMarkerLength(string line) => ListMarker().Match(line).Length;

    /// <summary>A Markdown heading, or a short line that ends with a colon or carries a known section's name alone.</summary>
    public static bool IsHeading(string line) =>
        line.StartsWith('#') || (line.Length <= 60 && (line.EndsWith(':') || SectionNames.Find(line) is not null));

    [GeneratedRegex(@"^(?:[-•*–·▪]|\d{1,2}[.)]|[a-z]\))[ \t]+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"^(?<name>\[[A-Z][A-Z_]*\d*(?::[^\]\n]{1,40})?\]|\p{Lu}[\p{L}\d./-]{0,24}(?: [\p{L}\d./-]{1,20}){0,2})" +
        @"[ \t]*(?:[(\[]?#?\d{1,2}:\d{2}(?::\d{2})?(?:[-.]\d)?#?[)\]]?)?[ \t]*:[ \t]+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
