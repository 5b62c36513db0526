using System.Collections.Frozen;
using System.Diagnostics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>One way from a state to another.</summary>
public sealed record DraftTransition(DraftState From, DraftAct Act, DraftState To, DraftParty By);

/// <summary>„Übergangstabelle“ — the only ways an AI output can go, for every kind; whatever is not in it is refused (R-01; KI-VO
/// Art. 14). States are not stored: they follow from the rows that were written, through this table.</summary>
/// <remarks>A version the reviewer changed is confirmed by the requester and then goes to another reviewer: whoever changed it cannot
/// release it, and whoever asked for it cannot either.</remarks>
public static class DraftTransitions
{
    public static IReadOnlyList<DraftTransition> All { get; } =
    [
        new(DraftState.Requested, DraftAct.Begin, DraftState.InWork, DraftParty.System),
        new(DraftState.Requested, DraftAct.Cancel, DraftState.Withdrawn, DraftParty.Requester),
        new(DraftState.InWork, DraftAct.Cancel, DraftState.Withdrawn, DraftParty.Requester),
        new(DraftState.InWork, DraftAct.Fail, DraftState.Failed, DraftParty.System),
        new(DraftState.InWork, DraftAct.PreCheck, DraftState.PreChecked, DraftParty.System),
        new(DraftState.PreChecked, DraftAct.Present, DraftState.OwnCheck, DraftParty.System),

        new(DraftState.OwnCheck, DraftAct.Revise, DraftState.OwnCheck, DraftParty.Requester),
        new(DraftState.OwnCheck, DraftAct.Submit, DraftState.Submitted, DraftParty.Requester),
        new(DraftState.OwnCheck, DraftAct.Withdraw, DraftState.Withdrawn, DraftParty.Requester),
        new(DraftState.Returned, DraftAct.Revise, DraftState.OwnCheck, DraftParty.Requester),

        new(DraftState.Submitted, DraftAct.Take, DraftState.InReview, DraftParty.OtherReviewer),
        new(DraftState.Submitted, DraftAct.Withdraw, DraftState.Withdrawn, DraftParty.Requester),
        new(DraftState.InReview, DraftAct.GiveBack, DraftState.Submitted, DraftParty.OtherReviewer),
        new(DraftState.InReview, DraftAct.Withdraw, DraftState.Withdrawn, DraftParty.Requester),
        new(DraftState.InReview, DraftAct.Approve, DraftState.Released, DraftParty.OtherReviewer),
        new(DraftState.InReview, DraftAct.Return, DraftState.Returned, DraftParty.OtherReviewer),
        new(DraftState.InReview, DraftAct.Reject, DraftState.Rejected, DraftParty.OtherReviewer),
        new(DraftState.InReview, DraftAct.ChangeInReview, DraftState.ConfirmationNeeded, DraftParty.OtherReviewer),
        new(DraftState.ConfirmationNeeded, DraftAct.ConfirmChange, DraftState.Submitted, DraftParty.Requester),
        new(DraftState.ConfirmationNeeded, DraftAct.RefuseChange, DraftState.Returned, DraftParty.Requester),
        new(DraftState.ConfirmationNeeded, DraftAct.Withdraw, DraftState.Withdrawn, DraftParty.Requester),

        new(DraftState.Released, DraftAct.Use, DraftState.Released, DraftParty.Reader),
        new(DraftState.Released, DraftAct.Revoke, DraftState.Revoked, DraftParty.Reviewer),
        new(DraftState.Released, DraftAct.Replace, DraftState.Replaced, DraftParty.System),
        new(DraftState.Released, DraftAct.MarkDue, DraftState.RecheckDue, DraftParty.System),
        new(DraftState.RecheckDue, DraftAct.Use, DraftState.RecheckDue, DraftParty.Reader),
        new(DraftState.RecheckDue, DraftAct.MarkDue, DraftState.RecheckDue, DraftParty.System),
        new(DraftState.RecheckDue, DraftAct.PassRecheck, DraftState.Released, DraftParty.OtherReviewer),
        new(DraftState.RecheckDue, DraftAct.Revoke, DraftState.Revoked, DraftParty.Reviewer),
        new(DraftState.RecheckDue, DraftAct.Replace, DraftState.Replaced, DraftParty.System),
        new(DraftState.Replaced, DraftAct.Use, DraftState.Replaced, DraftParty.Reader),
        new(DraftState.Replaced, DraftAct.Revoke, DraftState.Revoked, DraftParty.Reviewer),
    ];

    private static readonly FrozenDictionary<(DraftState, DraftAct), DraftTransition> Ways = All.ToFrozenDictionary(t => (t.From, t.Act));

    /// <summary>Where an act leads.</summary>
    /// <returns>The new state, or the sentence why this cannot be done now.</returns>
    public static Outcome<DraftState> Next(DraftState from, DraftAct act) =>
        Ways.TryGetValue((from, act), out var way) ? way.To : TransitionProblems.Of(from, act);

    /// <summary>Null when the act is possible in this state.</summary>
    public static Problem? Refusal(DraftState from, DraftAct act) => Next(from, act).IsOk(out _, out var problem) ? null : problem;

    /// <summary>The way itself; null when there is none.</summary>
    public static DraftTransition? Find(DraftState from, DraftAct act) => Ways.GetValueOrDefault((from, act));

    /// <summary>Goes through what was written, in order.</summary>
    /// <exception cref="InvalidOperationException">What was written could not have happened: a row got in past the rules.</exception>
    public static DraftState Follow(DraftState start, params ReadOnlySpan<DraftAct> acts)
    {
        var state = start;
        foreach (var act in acts)
            state = Ways.TryGetValue((state, act), out var way)
                ? way.To
                : throw new InvalidOperationException(
                    $"Die gespeicherten Schritte passen nicht zusammen: „{DraftWords.Of(act)}“ nach dem Stand „{DraftWords.Of(state)}“.");
        return state;
    }

    /// <summary>Whether a person released it at some time: everything after a release, in force or not.</summary>
    public static bool WasReleased(DraftState state) =>
        state is DraftState.Released or DraftState.Revoked or DraftState.Replaced or DraftState.RecheckDue;

    /// <summary>The act that puts a verdict into force.</summary>
    public static DraftAct ActOf(Verdict verdict) => verdict switch
    {
        Verdict.Approved => DraftAct.Approve,
        Verdict.ReturnedForChanges => DraftAct.Return,
        Verdict.Rejected => DraftAct.Reject,
        _ => throw new UnreachableException(),
    };
}
