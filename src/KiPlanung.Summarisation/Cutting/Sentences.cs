using System.Collections.Frozen;

namespace KiPlanung.Summarisation.Cutting;

/// <summary>Finds German sentences: a full stop after an abbreviation, an ordinal or a single letter does not end one.</summary>
internal static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations =
        ("Dr Prof Dipl Ing Med Nr Str Tel Hr Fr St Sr Jr bzw ca evtl ggf inkl exkl einschl vgl Abs Aufl Bd geb " +
        "gest verh led gesch verw max min mind " +
        "tgl wtl mtl jährl ehem sog allg bes spez telef pers gem lt lfd Pkt Kap Anm Abb Tab zzgl abzgl insb insbes vorl zus Az " +
        "Ziff Kto Anl Ber Gem Kr Lkr Jg Jhd Kl Gr od dgl betr bspw zB usf dh iHv iSv ii")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AbbreviationsThatMayEnd =
        ("usw etc ff f dgl uä ua usf Art Mio Mrd Tsd Std Min Sek Mo Di Mi Do Sa So Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov " +
        "Dez").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openers =
        ("Der Die Das Den Dem Des Ein Eine Einen Einem Einer Es Er Sie Ich Wir Ihr Man Im In Am An Auf Aus Bei Beim Mit Nach " +
        "Seit Von Vom Vor Zu Zum Zur Für Um Über Unter Ohne Durch Gegen Bis Dann Danach Dort Da Dabei Dafür Dadurch Damit Daher " +
        "Deshalb Trotzdem Außerdem Auch Aber Und Oder Denn Wenn Weil Als Ob Obwohl Während Nur Noch Schon Jetzt Heute Gestern " +
        "Hier Diese Dieser Dieses Viele Einige Manche Alle Beide Insgesamt Zudem Zusätzlich Ferner Allerdings Jedoch Leider " +
        "Kein Keine Nicht Herr Frau Weitere Zwei Drei Vier Seine Ihre Unsere Mein Meine Was Wer Wie Wo Wann Warum")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sentences between two offsets, trimmed, in order; nothing but white space is left out.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text, int start, int end)
    {
        var from = start;
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('.' or '!' or '?' or '…')) continue;
            var after = at + 1;
            while (after < end && (text[after] is '.' or '!' or '?' or '…' || IsCloser(text[after]))) after++;
            if (after < end && !char.IsWhiteSpace(text[after])) continue;
            var next = after;
            while (next < end && char.IsWhiteSpace(text[next])) next++;
            if (next < end && !Ends(text, from, at, after, next, end)) continue;
            yield return (from, after);
            from = next;
            at = next - 1;
        }
        if (from < end) yield return (from, end);
    }

    private static bool Ends(string text, int from, int stop, int after, int next, int end)
    {
        if (!CanOpen(text, next, end)) return false;
        if (text[stop] != '.' || after - stop > 1) return true;
        var word = WordBefore(text, from, stop);
        if (word.Length == 0) return true;
        var opener = Openers.Contains(WordAt(text, next, end));
        if (word.All(char.IsAsciiDigit)) return word.Length > 2 || opener;
        if (AbbreviationsThatMayEnd.Contains(word)) return opener;
        if (Abbreviations.Contains(word)) return false;
        return word.Length > 1 || (opener && char.IsUpper(word[0]) && text[Math.Max(from, stop - 2)] == ' ');
    }

    private static bool CanOpen(string text, int next, int end)
    {
        while (next < end && IsOpeningMark(text[next])) next++;
        return next < end && (char.IsUpper(text[next]) || char.IsDigit(text[next]) || !char.IsLetter(text[next]));
    }

    private static string WordBefore(string text, int from, int stop)
    {
        var start = stop;
        while (start > from && char.IsLetterOrDigit(text[start - 1])) start--;
        return text[start..stop];
    }

    private static string WordAt(string text, int start, int end)
    {
        while (start < end && IsOpeningMark(text[start])) start++;
        var stop = start;
        while (stop < end && char.IsLetter(text[stop])) stop++;
        return text[start..stop];
    }

    private static bool IsCloser(char c) => c is '"' or '“' or '”' or '«' or '»' or '‘' or '’' or '\'' or ')' or ']';

    private static bool IsOpeningMark(char c) =>
        c is '"' or '„' or '“' or '«' or '»' or '‚' or '‘' or '\'' or '(' or '–' or '-';
}
