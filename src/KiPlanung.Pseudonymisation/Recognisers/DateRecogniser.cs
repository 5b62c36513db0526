using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Tagesgenaues Datum“ that is no birth date.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO, Erwägungsgrund 26 (a day links a note to a person). Format: d.m.(yyyy), ISO, d. month, spoken,
/// holiday
/// with year. Check: calendar day. Dates of laws, reports and funding periods stay. Fictitious: 03.03.2026, 9./10. März.</remarks>
internal sealed partial class DateRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var (start, end, hasYear) in DateForms.All(text))
        {
            if (DateOfBirthRecogniser.IsBirth(text, start, end, hasYear) || IsPublic(text, start, end)) continue;
            into.Add(new Candidate(start, end, EntityType.Date, "DATUM", Certainty.Likely, "tagesgenaues Datum"));
        }
    }

    private static bool IsPublic(NormalText text, int start, int end) =>
        Public.IsMatch(Surroundings.Before(text, start, 64)) || PublicAfter().IsMatch(Surroundings.After(text, end, 32));

    [GeneratedRegex(@"\A[ ]?(?:in Kraft|außer Kraft|bewilligt|gefördert|\((?:BGBl|GVBl)|Punkte|Prozent|Mio|steigen|steigt"
        + @"|ändern[ ]sich|ändert[ ]sich|gelten(?!\p{L})|gilt"
        + @"|treten(?!\p{L})|tritt|entfällt|entfallen|erhöh(?:t|en)[ ]sich|verwendet[ ]werden)",
        RegexOptions.CultureInvariant)]
    private static partial Regex PublicAfter();

    // the cues come from the policy, so this cannot be a constant for the generator
    private static readonly Regex Public = new(@"(?<!\p{L})(?:Stichtag[^.\n]{0,50}|(?:€|Euro)(?:[ ]im Monat|[ ]monatlich"
        + @"|[ ]mtl\.)?[ (]{1,2}ab"
        + @"|\p{L}{0,20}[Gg]esetz(?:es)?|\p{L}{0,16}[Vv]erordnung|\p{L}{0,16}[Rr]ichtlinien?|\p{L}{0,16}[Ss]atzung"
        + @"|(?:Kreistags|Stadtrats|Gemeinderats|Ausschuss)beschluss|Beschluss des (?:Kreistags|Kreistages|Stadtrats|Stadtrates"
        + @"|Gemeinderats|Landtags|Ausschusses)|Bewilligungszeitraum des Projekts|Projekt läuft|BGBl\.?|GVBl\.?|S\.|Frist für Anträge"
        + @"|(?:\p{L}{0,20}mittel|Förder\p{L}+|Zuschuss|\p{L}{3,20}fonds|Projekt\p{L}*|Haushalt\p{L}*|Verwendungsnachweis|\p{L}*erhebung"
        + @"|Übertrag|Vordrucke?n?|Tabelle|Merkblatt|Kontostand|Guthaben|jeweils|befristet|Kürzung|Abrechnung)(?!\p{L})[^.\n]{0,60}"
        + @"|(?:erhebt|erhoben|zählt)[^.\n]{0,60}"
        + @"|\p{L}{0,24}[Aa]usschuss(?:es)?|Dienstanweisung(?:[ ]\d+/\d+)?|§ ?\d+\w?(?:[ ]Abs\.[ ]?\d)?[ ]SGB[ ][IVX]+|"
        + Policy.PseudonymisationPolicy.Instance.StayingDateCues
        + @")(?:[ ](?:des|der|zur|zum|über)[ ][\p{L}-]+(?:[ ]\p{Lu}[\p{L}-]+)?)?(?:[ :,(]{1,3}|[ ](?:zum|vom|nicht|die|des|seit|ab|am"
        + @"|bis|ist"
        + @"|tritt|trat|läuft|gilt|endet|beginnt|der|von|war)[ :]?){1,5}(?:[\d. ]{0,14}(?:bis|-)[ ]?(?:zum )?)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
}
