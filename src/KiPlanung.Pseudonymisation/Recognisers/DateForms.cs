using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Datumsformen“ — every day-exact date, whatever it means; the two date recognisers share it.</summary>
internal static partial class DateForms
{
    private static readonly Sought NumericForm = new(Numeric(), Starts.AtWithDigit(Cue.Digits | Cue.Weekday, 24));
    private static readonly Sought IsoForm = new(Iso(), Starts.Digits(4, 4));
    private static readonly Sought DayMonthForm = new(DayMonth(), Starts.AtWithDigit(Cue.Digits | Cue.Weekday, 24));
    private static readonly Sought NamedForm = new(Named(), Starts.Before(Cue.Month, 60, Cue.Digits | Cue.Weekday));
    private static readonly Sought SpokenForm = new(Spoken(), Starts.At(Cue.DayWord));
    private static readonly Sought BareForm = new(Bare(), Starts.AtWithDigit(Cue.DateLead, 24));
    private static readonly Sought HolidayForm = new(Holiday(),
        Starts.Either(Starts.At(Cue.Holiday), Starts.Before(Cue.Holiday, 6, Cue.Digits)));

    private const string Months =
        "Januar|Jänner|Februar|Feber|März|Maerz|April|Mai|Juni|Juno|Juli|Julei|August|September|Oktober"
        + "|November|Dezember|Jan|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez|XII|XI|IX|X|VIII|VII|VI|IV|V"
        + "|III|II|I";

    private const string Weekday =
        @"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)(?:,|[ ]der|,?[ ]den"
            + @"|[ ]dem)?[ ])?";

    private const string Days =
        "ersten?r?|zweiten?r?|dritten?r?|vierten?r?|fünften?r?|sechsten?r?|siebe?n?ten?r?|achten?r?"
        + "|neunten?r?|zehnten?r?|elften?r?|zwölften?r?|dreizehnten?r?|vierzehnten?r?|fünfzehnten?r?"
        + "|sechzehnten?r?|siebzehnten?r?|achtzehnten?r?|neunzehnten?r?|zwanzigsten?r?"
        + "|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)undzwanzigsten?r?|dreißigsten?r?"
        + "|einunddreißigsten?r?";

    public static IEnumerable<(int Start, int End, bool HasYear)> All(NormalText text)
    {
        foreach (Match match in NumericForm.In(text))
            if (IsCalendarDay(match.Groups["d"].Value, match.Groups["m"].Value))
                yield return (match.Index, match.Index + match.Length, true);
        foreach (Match match in IsoForm.In(text))
            if (IsCalendarDay(match.Groups["d"].Value, match.Groups["m"].Value))
                yield return (match.Index, match.Index + match.Length, true);
        foreach (Match match in DayMonthForm.In(text))
            if (IsCalendarDay(match.Groups["d"].Value, match.Groups["m"].Value)
                && !Numbering().IsMatch(Surroundings.Before(text, match.Index, 16)))
                yield return (match.Index, match.Index + match.Length, false);
        foreach (Match match in NamedForm.In(text))
            if (IsCalendarDay(match.Groups["d"].Value, "1"))
                yield return (match.Index, match.Index + match.Length, match.Groups["y"].Success);
        foreach (Match match in SpokenForm.In(text))
            yield return (match.Index, match.Index + match.Length, match.Groups["y"].Success);
        foreach (Match match in BareForm.In(text))
            if (IsCalendarDay(match.Groups["d"].Value, match.Groups["m"].Success ? match.Groups["m"].Value : "1"))
                yield return (match.Groups["date"].Index, match.Groups["date"].Index + match.Groups["date"].Length, false);
        foreach (Match match in HolidayForm.In(text))
            yield return (match.Index, match.Index + match.Length, true);
    }

    private static bool IsCalendarDay(string day, string month) =>
        int.Parse(day, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31
        && int.Parse(month, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12;

    [GeneratedRegex(@"\G(?<![\d/\p{L}]|\d[.,-])" + Weekday + @"(?:\d{1,2}\.(?:[ ]?\d{1,2}\.)?[ ]?(?:[-/+]|und"
        + @"|bis)[ ]?)?(?<d>\d{1,2})(?:[ ](?=\.))?(?<s>[./-])[ ]?(?<m>\d{1,2})(?:[ ](?=\.))?\k<s>[ ]?(?:(?:19|20)\d{2}|'?\d{2})(?!"
        + @"[\d/]|[.,-]\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\G(?<!\d|\d[.-])(?:19|20)\d{2}(?<s>[-/.])(?<m>\d{2})\k<s>(?<d>\d{2})(?!\d|[.-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\G(?<![\d§/\p{L}]|\d[.,-])" + Weekday + @"(?:\d{1,2}\.(?:[ ]?\d{1,2}\.)?[ ]?(?:[-/+]|und|bis)[ ]?)?(?<d>\d{1,2})"
        + @"\.[ ]?(?<m>\d{1,2})\.(?![ ]?\d(?!\d?[:.]\d\d|[ ]?Uhr|\d[ ]?Uhr)|\w)", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\G(?<![\d\p{L}]|\d[.,-])" + Weekday + @"(?:\d{1,2}\.?(?:[ ]?(?:" + Months + @")\b)?[ ]?(?:[-/+]|und"
        + @"|bis(?:[ ]zum)?)[ ]?)?(?<d>\d{1,2})(?:\.[ ]?|ter[ ]|ten[ ]|[ ])(?:" + Months +
        @")\b(?:\.(?=[ ]?(?:(?:19|20)\d{2}|'\d{2})))?(?<y>[ ]?(?:(?:19|20)\d{2}|'\d{2})\b)?", RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\G(?<!\p{L})(?:" + Days + @")[ ](?:" + Days + @"|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August"
        + @"|September|Oktober|November|Dezember)(?!\p{L})(?<y>[ ](?:(?:19|20)?\d{2}\b|(?:neunzehnhundert"
        + @"|zweitausend)?\p{L}{0,14}(?:zig|ßig|zehn|elf|zwölf|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
        + @"|tausend)(?!\p{L})))?", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?:am|vom|zum|seit dem|ab dem|bis zum|Termin"
        + @"|Datum)[ :]{1,2}(?<date>(?<d>\d{1,2})\.(?<m>\d{1,2}))(?![\d.,%€]|[ ]?(?:Uhr|Prozent|Euro"
        + @"|Stunden|Mio|km|h\b))|(?:am|zum|vom|seit dem|bis zum|den)[ ](?<date>(?<d>\d{1,2})(?:ten|sten|\.(?=[ ](?:kommt|ist|hat|war"
        + @"|um|und|wird|soll|will|geht|muss|gegen|oder|wieder|ab|dieses|des|d\.)(?!\p{L}))))|(?:Datum|Eingang|Erstgespräch"
        + @"|Termin)[ :]{1,2}(?<date>(?<d>\d{2})(?<m>\d{2})(?:\d{2}|(?:19"
        + @"|20)\d{2}))(?!\d))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Heiligabend|Heilig Abend|Heiliger Abend|(?:(?:[12]\.|erster|zweiter|ersten"
        + @"|zweiten)[ ])?(?:Weihnachtsfeiertag|Weihnachtstag|Osterfeiertag|Pfingstfeiertag)|[1-4]\.[ ]Advent|Weihnachten|Ostern"
        + @"|Pfingsten|Gründonnerstag|Ostersamstag|Fronleichnam|Reformationstag|Tag der (?:Deutschen Einheit|Arbeit)|Weltkindertag"
        + @"|Buß- und Bettag|Totensonntag|Volkstrauertag|Ewigkeitssonntag|Erntedank|Muttertag|Vatertag|Männertag|Valentinstag|Frauentag"
        + @"|Halloween|Martinstag|Walpurgisnacht|Dreikönig(?:stag)?|Faschingsdienstag|Fastnacht|Fasching|Zuckerfest|Opferfest|Silvester"
        + @"|Neujahr|Karfreitag|Ostersonntag|Ostermontag"
        + @"|Pfingstsonntag|Pfingstmontag|Nikolaus|Allerheiligen|Rosenmontag|Aschermittwoch|Himmelfahrt)[ ](?:(?:19"
        + @"|20)\d{2}|'\d{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Holiday();

    [GeneratedRegex(@"(?:§|Nr\.|Kapitel|Kap\.|Punkt|Ziffer|Ziff\.|Abschnitt|Tabelle|Abb\.|Anlage|Version|Abs\.|TOP)[ ]?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();
}
