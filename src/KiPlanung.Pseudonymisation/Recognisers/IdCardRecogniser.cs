using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Personalausweis“ — number and machine-readable line.</summary>
/// <remarks>Basis: § 5 PAuswG. Format: [LMNPRTVWXYZ] and eight of the reduced alphabet, optional tenth as check digit; old cards T and
/// eight digits; lines with „&lt;&lt;“. Check: ICAO 9303, weights 7-3-1 over nine; nine characters carry no check digit and need a label.
/// Fictitious (official specimens): L01X00T47 + 1, T22000129 + 3.</remarks>
internal sealed partial class IdCardRecogniser : IRecogniser
{
    private static readonly NumberForm Number = new("AUSWEIS", "Ausweisnummer", new Sought(Form(), Starts.Numbers(10)), Label())
    {
        Check = number => number.Length < 10 ? null : CheckDigits.IsTravelDocument(number),
    };

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        Number.Find(text, into);
        foreach (var match in MachineReadable().EnumerateMatches(text.Text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.IdNumber, "AUSWEIS", Certainty.Certain,
                "maschinenlesbare Zeile eines Ausweises"));
    }

    [GeneratedRegex(@"\G(?<![\p{L}\d])[LMNPRTVWXYZlmnprtvwxyz][CFGHJKLMNPRTVWXYZcfghjklmnprtvwxyz0-9]{8}[ ]?\d?(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<![\w<])[A-Z0-9]{1,5}<[A-Z0-9<]{20,60}(?![\w<])", RegexOptions.CultureInvariant)]
    private static partial Regex MachineReadable();

    [GeneratedRegex(@"\b(?:Personalausweis\w*|Ausweis\w*|Perso|Perso-?Nr|PA-?Nr|Dokumentennummer|Seriennummer|ID-?Karte"
        + @"|Identitätskarte)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
