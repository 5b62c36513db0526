using KiPlanung.Summarisation.Extraction;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>The built-in summariser: picks sentences of the source itself; no network, no model weights, same bytes for the same
/// input.</summary>
/// <remarks>Sentences are ranked by similarity to the text's centroid (D. Radev et al., Centroid-based summarization of multiple
/// documents, IPM 40 (2004)), place and cue words, and chosen by maximal marginal relevance (J. Carbonell, J. Goldstein, SIGIR 1998).
/// What it writes is the source's own wording, so <see cref="GroundingCheck.Run"/> finds every quote exactly.</remarks>
public static class ExtractiveSummariser
{
    public const string Name = "extractive";
    public const string Version = "1";

    /// <summary>A text below either bound is not summarised; its sentences are returned as they are (S-11).</summary>
    private const int LeastSentences = 3;
    private const int LeastCharacters = 200;

    /// <returns>The answer, or <c>summary.nothing-to-extract</c> when the text has no sentence with words.</returns>
    public static Outcome<SummaryAnswer> Summarise(SourceText source, NoteKind kind, CancellationToken cancellationToken = default)
    {
        var sentences = Candidates.Of(source, kind);
        if (sentences.Count == 0)
            return new Problem("summary.nothing-to-extract",
                "Der Text enthält keinen Satz, der sich zusammenfassen lässt. Bitte schreiben Sie die Zusammenfassung von Hand.",
                ProblemKind.Invalid);
        cancellationToken.ThrowIfCancellationRequested();
        var chosen = sentences.Count < LeastSentences || source.Text.Length < LeastCharacters
            ? sentences.Take(SummaryAnswer.MaxClaims)
            : Selection.Choose(sentences, kind, source.Text.Length, cancellationToken);
        return new SummaryAnswer(kind,
        [
            .. chosen.OrderBy(s => SummaryTemplate.PlaceOf(kind, s.Section)).ThenBy(s => s.Start)
                .Select(s => new ProposedClaim(s.Section, s.Text, s.Quotes)),
        ]);
    }
}
