using System.Globalization;
using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Platzhalter“ — <c>[PERSON_1]</c>, <c>[EINRICHTUNG_2:Kita]</c>: how tokens look, are found and counted.</summary>
internal static class Tokens
{
    private const string Labels =
        "PERSON|ALTER|ADRESSE|TELEFON|EMAIL|GEBURTSDATUM|DATUM|IBAN|KVNR|RVNR|STEUERID|STEUERNUMMER|KONTO|KARTE"
        + "|AUSWEIS|AKTENZEICHEN|KENNZEICHEN|ORT|EINRICHTUNG|LINK|NUMMER|ANGABE";

    // built from the closed list of hints, so it cannot be a constant for the generator
    private static readonly Regex Form = new(
        $@"\[(?<label>{Labels})_(?<number>\d{{1,6}})(?::(?:{TokenHints.Pattern}))?\](?<genitive>s(?![\p{{L}}\d]))?",
            RegexOptions.CultureInvariant | RegexOptions.Compiled);

    public static IEnumerable<Match> Find(string text) => Form.Matches(text);

    /// <summary>The token without genitive ending and hint: what counts as the same person or thing.</summary>
    public static string Group(string token) => Form.Match(token) is { Success: true } match
        ? $"{match.Groups["label"].Value}_{match.Groups["number"].Value}"
        : token;

    public static string Write(string label, int number, string? hint) =>
        string.Create(CultureInfo.InvariantCulture, $"[{label}_{number}{(hint is null ? "" : ":" + hint)}]");

    public static string LabelOf(EntityType type) => type switch
    {
        EntityType.Person => "PERSON",
        EntityType.Address => "ADRESSE",
        EntityType.Phone => "TELEFON",
        EntityType.Email => "EMAIL",
        EntityType.DateOfBirth => "GEBURTSDATUM",
        EntityType.Date => "DATUM",
        EntityType.IdNumber => "NUMMER",
        EntityType.Vehicle => "KENNZEICHEN",
        EntityType.UrlHandle => "LINK",
        EntityType.LocationFine => "ORT",
        EntityType.OrgIdentifying => "EINRICHTUNG",
        _ => "ANGABE",
    };

    /// <summary>The highest number in use for each label.</summary>
    public static Dictionary<string, int> HighestNumbers(string text)
    {
        var highest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var match in Find(text))
        {
            var number = int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var label = match.Groups["label"].Value;
            highest[label] = Math.Max(number, highest.GetValueOrDefault(label));
        }
        return highest;
    }
}
