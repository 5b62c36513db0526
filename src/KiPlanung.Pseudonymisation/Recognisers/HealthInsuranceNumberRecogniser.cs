using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Krankenversichertennummer“ (KVNR).</summary>
/// <remarks>Basis: § 290 SGB V. Format: letter and nine digits, spaces allowed, the IK of the insurer may follow. Check: weights 1-2,
/// digit sums, modulo 10.
/// With a label a failed check is masked as well. Fictitious: A123456780.</remarks>
internal sealed partial class HealthInsuranceNumberRecogniser : IRecogniser
{
    private static readonly Sought SoughtForm = new(Form(), Starts.Numbers(2));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in SoughtForm.In(text))
        {
            var compact = Surroundings.Compact(text.Text.AsSpan(match.Index, match.Length));
            var valid = CheckDigits.IsHealthInsuranceNumber(compact);
            if (!valid && !Surroundings.HasLabelNear(text, match.Index, match.Index + match.Length, Label())) continue;
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "KVNR",
                valid ? Certainty.Certain : Certainty.Likely,
                valid ? "Krankenversichertennummer, Prüfziffer stimmt"
                    : "Krankenversichertennummer mit Bezeichnung, Prüfziffer stimmt nicht"));
        }
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d])[A-Za-z][ ]?\d(?:[ -]?\d){8}(?:[ ]?[-/][ ]?\d{9})?(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:KVNR|KV|KV-?Nr|Kassen?|Pflegekassen?|Krankenversicher\w*|Krankenkassen?\w*|Versicherten\w*|Versicherung"
        + @"s\w*|Vers|VNR"
        + @"|eGK|AOK|Barmer|TK|DAK|IKK|Gesundheitskarte)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
