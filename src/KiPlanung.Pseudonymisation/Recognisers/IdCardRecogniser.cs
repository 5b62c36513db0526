using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Ausweis“ — identity card, passport, residence permit, driving licence, disability card.</summary>
/// <remarks>Basis: § 5 PAuswG, § 4 PassG, § 78 AufenthG, Anlage 8 FeV. Format: nine characters of the reduced alphabet, optional tenth as
/// check digit (ICAO 9303, 7-3-1 modulo 10 over nine). Ten characters are checked; nine need a label, because nine carry no check digit.
/// Fictitious (official specimens): L01X00T47 + 1, C01X00T47 + 8, T22000129 + 3.</remarks>
internal sealed partial class IdCardRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Ten().EnumerateMatches(text.Text))
            if (CheckDigits.IsTravelDocument(Surroundings.Compact(text.Text.AsSpan(match.Index, match.Length))))
                Add(into, match.Index, match.Index + match.Length, Certainty.Certain, "Ausweisnummer, Prüfziffer stimmt");
        foreach (var match in Any().EnumerateMatches(text.Text))
            if (text.Text.AsSpan(match.Index, match.Length).ContainsAnyInRange('0', '9') && Surroundings.HasLabel(text, match.Index,
                Label()))
                Add(into, match.Index, match.Index + match.Length, Certainty.Certain, "Ausweisnummer mit Bezeichnung");
    }

    private static void Add(ICollection<Candidate> into, int start, int end, Certainty certainty, string reason) =>
        into.Add(new Candidate(start, end, EntityType.IdNumber, "AUSWEIS", certainty, reason));

    [GeneratedRegex(@"(?<![A-Za-z0-9])[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}[ ]?\d(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Ten();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:[A-Za-z0-9]{7,13}(?:[ ]?\d)?|\d{2}/\d{5,7}[ ]?\d?"
        + @"|\d{2,4}(?:[ /-]\d{2,6}){1,3})(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:Personalausweis\w*|Ausweis\w*|Perso|Reisepass\w*|Pass|Passnummer|Pass-?Nr|Aufenthaltstitel\w*"
        + @"|Aufenthaltserlaubnis|Aufenthaltsgestattung|Duldung|AZR\w*|AZR-?Nr|Führerschein\w*|Schwerbehindertenausweis\w*"
        + @"|SBA|Dokumentennummer|Seriennummer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
