using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Nummer der Bedarfsgemeinschaft“ (BG-Nummer).</summary>
/// <remarks>Basis: § 51a SGB II. Format: three to five digits, BG or two slashes, seven digits, optional person number behind „//“.
/// Check: none; the form stands for itself. Fictitious: 12345BG0012345, 09402//0012345.</remarks>
internal sealed partial class BenefitCommunityRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "AKTENZEICHEN", Certainty.Certain,
                "Nummer einer Bedarfsgemeinschaft"));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])\d{3,5}[ ]?(?:(?://)?[ ]?[Bb][Gg]|//)[ ]?(?:\d{7}"
        + @"|\d{3}[ ]\d{4})(?:[ ]?//[ ]?\d{2,6})?(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
