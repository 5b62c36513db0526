using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
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
    private static readonly Sought YearBehindForm = new(YearBehind(), Starts.Years);
    private static readonly Sought YearAfterForm = new(YearAfter(), Starts.At(Cue.Birth));
    private static readonly Sought YearForm = new(Year(), Starts.At(Cue.Birth));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var (start, end, hasYear) in DateForms.All(text))
            if (IsBirth(text, start, end, hasYear))
                Add(into, start, end, "Datum mit Hinweis auf eine Geburt");
        FindYears(text, into);
        foreach (Match match in YearAfterForm.In(text))
            Add(into, match.Groups["value"].Index, match.Groups["value"].Index + match.Groups["value"].Length, "Geburtsjahr");
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
        if (Before().IsMatch(before) || After().IsMatch(Surroundings.After(text, end, 70))) return true;
        return hasYear && InParentheses().IsMatch(before) && end < text.Text.Length && text.Text[end] is ')' or ',';
    }

    /// <summary>„Rumen (2013)“, „*1937“, „(Sohn, 1961)“, „Emil Kwaku, 2021;“: a year right behind a name or a role.</summary>
    private static void FindYears(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in YearBehindForm.In(text))
        {
            var value = match.Groups["value"];
            if (match.Groups["front"].Success && !IsPerson(match.Groups["front"].ValueSpan, match.Groups["bare"].Success)) continue;
            Add(into, value.Index, value.Index + value.Length, "Geburtsjahr hinter einem Namen");
        }
    }

    private static bool IsPerson(ReadOnlySpan<char> word, bool isBare)
    {
        if (TokenHints.RoleOf(new string(word).ToLowerInvariant()) is not null) return true;
        var known = Names.IsName(Names.Base(word)) && !Names.IsCommon(word);
        return isBare ? known && Names.Kind(word) != WordKind.Known
            : known || (Names.Kind(word) == WordKind.Unknown && !Compound.IsMadeOfWords(word)
                && !Gazetteers.Instance.Places.Contains(word));
    }

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.DateOfBirth, "GEBURTSDATUM", Certainty.Certain, reason));

    [GeneratedRegex(@"(?:(?<!\p{L})(?:geb(?:\.|oren|ore?ne?r?)?(?:[ -]?(?:dat(?:um)?|am|tag))?|Geburts\p{L}*|Geb\.?-?Dat"
        + @"|Jahrgang|Jg|Jhg|DOB|Birthday|Geburt|Gebdat|GD|zur Welt gekommen|auf die Welt gekommen)"
        + @"|\*)[\s.:|=/-]{0,6}(?:(?:am|ist|war|der|den|ist der|ist am|,|in|im|dem|Montag|Dienstag|Mittwoch|Donnerstag"
        + @"|Freitag|Samstag|Sonntag|[A-ZÄÖÜ]\p{L}{2,20})[\s.:|,]{0,4}){0,4}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\A[ ,.)]{0,3}(?:[\p{L}-]{2,20}[ ]){0,6}(?:geb\.|geboren|zur Welt|auf die Welt|Geburtstag)", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"\G(?<!\d|\.|\p{L})(?:(?:19|20)\d{2}|neunzehnhundert\p{L}{0,24}"
        + @"|zweitausend\p{L}{0,20})(?=[ ](?:[\p{L}-]{1,20}[ ]){0,5}(?:geboren|zur Welt gekommen|auf die Welt gekommen))",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"\G(?<!\p{L})(?:geboren|zur Welt|auf die Welt)[^.!?\n\d]{0,44}?(?<value>(?:(?:19|20)\d{2}|neunzehnhundert\p{L"
        + @"}{3,24}|zweitausend\p{L}{2,20})(?![\p{L}\d]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearAfter();

    [GeneratedRegex(@"\G(?:(?<front>\p{Lu}[\p{L}'-]{1,24})(?:[ ]\(|(?<bare>,[ ]))(?:\*[ ]?)?(?<value>(?:19[2-9]|20[0-3])\d)(?=[),;"
        + @"/\n]|[ ]?$)"
        + @"|(?<![\p{L}\d])\*[ ]?(?<value>(?:19|20)\d{2})(?![\d.]))", RegexOptions.CultureInvariant)]
    private static partial Regex YearBehind();

    [GeneratedRegex(@"\p{Lu}[\p{L}.-]*[ ]\(\z", RegexOptions.CultureInvariant)]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"\G(?<!\p{L})(?:geb\.?|geboren|Jahrgang|Jg\.?|Jhg\.?|Geburtsjahr|Baujahr|Geb\.?-?Dat(?:um|\.)?"
        + @"|Geburtsdatum|DOB)[ :._]{0,6}(?:ist |war |im Jahr |in |am[ ._]{1,6})?(?<value>\d{1,2}[ ]\d{1,2}[ ](?:19|20)\d{2}|(?:1?"
        + @"\d[./])?(?:19|20)\d{2}|'?\d{2}|\d{6}|\d{8})(?!\d"
        + @"|\.\d|[ ]?(?:Jahre|Uhr|€|Kinder|%))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
