using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class DraftTransitionsTests
{
    private static readonly DraftState[] States = Enum.GetValues<DraftState>();
    private static readonly DraftAct[] Acts = Enum.GetValues<DraftAct>();
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>R-01, written down a second time by hand: state, then what can be done, then where it leads.</summary>
    private const string Approved = """
        OwnCheck: Revise→OwnCheck Submit→Submitted Withdraw→Withdrawn
        Submitted: Withdraw→Withdrawn Take→InReview
        Released: Use→Released Revoke→Revoked Replace→Replaced MarkDue→RecheckDue
        Returned: Revise→OwnCheck
        Rejected:
        Superseded:
        Withdrawn:
        Requested: Begin→InWork Cancel→Withdrawn
        InWork: Cancel→Withdrawn Fail→Failed PreCheck→PreChecked
        Failed:
        PreChecked: Present→OwnCheck
        InReview: Withdraw→Withdrawn GiveBack→Submitted Approve→Released Return→Returned Reject→Rejected ChangeInReview→ConfirmationNeeded
        ConfirmationNeeded: Withdraw→Withdrawn ConfirmChange→Submitted RefuseChange→Returned
        Revoked:
        Replaced: Use→Replaced Revoke→Revoked
        RecheckDue: Use→RecheckDue Revoke→Revoked Replace→Replaced MarkDue→RecheckDue PassRecheck→Released
        """;

    [Fact]
    public void The_table_is_the_approved_one_and_everything_else_is_refused()
    {
        var table = string.Join('\n', States.Select(from =>
            $"{from}:{string.Concat(Acts.Select(act => DraftTransitions.Next(from, act) is Outcome<DraftState>.Ok to ? $" {act}→{to.Value}" : ""))}"));

        Assert.Equal(Approved.ReplaceLineEndings("\n"), table);
        Assert.Equal(DraftTransitions.All.Count, DraftTransitions.All.DistinctBy(t => (t.From, t.Act)).Count());
    }

    [Fact]
    public void Every_refusal_is_a_german_sentence_that_says_where_and_what_to_do()
    {
        foreach (var from in States)
            foreach (var act in Acts)
            {
                if (DraftTransitions.Refusal(from, act) is not { } problem) continue;
                Assert.Matches(@"\A[„\p{Lu}].+ .+\.\z", problem.Message);
                Assert.True(problem.Kind is ProblemKind.Conflict or ProblemKind.Stale, $"{from} {act}: {problem.Kind}");
            }
        Assert.Equal("Im Stand „angefordert“ geht „widerrufen“ nicht. Möglich ist: „Auftrag beginnen“, „Auftrag abbrechen“.",
            DraftTransitions.Refusal(DraftState.Requested, DraftAct.Revoke)!.Message);
    }

    [Fact]
    public void Only_an_approval_in_review_and_a_passed_check_lead_to_released()
    {
        var ways = DraftTransitions.All.Where(t => t.To == DraftState.Released && t.From != DraftState.Released)
            .Select(t => (t.From, t.Act, t.By));

        Assert.Equal(
            [(DraftState.InReview, DraftAct.Approve, DraftParty.OtherReviewer), (DraftState.RecheckDue, DraftAct.PassRecheck, DraftParty.OtherReviewer)],
            ways);
    }

    [Fact]
    public void Follow_throws_on_steps_that_could_not_have_happened() =>
        Assert.Throws<InvalidOperationException>(() => DraftTransitions.Follow(DraftState.OwnCheck, DraftAct.Submit, DraftAct.Approve));

    /// <summary>Whatever order acts come in, by whomever, on whatever hash: what can be used was approved by another authorised person
    /// on exactly its bytes.</summary>
    [Fact]
    public void No_walk_reaches_released_without_a_decision_by_another_person_on_exactly_this_hash()
    {
        var steps = Gen.Choose(0, 11).SelectMany(act => Gen.Choose(1, 4).SelectMany(person => Gen.Choose(0, 9).Select(hash => (act, person, hash))));
        Prop.ForAll(steps.ListOf().Resize(60).ToArbitrary(), walk =>
        {
            var output = new WalkedOutput();
            foreach (var (act, person, hash) in walk) output.Try(act, person, hash);
            return output.HoldsWhatWasPromised();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void The_walks_do_reach_every_state_after_a_release()
    {
        var seen = new HashSet<DraftState>();
        var random = new System.Random(20261122);
        for (var walk = 0; walk < 3000; walk++)
        {
            var output = new WalkedOutput();
            for (var step = 0; step < 40; step++)
            {
                output.Try(random.Next(12), random.Next(1, 5), random.Next(10));
                seen.Add(output.State);
            }
        }

        Assert.Superset(
            new HashSet<DraftState> { DraftState.Released, DraftState.Revoked, DraftState.Replaced, DraftState.RecheckDue, DraftState.Rejected },
            seen);
    }

    /// <summary>One output through the nouns of the review, as the use cases handle it.</summary>
    private sealed class WalkedOutput
    {
        private Draft draft = Draft.First(
            Guid.NewGuid(), DraftKind.ThemeSet, "Themen", "{\"v\":1}", new("modell", "1", null, null), Person(1), Noon, null);
        private bool submitted;
        private Decision? decision;
        private ReleaseStanding? released;

        public DraftState State { get; private set; } = DraftState.OwnCheck;

        public void Try(int act, int person, int hash)
        {
            var seen = hash == 0 ? ContentHash.Of("anderes") : draft.Hash;
            switch (act)
            {
                case 0 when DraftTransitions.Refusal(State, DraftAct.Revise) is null:
                    draft = draft.Revised(Guid.NewGuid(), $$"""{"v":{{draft.Version + 1}}}""", Person(person), Noon);
                    (State, submitted, decision) = (DraftState.OwnCheck, false, null);
                    break;
                case 1 or 2 when DraftTransitions.Next(State, DraftAct.Submit) is Outcome<DraftState>.Ok next:
                    (State, submitted) = (next.Value, true);
                    break;
                case 3 when DraftTransitions.Next(State, DraftAct.Withdraw) is Outcome<DraftState>.Ok next && hash < 2:
                    State = next.Value;
                    break;
                case >= 4 and <= 7:
                    Decide(act, person, seen);
                    break;
                default:
                    Follow(act, person, seen);
                    break;
            }
        }

        private void Decide(int act, int person, ContentHash seen)
        {
            if (State == DraftState.Withdrawn) return;
            Verdict verdict = act switch { 4 => new Verdict.Rejected("Grund"), 5 => new Verdict.ReturnedForChanges("Grund"), _ => new Verdict.Approved() };
            var given = Decision.Of(AReviewer(person), Guid.NewGuid(), draft.Id, seen, verdict, Noon, JudgementTests.AllRight());
            if (!new ReviewCase(draft, submitted, decision).Decide(given).IsOk(out var decided, out _)) return;
            decision = decided.Decision;
            State = DraftTransitions.Follow(State, DraftAct.Take, DraftTransitions.ActOf(verdict));
            if (decided.Release is { } release) released = new ReleaseStanding(release, []);
        }

        private void Follow(int act, int person, ContentHash seen)
        {
            if (released is null) return;
            var outcome = act switch
            {
                8 => released.MarkDue((RecheckCause)(person % 5), Noon),
                9 => released.PassRecheck(AReviewer(person), seen, "Verglichen, das Ergebnis gilt weiter.", Noon),
                10 when person == 4 => released.Revoke(AReviewer(person), "Die Zahlen waren verwechselt worden.", Noon),
                11 when person == 3 => released.Replace(AnotherRelease(), Noon),
                _ => ReviewProblems.AlreadyDue,
            };
            if (!outcome.IsOk(out var happened, out _)) return;
            released = new ReleaseStanding(released.Result, [.. released.Events, happened]);
            State = released.State;
        }

        public bool HoldsWhatWasPromised()
        {
            var usable = released?.Use() is Outcome<ReleasedResult>.Ok;
            if (!usable) return DraftTransitions.Refusal(State, DraftAct.Use) is not null;
            var result = released!.Result;
            return decision is { Verdict: Verdict.Approved } given && given.By != draft.RequestedBy && !draft.EditedBy.Contains(given.By)
                && given.Seen == ContentHash.Of(draft.Content) && result.Hash == given.Seen
                && released.Events.OfType<ReleaseEvent.RecheckPassed>().All(e =>
                    e.By != draft.RequestedBy && !draft.EditedBy.Contains(e.By) && e.Seen == result.Hash);
        }

        private static ReleasedResult AnotherRelease()
        {
            var other = Draft.First(Guid.NewGuid(), DraftKind.ThemeSet, "Themen", "{\"neu\":1}", new("modell", "1", null, null), Person(1), Noon, null);
            var approval = Decision.Of(AReviewer(2), Guid.NewGuid(), other.Id, other.Hash, new Verdict.Approved(), Noon);
            return Assert.IsType<Outcome<ReleasedResult>.Ok>(ReleasedResult.Of(other, approval)).Value;
        }
    }

    private static Reviewer AReviewer(int person) => Assert.IsType<Outcome<Reviewer>.Ok>(
        Reviewer.From(new InteractiveSignIn(Person(person), [Role.Reviewer], new(2030, 1, 1)), new(2026, 11, 22))).Value;

    private static PersonId Person(int number) => new(Guid.Parse($"a0000000-0000-0000-0000-{number:D12}"));
}
