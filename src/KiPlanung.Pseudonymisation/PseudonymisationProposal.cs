using System.Text;
using KiPlanung.Pseudonymisation.Propagation;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;
using KiPlanung.Pseudonymisation.SecondLook;
using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>„Vorschlag zur Pseudonymisierung“ — nothing a model may see yet. Immutable; corrections make a new one.</summary>
public sealed class PseudonymisationProposal
{
    private readonly Decisions _decisions;

    private PseudonymisationProposal(ConfidentialText source, Decisions decisions, CancellationToken cancellationToken)
    {
        (Source, _decisions) = (source, decisions);
        var original = source.Disclose();
        (Findings, var settled, var leftHardIdentifier) = Detection.Run(original, decisions, cancellationToken);
        (Preview, Key) = Render(original, Findings);
        var masked = NormalText.Read(original, Spans(original, Findings));
        Review = [.. ReviewPoints.Find(masked).Where(p => !decisions.Judged.Contains(p.Start))];
        var forms = Findings.Select(f => original[f.Start..f.End]).Where(f => !decisions.Unmasked.Contains(Surroundings.Compact(f)));
        Verdict = !settled || leftHardIdentifier || Residuals.Any(Preview, forms) ? ProposalVerdict.Fail
            : Review.Count > 0 ? ProposalVerdict.Review
            : ProposalVerdict.Pass;
    }

    public ConfidentialText Source { get; }

    /// <summary>In order, without overlap.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Points still to be judged, in order, each start once.</summary>
    public IReadOnlyList<ReviewPoint> Review { get; }

    public ProposalVerdict Verdict { get; }

    /// <summary>The text with tokens instead of findings, unconfirmed.</summary>
    public string Preview { get; }

    /// <summary>Version of the rules, first digits of the hash of the lists, version of the policy.</summary>
    public string DetectorVersion { get; } =
        $"{AllRecognisers.RuleVersion}+{Lists.Gazetteers.Instance.Version}+{Policy.PseudonymisationPolicy.Instance.Name}";

    /// <summary>„Zuordnungstabelle“ token → clear text, for the vault.</summary>
    public PseudonymKey Key { get; }

    internal static PseudonymisationProposal For(ConfidentialText source, CancellationToken cancellationToken) => new(source,
        Decisions.None, cancellationToken);

    /// <summary>Applies corrections and looks again: added marks are masked everywhere the same words stand, a finding taken back unmasks
    /// every mention with the same token. The result is a proposal again.</summary>
    public Outcome<PseudonymisationProposal> With(Corrections corrections)
    {
        if (corrections.Added.FirstOrDefault(m => m.Start < 0 || m.End > Source.Length || m.Start >= m.End) is { } outside)
            return new Problem("pseudonymisation.mark-outside-text",
                $"Die Markierung {outside.Start}–{outside.End} liegt nicht im Text (0–{Source.Length}). "
                + "Bitte markieren Sie die Stelle neu.",
                ProblemKind.Invalid);
        if (corrections.Added.Any(m => !Source.Disclose()[m.Start..m.End].Any(char.IsLetterOrDigit)))
            return new Problem("pseudonymisation.mark-empty",
                "Eine Markierung enthält weder Buchstaben noch Ziffern. Bitte markieren Sie die Wörter selbst.", ProblemKind.Invalid);
        var removed = Findings.Where(f => corrections.RemovedFindings.Contains(f.Start)).Select(f =>
            Tokens.Group(f.Token)).ToHashSet(StringComparer.Ordinal);
        if (corrections.RemovedFindings.FirstOrDefault(start => Findings.All(f => f.Start != start), -1) is var unknown and >= 0)
            return new Problem("pseudonymisation.unknown-finding",
                $"An der Stelle {unknown} beginnt keine Fundstelle. Bitte laden Sie die Vorschau neu.", ProblemKind.Invalid);
        var unmasked = Findings.Where(f => removed.Contains(Tokens.Group(f.Token))).Select(Compact).ToHashSet(StringComparer.Ordinal);
        unmasked.UnionWith(_decisions.Unmasked);
        foreach (var mark in corrections.Added) unmasked.Remove(Surroundings.Compact(Source.Disclose().AsSpan(mark.Start,
            mark.End - mark.Start)));
        var decisions = new Decisions([.. _decisions.Added, .. corrections.Added], unmasked,
            _decisions.Judged.Concat(corrections.JudgedReviewPoints).ToHashSet());
        return new PseudonymisationProposal(Source, decisions, CancellationToken.None);
    }

    /// <summary>The only maker of <see cref="PseudonymisedText"/>. Refuses a failing verdict, unjudged review points, and a
    /// <paramref name="seen"/> hash that is not the hash of <see cref="Preview"/>.</summary>
    public Outcome<PseudonymisedText> Confirm(CaseWorker by, ContentHash seen, DateTimeOffset at)
    {
        if (Verdict == ProposalVerdict.Fail)
            return new Problem("pseudonymisation.identifier-left",
                "Im Ergebnis steht noch ein eindeutiges Kennzeichen. Bitte nehmen Sie die Rücknahme zurück oder markieren Sie die Stelle.",
                ProblemKind.Conflict);
        if (Review.Count > 0)
            return new Problem("pseudonymisation.review-open",
                $"Es sind noch {Review.Count} Prüfpunkte offen. "
                + "Bitte beurteilen Sie jeden einzeln: maskieren oder als unbedenklich kennzeichnen.",
                ProblemKind.Conflict);
        if (ContentHash.Of(Preview) != seen)
            return new Problem("pseudonymisation.preview-changed",
                "Der Vorschlag hat sich geändert, seit Sie ihn gesehen haben. Bitte prüfen Sie die neue Vorschau.", ProblemKind.Stale);
        return PseudonymisedText.Confirmed(Preview, by.Person, at, DetectorVersion);
    }

    public override string ToString() => "[vertraulich]";

    private string Compact(Finding finding) => Surroundings.Compact(Source.Disclose().AsSpan(finding.Start, finding.End - finding.Start));

    private static List<(int Start, int End)> Spans(string original, IReadOnlyList<Finding> findings) =>
        Detection.Protected(
            original, Tokens.Find(original).Select(m => (m.Index, m.Index + m.Length)), findings.Select(f => (f.Start, f.End)));

    private static (string Preview, PseudonymKey Key) Render(string original, IReadOnlyList<Finding> findings)
    {
        var (preview, key, at) = (new StringBuilder(original.Length), new List<KeyValuePair<string, string>>(), 0);
        var pieces = Tokens.Find(original).Select(m => (Start: m.Index, End: m.Index + m.Length, Token: m.Value))
            .Concat(findings.Select(f => (f.Start, f.End, f.Token))).OrderBy(p => p.Start);
        foreach (var (start, end, token) in pieces)
        {
            preview.Append(original, at, start - at).Append(token);
            key.Add(KeyValuePair.Create(token, original[start..end]));
            at = end;
        }
        preview.Append(original, at, original.Length - at);
        return (preview.ToString(), PseudonymKey.Of(key));
    }
}
