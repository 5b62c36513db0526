using System.Globalization;
using System.Text;

namespace KiPlanung.Statistics.Reading;

/// <summary>Labels to key parts, for files that give no codes: „Ausländer“ becomes <c>auslaender</c>.</summary>
internal static class Slug
{
    public static string Of(string label)
    {
        var slug = new StringBuilder();
        foreach (var c in label.ToLower(CultureInfo.InvariantCulture))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (Umlaut(c) is { } letters) slug.Append(letters);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }

    private static string? Umlaut(char c) => c switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", '%' => "prozent", _ => null };
}
