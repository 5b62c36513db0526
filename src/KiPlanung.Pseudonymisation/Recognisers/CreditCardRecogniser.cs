using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kreditkartennummer“.</summary>
/// <remarks>Basis: ISO/IEC 7812. Format: 13–19 digits, first 3–6 (issuer). Check: Luhn; with a label a failed check is masked as well.
/// Fictitious: 4111 1111 1111 1111.</remarks>
internal sealed partial class CreditCardRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
        {
            var valid = CheckDigits.IsCard(Surroundings.Digits(text.Text.AsSpan(match.Index, match.Length)));
            if (!valid && !Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label())) continue;
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "KARTE",
                valid ? Certainty.Certain : Certainty.Likely, "Kartennummer"));
        }
    }

    [GeneratedRegex(@"(?<![\dA-Za-z])[3-6]\d{3}(?:[ -]?\d){9,15}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:Kredit\w*|EC|Karten?\w*|Visa|Mastercard|Girocard)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
