using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class ReviewCaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Author = Person(1);
    private static readonly PersonId Colleague = Person(2);
    private static readonly PersonId Editor = Person(3);

    [Fact]
    public void Decide_releases_what_another_person_approved()
    {
        var draft = ADraft();

        var decided = Assert.IsType<Outcome<Decided>.Ok>(new ReviewCase(draft, true).Decide(Approval(draft, Colleague))).Value;

        Assert.Equal(draft.Hash, decided.Release!.Hash);
        Assert.Equal(Colleague, decided.Decision.By);
    }

    [Fact]
    public void Decide_refuses_the_authors_own_draft() =>
        Assert.Equal(ReviewProblems.OwnDraft, Refusal(new ReviewCase(ADraft(), true), d => Approval(d, Author)));

    [Fact]
    public void Decide_refuses_everyone_who_changed_any_version()
    {
        var draft = ADraft().Revised(Id(11), "{\"a\":2}", Editor, Noon).Revised(Id(12), "{\"a\":3}", Author, Noon);

        Assert.Equal(ReviewProblems.EditedByReviewer, Refusal(new ReviewCase(draft, true), d => Approval(d, Editor)));
    }

    [Fact]
    public void Decide_refuses_bytes_that_were_not_seen()
    {
        var draft = ADraft();
        var stale = Decision.Of(AReviewer(Colleague), Id(5), draft.Id, ContentHash.Of("other"), new Verdict.Approved(), Noon);

        Assert.Equal(ReviewProblems.StaleDraft, Refusal(new ReviewCase(draft, true), _ => stale));
    }

    [Fact]
    public void Decide_refuses_a_decision_about_another_draft()
    {
        var draft = ADraft();
        var other = Decision.Of(AReviewer(Colleague), Id(5), Id(99), draft.Hash, new Verdict.Approved(), Noon);

        Assert.Equal(ReviewProblems.StaleDraft, Refusal(new ReviewCase(draft, true), _ => other));
    }

    [Fact]
    public void Decide_refuses_a_second_decision()
    {
        var draft = ADraft();

        Assert.Equal(ReviewProblems.AlreadyDecided, Refusal(new ReviewCase(draft, true, Approval(draft, Colleague)), d => Approval(d, Editor)));
    }

    [Fact]
    public void Decide_refuses_a_draft_that_was_not_handed_in() =>
        Assert.Equal(ReviewProblems.NotSubmitted, Refusal(new ReviewCase(ADraft(), false), d => Approval(d, Colleague)));

    [Fact]
    public void A_rejection_releases_nothing()
    {
        var draft = ADraft();
        var rejection = Decision.Of(AReviewer(Colleague), Id(5), draft.Id, draft.Hash, new Verdict.Rejected("Datenstand ist zu alt."), Noon);

        Assert.Null(Assert.IsType<Outcome<Decided>.Ok>(new ReviewCase(draft, true).Decide(rejection)).Value.Release);
        Assert.Equal(ReviewProblems.NotApproved, Assert.IsType<Outcome<ReleasedResult>.Refused>(ReleasedResult.Of(draft, rejection)).Problem);
    }

    [Fact]
    public void A_draft_by_hand_counts_its_writer_as_editor() =>
        Assert.Contains(Author, Draft.First(Id(1), DraftKind.Forecast, "T", "{}", DraftOrigin.Person, Author, Noon, null).EditedBy);

    [Fact]
    public void Released_implies_an_approval_of_these_bytes_by_another_person() =>
        Prop.ForAll(Gen.Choose(1, 4).Two().ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (people, verdict) =>
        {
            var draft = ADraft().Revised(Id(11), "{\"a\":2}", Person(people.Item1), Noon);
            var seen = verdict == 3 ? ContentHash.Of("other") : draft.Hash;
            Verdict given = verdict switch { 1 => new Verdict.Rejected("Grund"), 2 => new Verdict.ReturnedForChanges("Grund"), _ => new Verdict.Approved() };
            var decision = Decision.Of(AReviewer(Person(people.Item2)), Id(5), draft.Id, seen, given, Noon);

            var released = ReleasedResult.Of(draft, decision) is Outcome<ReleasedResult>.Ok;

            var allowed = verdict == 0 && Person(people.Item2) != Author && people.Item1 != people.Item2;
            return released == allowed;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Role.Planner)]
    [InlineData(Role.Administrator)]
    public void Only_the_role_makes_a_reviewer(Role role) =>
        Assert.Equal(ReviewProblems.NotAReviewer, Assert.IsType<Outcome<Reviewer>.Refused>(
            Reviewer.From(new InteractiveSignIn(Colleague, [role], new DateOnly(2030, 1, 1)), new DateOnly(2026, 11, 22))).Problem);

    [Theory]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", true)]
    [InlineData(null, false)]
    public void A_reviewer_needs_a_valid_training_record(string? until, bool allowed)
    {
        DateOnly? record = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(allowed, Reviewer.From(new InteractiveSignIn(Colleague, [Role.Reviewer], record), new DateOnly(2026, 11, 22)) is Outcome<Reviewer>.Ok);
    }

    private static Draft ADraft() =>
        Draft.First(Id(1), DraftKind.Forecast, "Titel", "{\"a\":1}", new DraftOrigin("theta", "1", null, null), Author, Noon, null);

    private static Decision Approval(Draft draft, PersonId by) =>
        Decision.Of(AReviewer(by), Id(5), draft.Id, draft.Hash, new Verdict.Approved(), Noon, JudgementTests.AllRight());

    private static Problem Refusal(ReviewCase reviewCase, Func<Draft, Decision> decision) =>
        Assert.IsType<Outcome<Decided>.Refused>(reviewCase.Decide(decision(reviewCase.Draft))).Problem;

    private static Reviewer AReviewer(PersonId person) => Assert.IsType<Outcome<Reviewer>.Ok>(
        Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new DateOnly(2030, 1, 1)), new DateOnly(2026, 11, 22))).Value;

    private static PersonId Person(int n) => new(Id(1000 + n));

    private static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
