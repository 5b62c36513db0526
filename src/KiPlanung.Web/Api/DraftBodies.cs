using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using KiPlanung.Review;
using KiPlanung.UseCases;

namespace KiPlanung.Web.Api;

/// <summary>„Zurückweisung“ of a reviewer's change.</summary>
/// <param name="Reason">At least 20 characters; the reviewers read it.</param>
public sealed record ChangeRefusal([property: StringLength(2000)] string Reason);

/// <summary>What a person changes: figures of a forecast with the reason, or sentences of a summary.</summary>
public sealed record NewRevision(IReadOnlyList<YearOverride>? Years, string? Rationale, IReadOnlyList<ClaimChange>? Claims);

/// <summary>Another figure for one year.</summary>
public sealed record YearOverride(int Year, double Value);

/// <summary>Another sentence for one statement, counted from 0; null strikes it.</summary>
public sealed record ClaimChange(int Index, string? Sentence);

/// <summary>What a reviewer said.</summary>
public enum VerdictAnswer
{
    Approved,
    Returned,
    Rejected,
}

/// <summary>A decision on a draft; reviewers are not named.</summary>
public sealed record DecisionAnswer(VerdictAnswer Verdict, string? Reason, DateTimeOffset At)
{
    internal static DecisionAnswer Of(Decision decision) => new(
        decision.Verdict switch
        {
            Review.Verdict.Approved => VerdictAnswer.Approved,
            Review.Verdict.ReturnedForChanges => VerdictAnswer.Returned,
            Review.Verdict.Rejected => VerdictAnswer.Rejected,
            _ => throw new UnreachableException(),
        },
        decision.Verdict.ReasonText, decision.At);
}

/// <summary>A draft. It is no result: only released results can be exported or used further.</summary>
/// <param name="Label">Mandatory mark of anything a model took part in (KI-VO Art. 50); null when a person wrote it.</param>
/// <param name="Hash">SHA-256 of the canonical bytes; also the ETag.</param>
/// <param name="Content">Left out in lists.</param>
public sealed record DraftAnswer(
    Guid Id, Guid ArtefactId, int Version, DraftKind Kind, string Title, DraftState State, string Author, string? Label, string Hash,
    DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DecisionAnswer? Decision, JsonElement? Content)
{
    internal static DraftAnswer Of(DraftStanding standing) =>
        WithoutContent(standing) with { Content = JsonDocument.Parse(standing.Draft.Content).RootElement };

    internal static DraftAnswer OwnCheck(Draft draft) => Of(new DraftStanding(draft, DraftState.OwnCheck, null, null));

    internal static DraftAnswer WithoutContent(DraftStanding standing)
    {
        var draft = standing.Draft;
        return new DraftAnswer(
            draft.Id, draft.ArtefactId, draft.Version, draft.Kind, draft.Title, standing.State, draft.Origin.Author,
            draft.Origin.ByModel ? Ui.Kern.DraftMarkTagHelper.Watermark : null, draft.Hash.Hex, draft.CreatedAt, standing.SubmittedAt,
            standing.Decision is { } decision ? DecisionAnswer.Of(decision) : null, null);
    }
}
