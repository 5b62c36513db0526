using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Umgebung“ — what stands on the same line around a span.</summary>
internal static partial class Surroundings
{
    private const int Reach = 48;
    private const int LongReach = 80;

    /// <summary>Whether <paramref name="label"/> (a pattern for whole words) ends right before the span, at most a few linking words
    /// („Nr.“, „lautet“, „:“) away.</summary>
    public static bool HasLabel(NormalText text, int start, Regex label)
    {
        var window = Before(text, start, Reach);
        var last = -1;
        foreach (var match in label.EnumerateMatches(window)) last = match.Index + match.Length;
        return last >= 0 && Link().IsMatch(window[last..]);
    }

    /// <summary>Whether <paramref name="label"/> stands in the same clause before the span, with up to six words between („KVNR hat sie mir
    /// durchgegeben: …“), or in parentheses behind it. For forms that are rare by themselves.</summary>
    public static bool HasLabelNear(NormalText text, int start, int end, Regex label)
    {
        var window = Before(text, start, LongReach);
        var last = -1;
        foreach (var match in label.EnumerateMatches(window)) last = match.Index + match.Length;
        if (last >= 0 && LongLink().IsMatch(window[last..])) return true;
        var after = After(text, end, Reach / 2);
        foreach (var match in label.EnumerateMatches(after)) return Opening().IsMatch(after[..match.Index]);
        return false;
    }

    public static ReadOnlySpan<char> Before(NormalText text, int start, int reach)
    {
        var window = text.Text.AsSpan(Math.Max(0, start - reach), Math.Min(start, reach));
        var line = window.LastIndexOf('\n');
        return line < 0 || window[(line + 1)..].Trim().Length == 0 ? window : window[(line + 1)..];
    }

    public static ReadOnlySpan<char> After(NormalText text, int end, int reach)
    {
        var window = text.Text.AsSpan(end, Math.Min(reach, text.Text.Length - end));
        var line = window.IndexOf('\n');
        return line < 0 ? window : window[..line];
    }

    /// <summary>Letters and digits, upper case.</summary>
    public static string Compact(ReadOnlySpan<char> form)
    {
        var compact = new System.Text.StringBuilder(form.Length);
        foreach (var c in form)
            if (char.IsLetterOrDigit(c))
                compact.Append(char.ToUpperInvariant(c));
        return compact.ToString();
    }

    public static string Digits(ReadOnlySpan<char> form)
    {
        var digits = new System.Text.StringBuilder(form.Length);
        foreach (var c in form)
            if (char.IsAsciiDigit(c))
                digits.Append(c);
        return digits.ToString();
    }

    [GeneratedRegex(@"\A[\s:.=#()""/,|_-]{0,14}(?:[\p{L}-]{1,16}\b[\s:=#()""/,|-]{1,4}|(?:Nr|lt|der|bzw)\.[ :]{0,2}){0,6}\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LongLink();

    [GeneratedRegex(@"\A[ ]{0,2}(?:[(/=,-][ ]?)?(?:(?:als|ist|die|das|seine|ihre|laut|meine)[ ]){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\A[\s:.=#()""/_-]{0,14}(?:(?:nr|nummer|no|num|lautet|ist|war|hat|die|der|das|neu|unter|auf|mit|von"
        + @"|endet|jetzt|aktuell)\b[\s:.=#()""/-]{0,4}){0,3}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
