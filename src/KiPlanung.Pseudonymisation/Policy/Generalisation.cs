using System.Globalization;
using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;

namespace KiPlanung.Pseudonymisation.Policy;

/// <summary>„Vergröberung“ — the coarse value shown in the token instead of the exact one: month, decade of birth, age band, county. Only
/// values of closed lists, so that nothing else of the clear text can pass.</summary>
internal static partial class Generalisation
{
    private static readonly string[] Months =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>Alternatives for a pattern over tokens: everything <see cref="Of"/> can return.</summary>
    public static string Pattern { get; } =
        $@"(?:{string.Join('|', Months)})(?: (?:19|20)\d\d)?|(?:19|20)\d0er|\d{{1,2}}-\d{{1,2}}|ab \d{{2}}|"
        + string.Join('|', Counties.Instance.Names.Order(StringComparer.Ordinal).Select(Regex.Escape));

    /// <param name="label">First part of the token.</param>
    /// <param name="surface">The clear text that is replaced.</param>
    /// <returns>Null when the policy wants a bare number or the value cannot be read.</returns>
    public static string? Of(string label, string surface) => PseudonymisationPolicy.Instance.ReplacementOf(label) switch
    {
        "monat" => MonthOf(surface),
        "jahrzehnt" => DecadeOf(surface),
        "spanne" => BandOf(surface),
        "kreis" => label == "ADRESSE" ? CountyOfAddress(surface) : CountyOf(surface),
        _ => null,
    };

    private static string? MonthOf(string surface)
    {
        if (Iso().Match(surface) is { Success: true } iso) return Written(iso.Groups["m"].Value, iso.Groups["y"].Value);
        if (Numeric().Matches(surface) is { Count: > 0 } numeric) return Written(numeric[^1].Groups["m"].Value,
            numeric[^1].Groups["y"].Value);
        if (Named().Match(surface) is not { Success: true } named) return null;
        var month = MonthNumber(named.Groups["m"].Value);
        return month == 0 ? null : Written(month.ToString(CultureInfo.InvariantCulture), named.Groups["y"].Value);
    }

    private static string? Written(string month, string year)
    {
        var number = int.Parse(month, CultureInfo.InvariantCulture);
        if (number is < 1 or > 12) return null;
        return year.Length switch
        {
            4 => $"{Months[number - 1]} {year}",
            2 => $"{Months[number - 1]} {(int.Parse(year, CultureInfo.InvariantCulture) > 60 ? "19" : "20")}{year}",
            _ => Months[number - 1],
        };
    }

    private static int MonthNumber(string word)
    {
        var name = word.ToUpperInvariant() switch { "JÄNNER" => "JANUAR", "MAERZ" or "MRZ" => "MÄRZ", "JUNO" => "JUNI",
            "JULEI" => "JULI", var w => w };
        if (Array.IndexOf(Roman, name) is var roman and >= 0) return roman + 1;
        return name.Length < 3 ? 0 : 1 + Array.FindIndex(Months, m => m.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || m.AsSpan(0, 3).Equals(name.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase));
    }

    private static string? DecadeOf(string surface)
    {
        if (Year().Match(surface) is { Success: true } full) return full.Value[..3] + "0er";
        if (ShortYear().Match(surface) is not { Success: true } two) return null;
        return (int.Parse(two.Value, CultureInfo.InvariantCulture) > 30 ? "19" : "20") + two.Value[0] + "0er";
    }

    private static string? BandOf(string surface)
    {
        if (!int.TryParse(surface, NumberStyles.None, CultureInfo.InvariantCulture, out var age)) return null;
        var bands = PseudonymisationPolicy.Instance.AgeBands;
        var next = bands.FirstOrDefault(lower => lower > age);
        if (next == 0) return $"ab {bands[^1]}";
        return string.Create(CultureInfo.InvariantCulture, $"{bands.LastOrDefault(lower => lower <= age)}-{next - 1}");
    }

    /// <summary>By the postcode, else by the place behind the last comma; „Am Anger“ is no place.</summary>
    private static string? CountyOfAddress(string surface)
    {
        foreach (Match postcode in Postcode().Matches(surface))
            if (Counties.Instance.Of(postcode.ValueSpan) is { } county)
                return county;
        var comma = surface.LastIndexOf(',');
        return comma < 0 ? null : Counties.Instance.Of(surface.AsSpan(comma + 1).Trim());
    }

    private static string? CountyOf(string surface) =>
        Counties.Instance.Of(surface) ?? Counties.Instance.Of(surface.TrimEnd('s')) ?? Counties.Instance.Of(surface.Split('-')[0])
            ?? Counties.Instance.Of(surface.AsSpan(surface.LastIndexOf(' ') + 1));

    [GeneratedRegex(@"(?<y>(?:19|20)\d\d)[-/.](?<m>\d\d)[-/.]\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\d{1,2}[./-][ ]?(?<m>\d{1,2})(?:[./-][ ]?'?(?<y>(?:19|20)\d\d|\d\d)(?!\d)|(?=\D|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<m>\p{L}{1,9})\.?(?:[ ]'?(?<y>(?:19|20)\d\d|\d\d))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:19|20)\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<=\A'?|[./ -]'?|\A\d{4})\d\d\z", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
