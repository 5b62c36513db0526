using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Umsatzsteuer-Identifikationsnummer“ (USt-IdNr.).</summary>
/// <remarks>Basis: § 27a UStG. Format: DE and nine digits. Check: ISO 7064 modulo 11,10 is usual but not documented, so a mismatch never
/// drops it; the form with DE stands for itself. Fictitious: DE136695976.</remarks>
internal sealed partial class VatIdRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "STEUERNUMMER", Certainty.Likely,
                "Form einer Umsatzsteuer-Identifikationsnummer"));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:DE|ATU)[ ]?\d{3}[ ]?\d{3}[ ]?\d{2,3}(?![\dA-Za-z]|[ ]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
