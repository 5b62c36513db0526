using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Zählernummer“ and metering point.</summary>
/// <remarks>Basis: DIN 43863-5, § 52 MsbG (one meter, one household). Format: 1 (electricity) or 7 (gas), three letters of the maker, ten
/// digits; metering point DE and 31 characters. Check: none; both forms stand for themselves, other forms see contract numbers.
/// Fictitious: 1ESY1160123456.</remarks>
internal sealed partial class MeterRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Form().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "NUMMER", Certainty.Certain,
                "Zählernummer"));
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:[1-9][ ]?[A-Z]{3}[ ]?\d{2}[ ]?\d{4}[ ]?\d{4}|DE[0-9A-Z]{31})(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
