using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Betriebsstättennummer“ (BSNR) and „Institutionskennzeichen“ (IK).</summary>
/// <remarks>Basis: § 293 SGB V. Format: nine digits. Check: the IK has one over digits 3–8, but it is not kept everywhere, so nothing is
/// dropped for it; the label decides. Fictitious: BSNR 721234500, IK 104212059.</remarks>
internal sealed partial class PracticeNumberRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("NUMMER", "Betriebsstättennummer oder Institutionskennzeichen",
        new Sought(Form(), Starts.Digits(1, 99)), Label());

    public void Find(NormalText text, ICollection<Candidate> into) => Number.Find(text, into);

    [GeneratedRegex(@"\G(?<![\dA-Za-z/.-])\d{2}[ ]?\d{3}[ ]?\d{2}[ ]?\d{2}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:BSNR|NBSNR|Betriebsstätten\w*|Institutionskennzeichen|IK(?:-?Nr)?)\b", RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
