using KiPlanung.Summarisation.Cutting;
using KiPlanung.Summarisation.Grounding;

namespace KiPlanung.Summarisation.Extraction;

/// <summary>A sentence that may be chosen.</summary>
/// <param name="Text">One line, without speaker label or list marker.</param>
/// <param name="Start">Offset in the source.</param>
/// <param name="FirstOfPassage">Whether it opens its passage.</param>
internal sealed record Candidate(
    string Text, int Start, bool FirstOfPassage, string Section, double CueScore,
    IReadOnlyList<string> Quotes, IReadOnlyList<string> Terms);

/// <summary>Turns passages into sentences to choose from: headings steer, questions of an interviewer drop out.</summary>
internal static class Candidates
{
    public static IReadOnlyList<Candidate> Of(SourceText source, NoteKind kind)
    {
        var speakers = Speakers(source);
        var result = new List<Candidate>();
        string? underHeading = null;
        var inList = false;
        foreach (var passage in source.Passages)
        {
            var text = source.TextOf(passage);
            if (LineStarts.IsHeading(text))
            {
                (underHeading, inList) = (Known(kind, SectionNames.Find(text)), false);
                continue;
            }
            // a list under a heading ends it: the paragraph after the list is no part of either
            if (inList && !LineStarts.IsListItem(text)) underHeading = null;
            inList = LineStarts.IsListItem(text);
            var label = LineStarts.LabelName(text);
            if (kind is NoteKind.Interview && IsInterviewer(label)) continue;
            var skip = label.Length > 0 && (speakers.Contains(label) || SectionNames.Find(label) is not null)
                ? LineStarts.LabelLength(text)
                : LineStarts.ListMarkerLength(text);
            result.AddRange(InPassage(text, skip, passage.Start, kind, Known(kind, SectionNames.Find(label)) ?? underHeading));
        }
        return result;
    }

    private static IEnumerable<Candidate> InPassage(string text, int skip, int offset, NoteKind kind, string? heading)
    {
        foreach (var (start, end) in Sentences.Of(text, skip, text.Length))
        {
            var line = WordBreaks.OneLine(text[start..end]);
            if (!IsSubstantial(line)) continue;
            var (section, score) = Cues.Classify(line, kind, heading);
            yield return new Candidate(line, offset + start, start <= skip, section, score, Quotes(text, start, end), Terms.Of(line));
        }
    }

    /// <summary>Labels that name a speaker: tokens, interview short forms, and any label that comes back.</summary>
    private static HashSet<string> Speakers(SourceText source) =>
        source.Passages.Select(p => LineStarts.LabelName(source.TextOf(p))).Where(l => l.Length > 0)
            .GroupBy(l => l, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 || g.Key[0] == '[' || g.Key.Length <= 3 || IsInterviewer(g.Key))
            .Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    private static bool IsInterviewer(string label) =>
        label is "I" or "I1" or "I2" or "INT" or "Int" || label.StartsWith("Interviewer", StringComparison.Ordinal)
        || label.StartsWith("Moderat", StringComparison.Ordinal);

    private static string? Known(NoteKind kind, string? section) =>
        section is not null && SummaryTemplate.PlaceOf(kind, section) >= 0 ? section : null;

    private static bool IsSubstantial(string line) =>
        line.Length is >= 12 and <= SummaryAnswer.MaxSentence && line.Count(char.IsLetter) >= 8 && !IsMostlyTokens(line)
        && line.Contains(' ', StringComparison.Ordinal) && NormalisedText.Of(line).Text.Trim(' ', '"', '\'').Length >= 12;

    /// <summary>A letterhead of masked details says nothing about a need: more than one placeholder for two words.</summary>
    private static bool IsMostlyTokens(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tokens = words.Count(w => w.TrimStart('(', '„').StartsWith('['));
        return tokens * 2 > words.Length - tokens;
    }

    /// <summary>A sentence longer than a quote may be is quoted in two parts, cut between words.</summary>
    private static IReadOnlyList<string> Quotes(string text, int start, int end)
    {
        var whole = WordBreaks.OneLine(text[start..end]);
        if (whole.Length <= SummaryAnswer.MaxQuote) return [whole];
        var cut = whole.LastIndexOf(' ', SummaryAnswer.MaxQuote - 20);
        if (cut < whole.Length - SummaryAnswer.MaxQuote || whole.Length - cut < 24) cut = whole.LastIndexOf(' ', whole.Length / 2);
        return cut < 0 ? [] : [whole[..cut], whole[(cut + 1)..]];
    }
}
