using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Kindergeldnummer“.</summary>
/// <remarks>Basis: § 67 EStG, Dienstanweisung of the Familienkasse. Format: three digits, FK, six digits, spaces allowed. Check: none;
/// the form
/// stands for itself. Fictitious: 115FK123456.</remarks>
internal sealed partial class ChildBenefitNumberRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "NUMMER", Certainty.Certain,
                "Kindergeldnummer"));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])\d{3}[ -]?[Ff][Kk][ -]?\d{3}[ -]?\d{3}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
