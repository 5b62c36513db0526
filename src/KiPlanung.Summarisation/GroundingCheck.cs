using System.Globalization;
using KiPlanung.Summarisation.Grounding;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>Checks every quote of an answer against the source by program. The same for a model's answer, the built-in extraction and a
/// summary typed by a person.</summary>
public static class GroundingCheck
{
    /// <summary>Keeps the claims whose every quote is in the source and whose numbers, tokens and sensitive statements the cited
    /// parts bear out; lists the others with the reason.</summary>
    /// <returns>The grounded summary, or <c>summary.no-claims</c> / <c>summary.unknown-section</c>.</returns>
    public static Outcome<GroundedSummary> Run(SummaryAnswer answer, SourceText source, CancellationToken cancellationToken = default)
    {
        if (answer.Claims.Count == 0)
            return new Problem("summary.no-claims",
                "Die Zusammenfassung enthält keine Aussage. Bitte schreiben Sie mindestens einen Satz mit Beleg.", ProblemKind.Invalid);
        if (answer.Claims.FirstOrDefault(c => SummaryTemplate.PlaceOf(answer.Kind, c.Section) < 0) is { } stray)
            return new Problem("summary.unknown-section",
                $"Den Abschnitt „{stray.Section}“ gibt es bei „{SummaryTemplate.TitleOf(answer.Kind)}“ nicht.", ProblemKind.Invalid);
        var check = new ClaimCheck(source);
        var results = new List<CheckedClaim>();
        foreach (var claim in answer.Claims)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(check.Check(claim));
        }
        return Summary(answer.Kind, source,
            results.Select(r => r.Claim).OfType<Claim>(), results.Select(r => r.Removed).OfType<RemovedClaim>());
    }

    /// <summary>A person's changes to a stored draft: changed sentences are checked again, struck claims are listed as struck.</summary>
    /// <returns>The new summary; <c>summary.other-source</c> when the draft was drawn from another text;
    /// <c>summary.no-such-claim</c>; <c>summary.not-supported</c> with the reason for each changed sentence its evidence does not bear
    /// out.</returns>
    public static Outcome<GroundedSummary> Revise(SummaryDocument current, IReadOnlyList<ClaimEdit> edits, SourceText source)
    {
        if (current.SourceHash != source.Hash)
            return new Problem("summary.other-source",
                "Der Entwurf gehört zu einer anderen Fassung des Textes. Bitte fordern Sie die Zusammenfassung neu an.",
                ProblemKind.Conflict);
        if (edits.Any(e => e.Index < 0 || e.Index >= current.Claims.Count) || edits.DistinctBy(e => e.Index).Count() != edits.Count)
            return new Problem("summary.no-such-claim",
                "Eine der geänderten Aussagen gibt es in diesem Entwurf nicht. Bitte laden Sie die Seite neu.", ProblemKind.Conflict);
        return new Revision(current, edits, source).Apply();
    }

    internal static GroundedSummary Summary(NoteKind kind, SourceText source, IEnumerable<Claim> kept, IEnumerable<RemovedClaim> removed)
    {
        Claim[] claims = [.. kept.OrderBy(c => SummaryTemplate.PlaceOf(kind, c.Section))];
        var evidence = claims.SelectMany(c => c.Evidence).ToArray();
        Passage[] uncovered = [.. source.Passages.Where(p => !evidence.Any(e => e.Start < p.End && p.Start < e.End))];
        return new GroundedSummary(kind, source, claims, [.. removed], [.. uncovered.Select(p => p.Id)],
            [.. uncovered.Where(p => SensitiveTopics.In(source.TextOf(p)).Count > 0).Select(p => p.Id)]);
    }

    private sealed class Revision(SummaryDocument current, IReadOnlyList<ClaimEdit> edits, SourceText source)
    {
        private readonly ClaimCheck _check = new(source);
        private readonly List<ProblemDetail> _faults = [];
        private readonly List<RemovedClaim> _removed = [.. current.Removed];

        public Outcome<GroundedSummary> Apply()
        {
            var kept = current.Claims.Select((claim, index) => Revised(claim, index)).OfType<Claim>().ToArray();
            return _faults.Count == 0
                ? Summary(current.Kind, source, kept, _removed)
                : new Problem("summary.not-supported",
                    "Eine geänderte Aussage ist durch ihre Belegstelle nicht gedeckt. Bitte bleiben Sie bei dem, was im Text steht, " +
                    "oder streichen Sie sie.",
                    ProblemKind.Invalid) { Details = _faults };
        }

        private Claim? Revised(Claim claim, int index)
        {
            var edit = edits.FirstOrDefault(e => e.Index == index);
            string[] quotes = [.. claim.Evidence.Select(e => e.Quote)];
            if (edit is { NewSentence: null })
            {
                _removed.Add(new RemovedClaim(claim.Section, claim.Sentence, quotes, "Von Hand gestrichen."));
                return null;
            }
            var result = _check.Check(new ProposedClaim(claim.Section, edit?.NewSentence ?? claim.Sentence, quotes));
            if (result.Removed is { } removed)
                _faults.Add(new ProblemDetail(string.Create(CultureInfo.InvariantCulture, $"Aussage {index + 1}: {removed.Reason}")));
            return result.Claim;
        }
    }
}

/// <summary>„Änderung an einer Aussage“ by a person.</summary>
/// <param name="Index">Place in <see cref="SummaryDocument.Claims"/>, from 0.</param>
/// <param name="NewSentence">The new wording; null strikes the claim.</param>
public sealed record ClaimEdit(int Index, string? NewSentence);
