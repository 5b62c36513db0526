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
            if (DateOfBirthRecogniser.IsBirth(text, start, end, hasYear) || Public().IsMatch(Surroundings.Before(text, start,
                48))) continue;
            into.Add(new Candidate(start, end, EntityType.Date, "DATUM", Certainty.Likely, "tagesgenaues Datum"));
        }
    }

    [GeneratedRegex(@"(?<!\p{L})(?:Stand|Stichtag|in Kraft|Fassung|Bekanntmachung|Gesetz(?:es)?|Verordnung|Richtlinie"
        + @"|Satzung|Kreistagsbeschluss|Förder\p{L}*|Projektlaufzeit|Laufzeit|Haushaltsjahr|BGBl\.?|gültig ab"
        + @"|GVBl\.?)(?:[ :,(]{1,3}|[ ](?:zum|vom|des|seit|ab|am|bis|ist|tritt|trat|der"
        + @"|von)[ :]?){1,5}(?:[\d. -]{0,14}(?:bis|-)[ ]?(?:zum )?)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Public();
}
