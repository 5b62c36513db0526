using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class ReidentificationCaseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId CaseWorker = new(Guid.Parse("a0000000-0000-0000-0000-000000000001"));
    private static readonly PersonId Trust = new(Guid.Parse("a0000000-0000-0000-0000-000000000002"));

    [Fact]
    public void Who_asked_cannot_confirm_even_with_both_roles()
    {
        var both = new InteractiveSignIn(CaseWorker, [Role.CaseWorker, Role.Trustee], null);

        var outcome = Waiting().Decide(Must(Trustee.From(both)), new ReidentificationVerdict.Confirmed(), Noon);

        Assert.Equal(ReidentificationProblems.OwnRequest, ProblemOf(outcome));
    }

    [Theory]
    [InlineData(Role.Planner)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public void Nobody_else_asks_or_decides(Role role)
    {
        var session = new InteractiveSignIn(Trust, [role], null);

        Assert.Equal(ReidentificationProblems.NotTheTrustee, ProblemOf(Trustee.From(session)));
        Assert.Equal(ReidentificationProblems.NotACaseWorker, ProblemOf(Requester.From(session)));
    }

    [Fact]
    public void A_request_is_decided_once()
    {
        var decided = Confirmed();

        Assert.Equal(ReidentificationProblems.AlreadyDecided,
            ProblemOf(decided.Decide(TheTrustee(), new ReidentificationVerdict.Confirmed(), Noon)));
    }

    [Fact]
    public void The_right_to_see_needs_a_confirmation_and_belongs_to_the_requester()
    {
        var colleague = Must(Requester.From(new InteractiveSignIn(Trust, [Role.CaseWorker], null)));

        Assert.Equal(ReidentificationProblems.NotDecided, ProblemOf(Waiting().Grant(TheRequester(), Noon)));
        Assert.Equal(ReidentificationProblems.WasRefused, ProblemOf(Refused().Grant(TheRequester(), Noon)));
        Assert.Equal(ReidentificationProblems.NotFound, ProblemOf(Confirmed().Grant(colleague, Noon)));
        Assert.Equal(Noon.AddMinutes(10), Must(Confirmed().Grant(TheRequester(), Noon)).OpenUntil);
    }

    [Fact]
    public void Ten_minutes_after_the_first_showing_it_is_over()
    {
        var open = new ReidentificationCase(Request(), Confirmed().Decision, Noon.AddHours(3));

        Assert.Equal(Noon.AddHours(3).AddMinutes(10), Must(open.Grant(TheRequester(), Noon.AddHours(3).AddMinutes(9))).OpenUntil);
        Assert.Equal(ReidentificationProblems.IsOver, ProblemOf(open.Grant(TheRequester(), Noon.AddHours(3).AddMinutes(10))));
    }

    [Fact]
    public void A_confirmation_that_nobody_uses_ends_after_a_day()
    {
        Assert.Equal(ReidentificationState.Confirmed, Confirmed().StateAt(Noon.AddHours(24)));
        Assert.Equal(ReidentificationProblems.IsOver, ProblemOf(Confirmed().Grant(TheRequester(), Noon.AddHours(24).AddTicks(1))));
    }

    [Fact]
    public void A_request_nobody_decides_on_lapses_after_fourteen_days()
    {
        Assert.Equal(ReidentificationState.Waiting, Waiting().StateAt(Noon.AddDays(14)));
        Assert.Equal(ReidentificationState.Over, Waiting().StateAt(Noon.AddDays(14).AddTicks(1)));
        Assert.Equal(ReidentificationProblems.Lapsed,
            ProblemOf(Waiting().Decide(TheTrustee(), new ReidentificationVerdict.Confirmed(), Noon.AddDays(15))));
        Assert.Equal(ReidentificationProblems.IsOver, ProblemOf(Waiting().Grant(TheRequester(), Noon.AddDays(15))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   zu kurz   ")]
    public void A_statement_has_a_sentence(string? text) =>
        Assert.Equal(ReidentificationProblems.StatementMissing, ProblemOf(ConfidentialStatement.From(text)));

    [Fact]
    public void A_statement_does_not_print_itself() => Assert.Equal("[vertraulich]", $"{AStatement()}");

    private static ReidentificationRequest Request() => ReidentificationRequest.Of(
        TheRequester(), Guid.Parse("b0000000-0000-0000-0000-000000000001"), Guid.Parse("b0000000-0000-0000-0000-000000000002"), "PERSON_1",
        ReidentificationPurpose.FollowUp, Noon);

    private static ReidentificationCase Waiting() => new(Request(), null, null);

    private static ReidentificationCase Confirmed() => Decided(new ReidentificationVerdict.Confirmed());

    private static ReidentificationCase Refused() => Decided(new ReidentificationVerdict.Refused(AStatement()));

    private static ReidentificationCase Decided(ReidentificationVerdict verdict)
    {
        var waiting = Waiting();
        return new(waiting.Request, Must(waiting.Decide(TheTrustee(), verdict, Noon)), null);
    }

    private static ConfidentialStatement AStatement() => Must(ConfidentialStatement.From("Frau Testmann soll zurückgerufen werden."));

    private static Requester TheRequester() => Must(Requester.From(new InteractiveSignIn(CaseWorker, [Role.CaseWorker], null)));

    private static Trustee TheTrustee() => Must(Trustee.From(new InteractiveSignIn(Trust, [Role.Trustee], null)));

    private static T Must<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk(out var value, out var problem), problem?.Message);
        return value!;
    }

    private static Problem ProblemOf<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;
}
