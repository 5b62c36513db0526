using System.Text;

namespace KiPlanung.Pseudonymisation.Tagging.Training;

/// <summary>„Übungszeilen“ — the sentences in which a case worker corrected something, as sentence frames for training: every finding is
/// replaced by the sign of its kind, so that a line holds nothing the confirmed text does not hold either.</summary>
/// <remarks>The signs are those of <c>models/pseudonymisation/frames/training.txt</c>; the generator fills them with names of the lists.
/// <c>{x}</c> stands for a detail that is no name.</remarks>
public static class CorrectionFrames
{
    /// <summary>Longest sentence that becomes a line, in UTF-16 code units.</summary>
    public const int LongestSentence = 400;

    /// <param name="proposal">As it was confirmed.</param>
    /// <param name="steps">The corrections that led to it; judging a review point harmless counts as one.</param>
    /// <returns>In order of the text, each line once. Empty when nothing was corrected.</returns>
    public static IReadOnlyList<string> Of(PseudonymisationProposal proposal, IReadOnlyList<Corrections> steps)
    {
        var text = proposal.Source.Disclose();
        var places = steps.SelectMany(s => s.Added.Select(m => m.Start).Concat(s.RemovedFindings).Concat(s.JudgedReviewPoints));
        var sentences = places.Where(at => at >= 0 && at < text.Length).Select(at => Around(text, at, proposal.Findings)).Distinct();
        return [.. sentences.Where(s => s.End - s.Start <= LongestSentence).OrderBy(s => s.Start)
            .Select(s => Frame(text, s, proposal.Findings)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>From line break or full stop to the next; a stop inside a finding ends nothing.</summary>
    private static (int Start, int End) Around(string text, int at, IReadOnlyList<Finding> findings)
    {
        var (start, end) = (at, at);
        while (start > 0 && !EndsBefore(text, start, findings)) start--;
        while (end < text.Length && (end <= at || !EndsBefore(text, end, findings))) end++;
        return (start, end);
    }

    private static bool EndsBefore(string text, int at, IReadOnlyList<Finding> findings) =>
        text[at - 1] is '\n' or '\r'
        || (at < text.Length && char.IsUpper(text[at]) && text[at - 1] == ' ' && EndsSentence(text.AsSpan(0, at - 1))
            && !findings.Any(f => f.Start < at && at < f.End));

    /// <summary>A stop after a word of four letters or more; shorter ones are „Hr.“, „Dr.“, „Tel.“.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> before)
    {
        if (before.Length < 5 || before[^1] is not ('.' or '!' or '?')) return false;
        foreach (var c in before[^5..^1])
            if (!char.IsLetter(c))
                return false;
        return true;
    }

    private static string? Frame(string text, (int Start, int End) sentence, IReadOnlyList<Finding> findings)
    {
        var (frame, at) = (new StringBuilder(sentence.End - sentence.Start), sentence.Start);
        foreach (var finding in findings.Where(f => f.Start < sentence.End && f.End > sentence.Start))
        {
            if (finding.Start < at || finding.End > sentence.End) return null;
            frame.Append(text, at, finding.Start - at).Append(Sign(finding, text.AsSpan(finding.Start, finding.End - finding.Start)));
            at = finding.End;
        }
        if (text.AsSpan(sentence.Start, sentence.End - sentence.Start).ContainsAny('{', '}')) return null;
        var line = frame.Append(text, at, sentence.End - at).ToString().Trim();
        return line.Length == 0 || line[0] is '#' or '~' ? null : line;
    }

    private static string Sign(Finding finding, ReadOnlySpan<char> words) => finding.Type switch
    {
        EntityType.Person => PersonSign(finding, words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        EntityType.Date or EntityType.DateOfBirth => "{d}",
        EntityType.Phone => "{t}",
        EntityType.LocationFine => "{o}",
        EntityType.OrgIdentifying => "{org}",
        _ => "{x}",
    };

    private static string PersonSign(Finding finding, string[] words)
    {
        var genitive = finding.Token.EndsWith("]s", StringComparison.Ordinal) ? "g" : "";
        if (words.Length == 1)
            return words[0].Length <= 3 && words[0].EndsWith('.') ? "{i}"
                : char.IsLower(words[0][0]) || Lists.Names.IsFirstName(words[0]) ? $"{{v{genitive}}}"
                : words[0].Contains('-', StringComparison.Ordinal) ? "{dn}"
                : $"{{n{genitive}}}";
        return words[0].EndsWith(',') ? "{nv}" : words[^1].EndsWith('.') ? "{vi}" : "{vn}";
    }
}
