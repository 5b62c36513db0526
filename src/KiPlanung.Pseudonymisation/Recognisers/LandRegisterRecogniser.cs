using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Grundbuchblatt“ and „Flurstück“.</summary>
/// <remarks>Basis: § 3 GBO, GBV. Format: sheet number behind „Blatt“ with „Grundbuch“ before; parcel n/n behind „Flurstück“, with „Flur n“.
/// Check: none; the label decides. Fictitious: Grundbuch von Musterdorf, Blatt 1123; Flurstück 112/4.</remarks>
internal sealed partial class LandRegisterRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in Form().Matches(text.Text))
        {
            var value = match.Groups["value"];
            into.Add(new Candidate(value.Index, value.Index + value.Length, EntityType.IdNumber, "NUMMER", Certainty.Likely,
                "Grundbuchblatt oder Flurstück"));
        }
    }

    [GeneratedRegex(@"(?<!\p{L})(?:Grundbuch[^.\n]{0,50}Blatt(?:[ -]?Nr\.?)?[ :]{1,2}|Flurstücke?(?:[ -]?Nr\.?)?[ :]{1,2}"
        + @"|Flst\.?(?:[ -]?Nr\.?)?[ :]{1,2})"
        + @"(?<value>\d{1,6}(?:/\d{1,4})?)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
