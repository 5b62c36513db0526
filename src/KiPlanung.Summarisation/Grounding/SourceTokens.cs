using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Grounding;

/// <summary>Tokens that stand for masked details, such as <c>[PERSON_3]</c> or <c>[PERSON_1:Mutter]</c>.</summary>
internal static partial class SourceTokens
{
    /// <summary>Each token without its describing part: <c>[PERSON_1:Mutter]</c> gives <c>PERSON_1</c>.</summary>
    public static IEnumerable<string> In(string text) => Token().Matches(text).Select(m => m.Groups["id"].Value);

    public static string Remove(string text) => Token().Replace(text, " ");

    [GeneratedRegex(@"\[(?<id>[A-ZÄÖÜ][A-ZÄÖÜ_]*(?:_\d+)?)(?::[^\[\]\n]{1,80})?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
