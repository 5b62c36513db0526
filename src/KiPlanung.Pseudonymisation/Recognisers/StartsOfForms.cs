using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>Places where one particular form can begin.</summary>
internal static partial class Starts
{
    private const string Joints = "_.+%-";

    /// <summary>Chains of letters and hyphens that hold a hyphen.</summary>
    public static IEnumerable<int> HyphenChains(Landmarks marks)
    {
        var last = -1;
        foreach (var at in Marks(marks.Text, '-'))
            if (marks.ChainStart(at) is var start && start < at && start > last)
                yield return last = start;
    }

    /// <summary>„FC …“ and „1. FC …“.</summary>
    public static Func<Landmarks, IEnumerable<int>> Ordinals(Cue cue) => marks => Ordinals(marks, cue);

    /// <summary>Every part of the chains of letters and hyphens in which a run with the cue stands.</summary>
    public static Func<Landmarks, IEnumerable<int>> ChainParts(Cue cue) => marks => ChainParts(marks, cue);

    /// <summary>Chains that end like a street, with a number close behind: „Dr.-Muster-Straße 4“.</summary>
    public static IEnumerable<int> StreetsWithNumber(Landmarks marks)
    {
        var next = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (!marks[i].Has(Cue.StreetEnding) || marks[i].NextDigit - 8 > marks[i].End) continue;
            var start = marks.ChainStart(marks[i].End);
            while (start > 1 && marks.Text[start - 1] == '.' && marks.Text[start] == '-' && marks[i].End - start < 160)
                start = marks.ChainStart(start - 1);
            for (next = Math.Max(next, marks.FirstFrom(start)); next <= i; next++) yield return marks[next].Start;
        }
    }

    /// <summary>Where a year stands behind a word with a parenthesis or comma between, or behind an asterisk.</summary>
    public static IEnumerable<int> Years(Landmarks marks)
    {
        foreach (var start in Digits(marks, 4, 4))
        {
            var (at, text) = (start, marks.Text);
            while (at > 0 && start - at < 5 && text[at - 1] is ' ' or '(' or ',' or '*') at--;
            if (at < start && start - at < 5 && marks.ChainStart(at) is var front && front < at && at - front < 26) yield return front;
            var star = start > 1 && text[start - 1] == ' ' ? start - 2 : start - 1;
            if (star >= 0 && text[star] == '*') yield return star;
        }
    }

    /// <summary>The last run of letters of each line.</summary>
    public static IEnumerable<int> LineEnds(Landmarks marks)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i].IsDigits || marks[i].Length > 4) continue;
            var behind = marks[i].End;
            while (behind < marks.Text.Length && marks.Text[behind] is ' ' or '.' && behind - marks[i].End < 8) behind++;
            if (behind == marks.Text.Length || marks.Text[behind] == '\n') yield return marks[i].Start;
        }
    }

    /// <summary>The two words before an ampersand or plus sign.</summary>
    public static IEnumerable<int> BeforeAmpersands(Landmarks marks)
    {
        var last = -1;
        for (var at = marks.Text.AsSpan().IndexOfAny('&', '+'); at >= 0;)
        {
            for (var i = marks.FirstFrom(Math.Max(last + 1, at - 60)); i < marks.Count && marks[i].Start < at; i++)
                yield return last = marks[i].Start;
            var next = marks.Text.AsSpan(at + 1).IndexOfAny('&', '+');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>Single letters with a full stop behind.</summary>
    public static IEnumerable<int> Initials(Landmarks marks)
    {
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Length == 1 && !marks[i].IsDigits && marks[i].End < marks.Text.Length && marks.Text[marks[i].End] == '.')
                yield return marks[i].Start;
    }

    /// <summary>Five digits, or „D-“ before them.</summary>
    public static IEnumerable<int> Postcodes(Landmarks marks)
    {
        foreach (var start in Digits(marks, 5, 5))
        {
            if (start > 1 && marks.Text[start - 1] == '-' && marks.Text[start - 2] == 'D') yield return start - 2;
            yield return start;
        }
    }

    /// <summary>A plus sign, an opening parenthesis or a zero, with digits behind.</summary>
    public static IEnumerable<int> PhoneNumbers(Landmarks marks)
    {
        foreach (var start in Digits(marks, 1, 99))
        {
            if (start > 0 && marks.Text[start - 1] is '+' or '(') yield return start - 1;
            if (marks.Text[start] == '0') yield return start;
        }
    }

    /// <summary>„DW 12“, „4711-12, 13“.</summary>
    public static IEnumerable<int> Extensions(Landmarks marks)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i].Has(Cue.Extension)) yield return marks[i].Start;
            var behind = marks[i].End < marks.Text.Length && marks.Text[marks[i].End] == ' ' ? marks[i].End + 1 : marks[i].End;
            if (marks[i].IsDigits && marks[i].Length >= 3 && behind < marks.Text.Length && marks.Text[behind] == '-')
                yield return Math.Max(marks[i].Start, marks[i].End - 6);
        }
    }

    /// <summary>http, www, and the words with dots that lead to de or com.</summary>
    public static IEnumerable<int> Hosts(Landmarks marks)
    {
        var next = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i].Has(Cue.Web) && i >= next)
            {
                next = i + 1;
                yield return marks[i].Start;
            }
            if (!marks[i].Has(Cue.TopLevel) || marks[i].Start == 0 || marks.Text[marks[i].Start - 1] != '.') continue;
            var start = marks[i].Start;
            while (start > 0 && marks[i].Start - start < 260
                && (char.IsLetterOrDigit(marks.Text[start - 1]) || marks.Text[start - 1] is '.' or '-'))
                start--;
            for (next = Math.Max(next, marks.FirstFrom(start)); next <= i; next++) yield return marks[next].Start;
        }
    }

    /// <summary>Words with an underscore or digits behind them, and „xX…“.</summary>
    public static IEnumerable<int> UserNames(Landmarks marks)
    {
        var text = marks.Text;
        List<int> starts = [];
        foreach (var at in Marks(text, '_'))
        {
            for (var i = marks.FirstFrom(at - 26); i < marks.Count && marks[i].Start < at; i++) starts.Add(marks[i].Start);
            starts.Add(at);
        }
        for (var i = 0; i < marks.Count; i++)
        {
            var (start, digit) = (marks[i].Start, marks[i].NextDigit);
            if (marks[i].IsDigits) continue;
            if (text[start] == 'x' && marks[i].Length > 4) starts.Add(start);
            else if (digit - 36 <= start && char.IsLower(text[start])
                && text.AsSpan(marks[i].End, digit - marks[i].End).IndexOfAny(' ', '\n') < 0)
                starts.Add(start);
        }
        starts.Sort();
        return starts;
    }

    /// <summary>Platform words, and what stands in the forty characters before them.</summary>
    public static IEnumerable<int> BesidePlatforms(Landmarks marks)
    {
        var last = -1;
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Has(Cue.Platform))
                for (var at = Math.Max(last + 1, marks[i].Start - 64); at <= marks[i].Start; at++)
                    if (marks.Text[at] is '"' or '@' || IsStart(marks.Text, at))
                        yield return last = at;
    }

    /// <summary>What may be the part of an e-mail address before the at sign, written as a sign or a word.</summary>
    public static IEnumerable<int> LocalParts(Landmarks marks)
    {
        List<int> starts = [];
        foreach (var at in Marks(marks.Text, '@')) AddLocalParts(marks.Text, at, starts);
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Has(Cue.AtWord) && marks[i].Start > 0)
                AddLocalParts(marks.Text, marks[i].Start - 1, starts);
        starts.Sort();
        return starts;
    }

    /// <summary>What stands close before a slash between digits: „2 F 123/25“.</summary>
    public static IEnumerable<int> BeforeSlashes(Landmarks marks)
    {
        var next = 0;
        for (var i = 0; i + 1 < marks.Count; i++)
            if (marks[i].IsDigits && marks.Text[marks[i].End] == '/' && marks[i + 1].IsDigits && marks[i + 1].Start == marks[i].End + 1)
                for (next = Math.Max(next, marks.FirstFrom(marks[i].Start - 40)); next <= i; next++)
                    yield return marks[next].Start;
    }

    /// <summary>The first word behind the start of a line or the edge of a cell.</summary>
    public static IEnumerable<int> Cells(Landmarks marks)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            var before = marks[i].Start - 1;
            if (!char.IsUpper(marks.Text[marks[i].Start])) continue;
            while (before >= 0 && marks.Text[before] == ' ') before--;
            if (before < 0 || marks.Text[before] is '\n' or '\t' or ';' or '|') yield return marks[i].Start;
        }
    }

    /// <summary>The last two digits of a number, and the space before them.</summary>
    public static IEnumerable<int> TwoDigits(Landmarks marks)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (!marks[i].IsDigits) continue;
            var start = Math.Max(marks[i].Start, marks[i].End - 2);
            if (start > 0 && marks.Text[start - 1] == ' ') yield return start - 1;
            yield return start;
        }
    }

    private static IEnumerable<int> Ordinals(Landmarks marks, Cue cue)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            if (!marks[i].Has(cue)) continue;
            if (marks.Text.AsSpan(0, marks[i].Start).EndsWith("1. ", StringComparison.Ordinal)) yield return marks[i].Start - 3;
            yield return marks[i].Start;
        }
    }

    private static IEnumerable<int> ChainParts(Landmarks marks, Cue cue)
    {
        var next = 0;
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Has(cue))
                for (next = Math.Max(next, marks.FirstFrom(marks.ChainStart(marks[i].End))); next <= i; next++)
                    yield return marks[next].Start;
    }

    private static bool IsStart(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || char.IsDigit(text[at]) != char.IsDigit(text[at - 1]));

    private static void AddLocalParts(string text, int end, List<int> starts)
    {
        foreach (var spaces in (ReadOnlySpan<int>)[0, 1])
        {
            if (end < spaces || (spaces == 1 && text[end - 1] != ' ')) continue;
            var start = end - spaces;
            while (start > 0 && end - start < 80 && IsLocal(text[start - 1])) start--;
            if (start == end - spaces) continue;
            starts.Add(start);
            AddSpokenParts(text, start, starts);
        }
    }

    /// <summary>„jana punkt testmann at …“: further words joined by a mark that is spoken.</summary>
    private static void AddSpokenParts(string text, int start, List<int> starts)
    {
        for (var joints = 0; joints < 3; joints++)
        {
            var before = text.AsSpan(Math.Max(0, start - 16), Math.Min(start, 16));
            var joint = before.EndsWith(" punkt ", StringComparison.OrdinalIgnoreCase) ? 7
                : before.EndsWith(" dot ", StringComparison.OrdinalIgnoreCase) ? 5
                : before.EndsWith(" unterstrich ", StringComparison.OrdinalIgnoreCase) ? 13
                : before.EndsWith(" bindestrich ", StringComparison.OrdinalIgnoreCase) ? 13
                : before.EndsWith(" minus ", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
            if (joint == 0) return;
            var end = start -= joint;
            while (start > 0 && end - start < 64 && IsLocal(text[start - 1])) start--;
            if (start == end) return;
            starts.Add(start);
        }
    }

    private static bool IsLocal(char c) =>
        char.IsLetterOrDigit(c) || Joints.Contains(c, StringComparison.Ordinal) || c is >= '\u0300' and <= '\u036F';
}
