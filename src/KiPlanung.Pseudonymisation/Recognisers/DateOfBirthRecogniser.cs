using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Geburtsdatum“ — also a year of birth with label.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO. Format: any date beside geb., geboren, *, Jahrgang, Geburtsdatum, Geburtstag, or alone in
/// parentheses
/// behind a capitalised word; six or eight digits with label. Check: calendar day. Fictitious: geb. 17.08.1989, *17.8.89, Jg.
/// 1989.</remarks>
internal sealed partial class DateOfBirthRecogniser : IRecogniser
{
    private static readonly Sought YearBeforeForm = new(YearBefore(), Starts.Either(Starts.Digits(4, 4), Starts.At(Cue.YearWord)));
    private static readonly Sought YearForm = new(Year(), Starts.At(Cue.Birth));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var (start, end, hasYear) in DateForms.All(text))
            if (IsBirth(text, start, end, hasYear))
                Add(into, start, end, "Datum mit Hinweis auf eine Geburt");
        foreach (var match in YearBeforeForm.In(text))
            Add(into, match.Index, match.Index + match.Length, "Geburtsjahr");
        foreach (Match match in YearForm.In(text))
        {
            var value = match.Groups["value"];
            Add(into, value.Index, value.Index + value.Length, "Geburtsjahr oder Geburtsdatum in Ziffern");
        }
    }

    public static bool IsBirth(NormalText text, int start, int end, bool hasYear)
    {
        var before = Surroundings.Before(text, start, 40);
        if (Before().IsMatch(before) || After().IsMatch(Surroundings.After(text, end, 24))) return true;
        return hasYear && InParentheses().IsMatch(before) && end < text.Text.Length && text.Text[end] is ')' or ',';
    }

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.DateOfBirth, "GEBURTSDATUM", Certainty.Certain, reason));

    [GeneratedRegex(@"(?:(?<!\p{L})(?:geb(?:\.|oren|ore?ne?r?)?(?:[ -]?(?:dat(?:um)?|am|tag))?|Geburts\p{L}*|Geb\.?-?Dat"
        + @"|Jahrgang|Jg|Jhg|DOB|Birthday|Geburt|Gebdat|GD|zur Welt gekommen|auf die Welt gekommen)"
        + @"|\*)[\s.:|=/-]{0,6}(?:(?:am|ist|war|der|den|ist der|ist am|,|in|im|dem|Montag|Dienstag|Mittwoch|Donnerstag"
        + @"|Freitag|Samstag|Sonntag|[A-ZÄÖÜ]\p{L}{2,20})[\s.:|,]{0,4}){0,4}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\A[ ,.)]{0,3}(?:\p{L}{2,14}[ ]){0,2}(?:geb\.|geboren|zur Welt|auf die Welt|Geburtstag)", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"\G(?<!\d|\.|\p{L})(?:(?:19|20)\d{2}|neunzehnhundert\p{L}{0,24}"
        + @"|zweitausend\p{L}{0,20})(?=[ ](?:in \p{L}{2,24} )?(?:geboren|zur Welt gekommen|auf die Welt gekommen))",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"\p{Lu}[\p{L}.-]*[ ]\(\z", RegexOptions.CultureInvariant)]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"\G(?<!\p{L})(?:geb\.?|geboren|Jahrgang|Jg\.?|Jhg\.?|Geburtsjahr|Baujahr|Geb\.?-?Dat(?:um|\.)?"
        + @"|Geburtsdatum|DOB)[ :.]{0,3}(?:ist |war |im Jahr |in |am )?(?<value>(?:19|20)\d{2}|'?\d{2}|\d{6}|\d{8})(?!\d"
        + @"|\.\d|[ ]?(?:Jahre|Uhr|€|Kinder|%))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
