using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Freigabe mit dem, was seither geschah“ — the only maker of <see cref="ReleaseEvent"/>s. Events are
/// appended, never changed.</summary>
public sealed class ReleaseStanding
{
    /// <exception cref="InvalidOperationException">The events could not have happened in this order.</exception>
    public ReleaseStanding(ReleasedResult result, IReadOnlyList<ReleaseEvent> events)
    {
        (Result, Events) = (result, events);
        State = DraftTransitions.Follow(DraftState.Released, [.. events.Select(e => e.Act)]);
    }

    public ReleasedResult Result { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ReleaseEvent> Events { get; }

    /// <summary>Released, due for a new check, replaced or revoked.</summary>
    public DraftState State { get; }

    /// <summary>What led to a state other than released; null when the release simply holds.</summary>
    public ReleaseEvent? Standing => State == DraftState.Released || Events.Count == 0 ? null : Events[^1];

    /// <summary>Causes of a pending check, in the order they came.</summary>
    public IReadOnlyList<RecheckCause> Due => State != DraftState.RecheckDue
        ? []
        : [.. Events.Reverse().TakeWhile(e => e is ReleaseEvent.RecheckDue).Cast<ReleaseEvent.RecheckDue>().Select(e => e.Cause).Reverse()];

    private int NextNumber => Events.Count + 1;

    /// <summary>May be exported or built upon.</summary>
    public Outcome<ReleasedResult> Use() =>
        DraftTransitions.Refusal(State, DraftAct.Use) is { } problem ? problem : Result;

    /// <summary>„Freigabe widerrufen“ — any reviewer, also the one who released it; taking back is the safe direction.</summary>
    public Outcome<ReleaseEvent> Revoke(Reviewer reviewer, string reason, DateTimeOffset at) =>
        (DraftTransitions.Refusal(State, DraftAct.Revoke) ?? ReasonFault(reason)) is { } problem
            ? problem
            : new ReleaseEvent.Revoked(Result.Id, NextNumber, at, reviewer.Person, reason.Trim());

    /// <summary>The same four eyes and the same bytes as at the release.</summary>
    public Outcome<ReleaseEvent> PassRecheck(Reviewer reviewer, ContentHash seen, string reason, DateTimeOffset at) =>
        (DraftTransitions.Refusal(State, DraftAct.PassRecheck)
            ?? ReleaseRule.NotIndependent(Result.Draft, reviewer.Person)
            ?? (seen == Result.Hash ? null : ReviewProblems.StaleDraft)
            ?? ReasonFault(reason)) is { } problem
            ? problem
            : new ReleaseEvent.RecheckPassed(Result.Id, NextNumber, at, reviewer.Person, seen, reason.Trim());

    /// <summary>A cause is named once until the check is done.</summary>
    public Outcome<ReleaseEvent> MarkDue(RecheckCause cause, DateTimeOffset at) =>
        DraftTransitions.Refusal(State, DraftAct.MarkDue) is { } problem ? problem
        : Due.Contains(cause) ? ReviewProblems.AlreadyDue
        : new ReleaseEvent.RecheckDue(Result.Id, NextNumber, at, cause);

    /// <summary>A newer release of the same kind takes its place.</summary>
    public Outcome<ReleaseEvent> Replace(ReleasedResult newer, DateTimeOffset at) =>
        DraftTransitions.Refusal(State, DraftAct.Replace) is { } problem ? problem
        : newer.Kind != Result.Kind || newer.Id == Result.Id ? ReviewProblems.NoReplacement
        : new ReleaseEvent.Replaced(Result.Id, NextNumber, at, newer.Id);

    private static Problem? ReasonFault(string reason) => reason.Trim().Length < 20 ? ReviewProblems.ReasonTooShort : null;
}
