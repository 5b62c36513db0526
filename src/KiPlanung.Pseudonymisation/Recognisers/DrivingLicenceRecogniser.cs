using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Führerscheinnummer“.</summary>
/// <remarks>Basis: Anlage 8 FeV. Format: eleven letters and digits: authority (4), serial (5), check character, number of issue. Check: the
/// rule is not published in full; only with a label. Fictitious (official specimen): B072RRE2I55.</remarks>
internal sealed partial class DrivingLicenceRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("AUSWEIS", "Führerscheinnummer", new Sought(Form(), Starts.Numbers(7)), Label());

    public void Find(NormalText text, ICollection<Candidate> into) => Number.Find(text, into);

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?=[A-Za-z]{0,6}\d)[A-Za-z0-9]{4}[ ]?[A-Za-z0-9]{5}[ ]?[A-Za-z0-9]{2}(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:Führerschein\w*|Fuehrerschein\w*|Fahrerlaubnis\w*|FS-?Nr)\b", RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
