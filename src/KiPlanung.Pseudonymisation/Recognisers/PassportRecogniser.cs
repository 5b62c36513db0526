using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Reisepass“, German and foreign.</summary>
/// <remarks>Basis: § 4 PassG, ICAO 9303. Format: German: [CFGHJK] and eight of the reduced alphabet, optional check digit; foreign: one to
/// three letters and six to nine digits. Check: 7-3-1 over nine for ten characters; all others need a label. Fictitious (official
/// specimen): C01X00T47 + 8; N00812345.</remarks>
internal sealed partial class PassportRecogniser : IRecogniser
{
    private static readonly NumberForm German = new("AUSWEIS", "Passnummer", new Sought(Form(), Starts.Numbers(10)), Label())
    {
        Check = number => number.Length < 10 ? null : CheckDigits.IsTravelDocument(number),
    };

    private static readonly NumberForm Foreign = new("AUSWEIS", "Passnummer", new Sought(AnyForm(), Starts.Numbers(5)), Label());

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        German.Find(text, into);
        Foreign.Find(text, into);
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d])[CFGHJKcfghjk][CFGHJKLMNPRTVWXYZcfghjklmnprtvwxyz0-9]{8}[ ]?\d?(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?:[A-Za-z]{1,3}[ -]?)?\d{3}[ ]?\d{3,6}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex AnyForm();

    [GeneratedRegex(@"\b(?:\w{0,12}[Rr]eisepass\w*|\w{0,12}[Pp]ass|Passnummer|Pass-?Nr|Passport)\b", RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
