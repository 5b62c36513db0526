using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Aktenzeichen einer Behörde“.</summary>
/// <remarks>Basis: § 29 VwVfG practice, Aktenordnungen. Format: behind Az, Aktenzeichen, Unser Zeichen, Geschäftszeichen, Vorgang, Fall,
/// Kassenzeichen: up to seven groups with at least one digit; without label office.part-number/year, ST/n/yyyy, letters-year-number.
/// Check: none. Fictitious: Az. 50.2-4711/26, JA-2025-00412.</remarks>
internal sealed partial class AdministrativeFileRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.Numbers(8));

    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "az", "aktenz", "aktenzeichen", "geschäftszeichen", "gz", "gesch-z", "geschz", "kassenzeichen", "buchungszeichen", "zeichen",
        "vorgang", "fallakte", "akte", "fall-nr", "fallnr", "vorgangs-nr", "bamf-az", "geschäftsnummer", "fall-id", "vorgangs-id",
        "steuerzeichen", "kassenz", "buchungsz", "ordnungszeichen", "geschäftsz", "gesch", "einsatz-nr", "tgb",
    };

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text)) AddWithSign(text, into, match);
        foreach (var word in text.Words)
            if (word.Length <= 18 && Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Slice(word))
                && LabelledValue.After(text, word.End) is { } value)
                Add(into, value.Start, value.End, Certainty.Certain);
    }

    private static void Add(ICollection<Candidate> into, int start, int end, Certainty certainty) =>
        into.Add(new Candidate(start, end, EntityType.IdNumber, "AKTENZEICHEN", certainty, "Aktenzeichen einer Behörde"));

    private static void AddWithSign(NormalText text, ICollection<Candidate> into, Match match) =>
        Add(into, NumberEdges.Start(text, match.Index), NumberEdges.End(text, match.Index + match.Length), Certainty.Likely);

    [GeneratedRegex(@"\G(?<![A-Za-z0-9./-])(?:\d{2}\.\d{1,2}(?:\.\d{1,3})?-[\d./-]{3,18}\d|\d{2,3}-\d{3,6}/\d{2,4}|ST/\d{7}/\d{4}"
        + @"|[A-ZÄÖÜ]{1,5}[-/](?:19|20)\d{2}[-/]\d{3,8}|[A-ZÄÖÜ]{1,4}/\d{4,8}/\d{2,4}|\d{4,7}/\d{4}/[A-Z]{2,4}|\d{2}(?:\.\d{1,2}){"
        + @"0,2}-[A-Z]{1,4}-\d{2,6}|[A-Z]{1,3}-?\d{1,2}\.\d{3,6}(?:\.\d{2,6})?|\d{1,2}\.\d{1,2}/\d{4,6}|(?!(?:SGB|ALG|DIN|ISO|EN|I"
        + @"EC|KW|TOP|EU|EG|HH|DS|SJ|VO|Drs|PLZ|KJ|WS|SS|FY|BWZ)[ ])[A-ZÄÖÜ]{2,5}[ ](?!(?:19|20)\d{2}[-/]\d)\d{3,6}[-/]\d{2,6}(?:["
        + @"-/]\d{1,6})?)(?![A-Za-z0-9/])",
            RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
