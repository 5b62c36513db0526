using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„AZR-Nummer“ of the central register of foreigners and file numbers of the BAMF.</summary>
/// <remarks>Basis: § 10 AZRG, § 63 AsylG. Format: twelve digits, groups of three allowed; BAMF: seven digits, hyphen, three digits of the
/// state of origin. Check: none known; only with a label. Fictitious: 120345678901, 7654321-475.</remarks>
internal sealed partial class AzrNumberRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("NUMMER", "AZR- oder BAMF-Nummer", new Sought(Form(), Starts.Digits(1, 99)), Label());

    public void Find(NormalText text, ICollection<Candidate> into) => Number.Find(text, into);

    [GeneratedRegex(@"\G(?<![\dA-Za-z])(?:\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?\d{3}|\d{2}(?:[ ]\d{2}){5}|\d[ ]\d{3}[ ]\d{3}-\d{3}|\d{7}["
        + @" ]?-[ ]?\d{3})(?![\dA-Za-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(?:AZR(?:-?Nr|-?Nummer|-?Zahl)?|Ausländerzentralregister\w*|BAMF(?:-?Az|-?Aktenzeichen)?|Asyl\w*|Bundesamt)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
