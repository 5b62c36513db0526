using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Anfänge“ — where patterns of a kind can begin; every enumeration is ascending.</summary>
internal static partial class Starts
{
    /// <summary>Runs of letters with one of the cues.</summary>
    public static Func<Landmarks, IEnumerable<int>> At(Cue cue) => marks => At(marks, cue);

    /// <summary>The same, when a digit stands at most so far behind the start.</summary>
    public static Func<Landmarks, IEnumerable<int>> AtWithDigit(Cue cue, int reach) => marks => AtWithDigit(marks, cue, reach);

    /// <summary>The beginnings of the chains of letters and hyphens in which a run with one of the cues stands.</summary>
    public static Func<Landmarks, IEnumerable<int>> Chains(Cue cue) => marks => Chains(marks, cue);

    /// <summary>Runs no ASCII letter or digit stands before, with a digit at most so far behind their start.</summary>
    public static Func<Landmarks, IEnumerable<int>> Numbers(int reach) => marks => Numbers(marks, reach);

    /// <summary>Runs of digits of a length.</summary>
    public static Func<Landmarks, IEnumerable<int>> Digits(int shortest, int longest) => marks => Digits(marks, shortest, longest);

    /// <summary>Every place with the character.</summary>
    public static Func<Landmarks, IEnumerable<int>> AtMark(char mark) => marks => Marks(marks.Text, mark);

    /// <summary>All runs that start at most so far before a run with one of the cues, that run included.</summary>
    public static Func<Landmarks, IEnumerable<int>> Before(Cue cue, int reach) => marks => Before(marks, cue, reach, Cue.Run);

    /// <summary>The same, of those runs only the ones with a cue of <paramref name="of"/>.</summary>
    public static Func<Landmarks, IEnumerable<int>> Before(Cue cue, int reach, Cue of) => marks => Before(marks, cue, reach, of);

    /// <summary>Both, in order.</summary>
    public static Func<Landmarks, IEnumerable<int>> Either(
        Func<Landmarks, IEnumerable<int>> one, Func<Landmarks, IEnumerable<int>> other) =>
        marks => Merge(one(marks), other(marks));

    /// <summary>The beginning of the chain of letters and hyphens right before each quotation mark.</summary>
    public static IEnumerable<int> BeforeQuotes(Landmarks marks)
    {
        var last = -1;
        for (var at = NextQuote(marks.Text, 0); at >= 0; at = NextQuote(marks.Text, at + 1))
        {
            var end = at > 0 && marks.Text[at - 1] == ' ' ? at - 1 : at;
            if (end > 0 && marks.Text[end - 1] == '.') end--;
            var start = marks.ChainStart(end);
            if (start < end && start > last) yield return last = start;
        }
    }

    /// <summary>The beginning of every line, and of the text.</summary>
    public static IEnumerable<int> Lines(Landmarks marks)
    {
        yield return 0;
        for (var at = marks.Text.IndexOf('\n', StringComparison.Ordinal); at >= 0 && at + 1 < marks.Text.Length;
            at = marks.Text.IndexOf('\n', at + 1))
            yield return at + 1;
    }

    /// <summary>The capital letters from which letters and hyphens lead to „ (“ and a digit.</summary>
    public static IEnumerable<int> BeforeParentheses(Landmarks marks)
    {
        var text = marks.Text;
        for (var at = text.IndexOf(" (", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" (", at + 1, StringComparison.Ordinal))
            if (at + 2 < text.Length && char.IsDigit(text[at + 2]))
                for (var start = Math.Max(marks.ChainStart(at), at - 25); start < at; start++)
                    if (char.IsUpper(text[start]))
                        yield return start;
    }

    /// <summary>The one or two words before a number: „Am Anger 4“.</summary>
    public static IEnumerable<int> WordsBeforeNumbers(Landmarks marks)
    {
        var last = -1;
        for (var i = 1; i < marks.Count; i++)
        {
            if (!marks[i].IsDigits || marks[i].Start - marks[i - 1].End > 6) continue;
            for (var at = Math.Max(marks[i].Start - 80, last + 1); at < marks[i].Start;)
            {
                var next = marks.FirstFrom(at);
                if (next >= i) break;
                if (!marks[next].IsDigits && char.IsUpper(marks.Text[marks[next].Start])) yield return marks[next].Start;
                at = marks[next].Start + 1;
                last = marks[next].Start;
            }
        }
    }

    private static IEnumerable<int> At(Landmarks marks, Cue cue)
    {
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Has(cue))
                yield return marks[i].Start;
    }

    private static IEnumerable<int> AtWithDigit(Landmarks marks, Cue cue, int reach)
    {
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Has(cue) && marks[i].NextDigit - reach <= marks[i].Start)
                yield return marks[i].Start;
    }

    private static IEnumerable<int> Chains(Landmarks marks, Cue cue)
    {
        var last = -1;
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Has(cue) && marks.ChainStart(marks[i].End) is var start && start > last)
                yield return last = start;
    }

    private static IEnumerable<int> Numbers(Landmarks marks, int reach)
    {
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].NextDigit - reach <= marks[i].Start
                && (marks[i].Start == 0 || !char.IsAsciiLetterOrDigit(marks.Text[marks[i].Start - 1])))
                yield return marks[i].Start;
    }

    private static IEnumerable<int> Digits(Landmarks marks, int shortest, int longest)
    {
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].IsDigits && marks[i].Length >= shortest && marks[i].Length <= longest)
                yield return marks[i].Start;
    }

    private static IEnumerable<int> Marks(string text, char mark)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1)) yield return at;
    }

    private static IEnumerable<int> Before(Landmarks marks, Cue cue, int reach, Cue of)
    {
        var next = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (!marks[i].Has(cue)) continue;
            next = Math.Max(next, marks.FirstFrom(marks[i].Start - reach));
            for (; next <= i; next++)
                if (marks[next].Has(of))
                    yield return marks[next].Start;
        }
    }

    private static List<int> Merge(IEnumerable<int> one, IEnumerable<int> other)
    {
        List<int> all = [.. one, .. other];
        all.Sort();
        return all;
    }

    private static int NextQuote(string text, int from) =>
        from < text.Length && text.AsSpan(from).IndexOfAny('"', '\'') is var at and >= 0 ? at + from : -1;
}
