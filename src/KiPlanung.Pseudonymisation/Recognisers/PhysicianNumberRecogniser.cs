using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Lebenslange Arztnummer“ (LANR).</summary>
/// <remarks>Basis: § 293 Abs. 4 SGB V, KBV-Richtlinie zur Arztnummer. Format: nine digits: six serial, check digit, two speciality. Check:
/// first six times 4 and 9 in turn, (10 − sum mod 10) mod 10 is the seventh; a failed check with label is masked as well, a good one
/// alone proves little, so the label is always needed. Fictitious: 123456601.</remarks>
internal sealed partial class PhysicianNumberRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("NUMMER", "Arztnummer",
        new Sought(Form(), Starts.Digits(1, 99)), Label()) { Check = Checked };

    public void Find(NormalText text, ICollection<Candidate> into) => Number.Find(text, into);

    private static bool? Checked(string number) => CheckDigits.IsPhysicianNumber(number) ? null : false;

    [GeneratedRegex(@"\G(?<![\dA-Za-z/.-])\d{6}[ ]?\d[ ]?\d{2}(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:LANR|Arztnummer|Arzt-?Nr|Vertragsarztnummer)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
