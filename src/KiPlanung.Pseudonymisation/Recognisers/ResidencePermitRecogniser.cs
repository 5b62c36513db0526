using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Aufenthaltstitel“, Duldung, Gestattung and identity cards of other states.</summary>
/// <remarks>Basis: §§ 78, 78a AufenthG, § 63 AsylG. Format: 7–12 letters and digits, at least four digits, one space allowed. Check: none
/// printed with the number; only with a label. Fictitious: 482917TE, YR1234567.</remarks>
internal sealed partial class ResidencePermitRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("AUSWEIS", "Nummer eines Aufenthaltspapiers",
        new Sought(Form(), Starts.Numbers(5)), Label());

    public void Find(NormalText text, ICollection<Candidate> into) => Number.Find(text, into);

    [GeneratedRegex(@"\G(?<![\p{L}\d.,])(?=(?:[A-Za-z]{0,3}[ -]?)?\d{4})(?:[A-Za-z]{1,3}[ -]?)?\d[A-Za-z0-9]{4,10}(?![A-Za-z0-9]|\.\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:Aufenthalts\w+|eAT(?:-?Nr)?|Duldung\w*|Gestattung\w*|Fiktionsbescheinigung|Ankunftsnachweis|BüMA"
        + @"|Niederlassungs\w+"
        + @"|(?:\w{3,12}(?:ische[rn]?|er) )?(?:Ausweis|ID-?Karte|Identitätskarte|Identitätsausweis))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
