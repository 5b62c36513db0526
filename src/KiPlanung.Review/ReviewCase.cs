using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Prüfvorgang“ — a submitted draft and the one decision on it, if there is one.</summary>
public sealed class ReviewCase(Draft draft, bool submitted, Decision? decision = null)
{
    public Draft Draft { get; } = draft;
    public bool Submitted { get; } = submitted;
    public Decision? Decision { get; } = decision;

    /// <summary>Whoever decides has taken the case over; that and the decision are one step here.</summary>
    private DraftState State => (Submitted, Decision) switch
    {
        (_, { } decided) => DraftTransitions.Follow(DraftState.InReview, DraftTransitions.ActOf(decided.Verdict)),
        (true, null) => DraftTransitions.Follow(DraftState.Submitted, DraftAct.Take),
        (false, null) => DraftState.OwnCheck,
    };

    /// <summary>Four eyes (KI-VO Art. 14, Art. 26 Abs. 2; DSGVO Art. 22): who asked for the draft or changed it cannot decide, one
    /// decision per version, and only on the bytes seen.</summary>
    /// <remarks>An approval needs a verdict on every single claim and check, and all of them right .</remarks>
    /// <returns>The released result when approved, otherwise the recorded decision without one.</returns>
    public Outcome<Decided> Decide(Decision given)
    {
        if (!DraftTransitions.Next(State, DraftTransitions.ActOf(given.Verdict)).IsOk(out _, out var refused)) return refused;
        if (ReleaseRule.Broken(Draft, given) is { } problem) return problem;
        if (given.Judgement is null && given.Verdict is Verdict.Approved) return JudgementProblems.Missing;
        if (given.Judgement?.Hinders(given.Verdict) is { } unjudged) return unjudged;
        if (given.Verdict is not Verdict.Approved) return new Decided(given, null);
        return ReleasedResult.Of(Draft, given).Then<Decided>(result => new Decided(given, result));
    }
}

/// <summary>What came of a decision: the release exists only for an approval.</summary>
public sealed class Decided
{
    internal Decided(Decision decision, ReleasedResult? release) => (Decision, Release) = (decision, release);

    public Decision Decision { get; }
    public ReleasedResult? Release { get; }
}
