using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Schwerbehindertenausweis“ — file number of the office.</summary>
/// <remarks>Basis: § 152 SGB IX, SchwbAwV. Format: two digits, slash, five to seven digits, one digit. Check: none; only with a label.
/// Fictitious: 33/123456 7.</remarks>
internal sealed partial class DisabilityCardRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("AUSWEIS", "Nummer des Schwerbehindertenausweises",
        new Sought(Form(), Starts.Digits(2, 2)), Label());

    public void Find(NormalText text, ICollection<Candidate> into) => Number.Find(text, into);

    [GeneratedRegex(@"\G(?<![\d/])\d{2}[ ]?/[ ]?\d{5,7}(?:[ /-]\d)?(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:Schwerbehind\w*|SB-?Ausweis|SBA|Behindertenausweis|Versorgungsamt|Merkzeichen|GdB|Ausweis)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
