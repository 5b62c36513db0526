using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kundennummer der Agentur für Arbeit“.</summary>
/// <remarks>Basis: § 51a SGB II. Format: three digits, letter, six digits. Check: none; the form stands for itself.
/// Fictitious: 123A456789.</remarks>
internal sealed partial class EmploymentAgencyNumberRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "NUMMER", Certainty.Certain,
                "Kundennummer der Agentur für Arbeit"));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:\d{3}[A-Za-z]\d{6}|\d{3}[ ]?[A-Z][ ]?\d{3}[ ]?\d{3})(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
