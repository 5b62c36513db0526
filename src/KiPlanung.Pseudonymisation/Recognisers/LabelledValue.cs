using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Bezeichneter Wert“ — the run of letters and digits a label announces: groups with . / - _ or space, at least one
/// digit.</summary>
internal static partial class LabelledValue
{
    /// <param name="text">The reading version.</param>
    /// <param name="end">Where the label ends.</param>
    public static (int Start, int End)? After(NormalText text, int end)
    {
        var match = Value().Match(text.Text, end);
        if (!match.Success) match = Distant().Match(text.Text, end);
        if (!match.Success) return null;
        var value = match.Groups["value"];
        return value.ValueSpan.ContainsAnyInRange('0', '9') && !Amount().IsMatch(Surroundings.After(text, value.Index + value.Length, 14))
            && !PhoneRecogniser.IsHelpLine(Surroundings.Digits(value.ValueSpan)) && !Date().IsMatch(value.ValueSpan)
            ? (value.Index, value.Index + value.Length) : null;
    }

    [GeneratedRegex(@"\G\.?[:.=#()| ]{1,4}\n?(?:(?:-?Nr|-?Nummer|-?Z|lautet|ist|war|von|des|der|dem|die|den|das|beim|bei|mit|vom|hier"
        + @"|unter|neu|neue|bitte"
        + @"|angeben|notieren|Jobcenters?|Jugendamte?s?|Sozialamte?s?|Amtsgerichts?|Familiengerichts?|Familienkasse|Polizei|Agentur"
        + @"|Gerichts?|Bescheide?s?)\b[.: ]{1,3}){0,5}"
        + @"(?<value>(?=[^\s]{0,12}\d|[\p{L}/.-]{1,8}[ ]\d)[A-Za-z0-9ÄÖÜäöü]{1,24}(?:[./_:-]{1,2}[A-Za-z0-9ÄÖÜäöü]{1,14}|[ ](?:str"
        + @"ich|bindestrich|schrägstrich)[ ][A-Za-z0-9]{1,12}|[ ](?=\d"
        + @"|[A-Z]{1,4}[ /-]?\d)[A-Za-z0-9/-]{1,14}){0,7})(?![\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"\G\.?[:.=#()| ]{1,4}(?:\p{L}[\p{L}-]{1,20}[.:]?[ ]){1,4}(?<value>(?:[A-Z]{1,3}[ -]?)?\d[\d ./-]{4,22}\d)(?![\p{L"
        + @"}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Distant();

    [GeneratedRegex(@"\A[ ]?(?:€|Euro|EUR|%|Prozent|Uhr|Tage|Wochen|Monate|Jahre|Kinder|Personen|Seiten|Stunden|Mal\b|qm|km)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\A\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
