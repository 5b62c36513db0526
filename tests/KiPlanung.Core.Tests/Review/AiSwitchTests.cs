using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class AiSwitchTests
{
    private const string Reason = "Das Modell antwortet seit heute unsinnig.";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Anna = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly PersonId Berta = new(new Guid(2, 0, 0, new byte[8]));

    [Fact]
    public void Nothing_is_halted_at_first()
    {
        Assert.Empty(new AiSwitch([]).Stops);
        Assert.All(Enum.GetValues<AiScope>(), scope => Assert.Null(new AiSwitch([]).Refusal(scope)));
    }

    [Fact]
    public void Halting_everything_halts_each_kind_and_halting_one_kind_no_other()
    {
        var all = new AiSwitch([Must(new AiSwitch([]).Stop(AiScope.All, Anna, Reason, Noon))]);
        var one = new AiSwitch([Must(new AiSwitch([]).Stop(AiScope.Summary, Anna, Reason, Noon))]);

        Assert.All(Enum.GetValues<AiScope>(), scope => Assert.Equal(AiSwitchProblems.Stopped, all.Refusal(scope)));
        Assert.Equal((true, false, false), (one.IsStopped(AiScope.Summary), one.IsStopped(AiScope.Forecast), one.IsStopped(AiScope.All)));
    }

    [Fact]
    public void A_turn_needs_a_reason_and_something_to_turn()
    {
        var halted = new AiSwitch([Must(new AiSwitch([]).Stop(AiScope.All, Anna, Reason, Noon))]);

        Assert.Equal("review.reason-too-short", CodeOf(new AiSwitch([]).Stop(AiScope.All, Anna, "   zu kurz          ", Noon)));
        Assert.Equal("ai.already-stopped", CodeOf(halted.Stop(AiScope.All, Berta, Reason, Noon)));
        Assert.Equal("ai.not-stopped", CodeOf(halted.Resume(AiScope.Summary, AReviewer(Berta), Reason, Noon)));
        Assert.Equal("review.reason-too-short", CodeOf(halted.Resume(AiScope.All, AReviewer(Berta), "kurz", Noon)));
    }

    [Fact]
    public void Whoever_halted_it_does_not_let_it_run_again()
    {
        var halted = new AiSwitch([Must(new AiSwitch([]).Stop(AiScope.All, Anna, Reason, Noon))]);

        Assert.Equal("ai.same-person", CodeOf(halted.Resume(AiScope.All, AReviewer(Anna), Reason, Noon)));
        var resumed = Must(halted.Resume(AiScope.All, AReviewer(Berta), Reason, Noon));
        Assert.Equal((2, false), (resumed.Number, resumed.Stopped));
    }

    /// <summary>Whatever is tried, turns alternate, are numbered from 1, and no resumption is by whoever halted last.</summary>
    [Fact]
    public void Any_sequence_of_turns_keeps_order_and_two_people() =>
        Prop.ForAll(
            (from scope in Gen.Choose(0, 2) from stop in Gen.Choose(0, 1) from who in Gen.Choose(0, 1) select (scope, stop, who)).ListOf()
                .ToArbitrary(),
            tries =>
            {
                var events = new List<AiSwitchEvent>();
                foreach (var (scope, stop, who) in tries)
                {
                    var now = new AiSwitch(events);
                    var person = who == 0 ? Anna : Berta;
                    var turned = stop == 1 ? now.Stop((AiScope)scope, person, Reason, Noon) : now.Resume((AiScope)scope, AReviewer(person), Reason, Noon);
                    if (turned.IsOk(out var happened, out _)) events.Add(happened);
                }
                return Enum.GetValues<AiScope>().All(scope =>
                {
                    var own = events.Where(e => e.Scope == scope).ToList();
                    return own.Select((e, i) => e.Number == i + 1 && e.Stopped == (i % 2 == 0) && (e.Stopped || e.By != own[i - 1].By)).All(ok => ok);
                });
            }).QuickCheckThrowOnFailure();

    private static Reviewer AReviewer(PersonId person) => Must(
        Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new DateOnly(2030, 1, 1)), new DateOnly(2026, 11, 22)));

    private static T Must<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Ok>(outcome).Value;

    private static string CodeOf<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem.Code;
}
