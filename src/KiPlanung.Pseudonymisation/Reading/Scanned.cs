namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Texterkennung“ — letters a scanner took for digits and digits it took for letters, read as what they stand for: O and l among
/// digits (O171 39 2OO 12), 1 and 0 inside a word (Rudo1f). Every place keeps its place.</summary>
internal static class Scanned
{
    private const int LongestRun = 24;

    public static void Mend(Span<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end - at <= LongestRun) MendRun(text, at, end);
            at = end;
        }
    }

    private static void MendRun(Span<char> text, int start, int end)
    {
        var run = text[start..end];
        var (digits, alike, letters) = Count(run);
        if (digits > 0 && alike > 0 && letters == 0)
        {
            // a letter and nine digits may be an insurance number
            if (char.IsLetter(run[0]) && run.Length == 10 && alike == 1) return;
            for (var i = 0; i < run.Length; i++) run[i] = AsDigit(run[i]);
        }
        else if (digits == 0 && letters == 0 && run.Length == 4 && run.IndexOfAnyExcept('O') < 0 && IsAmongGroups(text, start, end))
        {
            run.Fill('0');
        }
        else if (digits == 0 && letters == 0 && run.Length <= 2 && IsInDate(text, start, end))
        {
            for (var i = 0; i < run.Length; i++) run[i] = AsDigit(run[i]);
        }
        else if (run.Length == 4 && digits == 1 && alike == 1 && letters == 2 && char.IsUpper(run[0]) && char.IsUpper(run[1])
            && end + 1 < text.Length && text[end] == ' ' && char.IsAsciiDigit(text[end + 1]))
        {
            (run[2], run[3]) = (AsDigit(run[2]), AsDigit(run[3]));
        }
        else if (run is "lm" or "ln" or "lhr" or "lhre" or "lch" or "lst" && end < text.Length && text[end] == ' ')
        {
            run[0] = 'I';
        }
        else if (digits == 1 && run.Length >= 5 && char.IsUpper(run[0]))
        {
            for (var i = 1; i + 1 < run.Length; i++)
                if (run[i] is '1' or '0' && char.IsLower(run[i - 1]) && char.IsLower(run[i + 1]))
                    run[i] = run[i] == '1' ? 'l' : 'o';
        }
    }

    private static (int Digits, int Alike, int Letters) Count(ReadOnlySpan<char> run)
    {
        var (digits, alike, letters) = (0, 0, 0);
        foreach (var c in run)
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is 'O' or 'l') alike++;
            else letters++;
        return (digits, alike, letters);
    }

    private static bool IsAmongGroups(ReadOnlySpan<char> text, int start, int end) =>
        start > 1 && end + 1 < text.Length && text[start - 1] == ' ' && text[end] == ' '
        && char.IsAsciiDigit(text[start - 2]) && char.IsAsciiDigit(text[end + 1]);

    private static bool IsInDate(ReadOnlySpan<char> text, int start, int end) =>
        start > 1 && end < text.Length && text[start - 1] == '.' && text[end] == '.' && char.IsAsciiDigit(text[start - 2]);

    private static char AsDigit(char c) => c switch { 'O' => '0', 'l' => '1', _ => c };
}
