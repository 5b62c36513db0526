using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Review;

public sealed class ReviewWorkTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly ReviewTerms Terms = new();
    private static readonly ReviewLoad Idle = new(0, 0);
    private static readonly PersonId Anna = Person(1);
    private static readonly PersonId Berta = Person(2);
    private static readonly PersonId Clara = Person(3);

    [Fact]
    public void A_case_is_one_persons_until_the_time_runs_out_or_it_is_given_back()
    {
        var lease = Must(Take(Anna, []));

        Assert.Equal(Noon.AddMinutes(Terms.LeaseMinutes), lease.Until);
        Assert.Equal(ReviewWorkProblems.TakenByOther, ProblemOf(Take(Berta, [lease])));
        Assert.Equal(ReviewWorkProblems.AlreadyYours, ProblemOf(Take(Anna, [lease])));
        Must(Take(Berta, [lease], at: lease.Until));
        Must(Take(Berta, [Must(ReviewLeases.GiveBack(Anna, [lease], Noon))]));
        Assert.Equal(ReviewWorkProblems.NotYours, ProblemOf(ReviewLeases.GiveBack(Berta, [lease], Noon)));
        Assert.Equal(ReviewWorkProblems.NotYours, ProblemOf(ReviewLeases.GiveBack(Anna, [lease], lease.Until)));
    }

    [Fact]
    public void A_double_review_has_two_places_for_two_people()
    {
        var first = Must(Take(Anna, [], places: 2));
        var second = Must(Take(Berta, [first], places: 2));

        Assert.Equal(ReviewWorkProblems.AlreadyYours, ProblemOf(Take(Anna, [first], places: 2)));
        Assert.Equal(ReviewWorkProblems.TakenByOther, ProblemOf(Take(Clara, [first, second], places: 2)));
        Assert.False(ReviewLeases.HeldByOthers(Berta, [first, second], 2, Noon));
        Assert.True(ReviewLeases.HeldByOthers(Clara, [first, second], 2, Noon));
    }

    [Fact]
    public void Much_at_a_time_or_in_a_day_is_a_warning_one_can_go_past()
    {
        var full = new ReviewLoad(Terms.MostInWork, 0);
        var tired = new ReviewLoad(0, Terms.MostPerDay);

        Assert.All(new[] { full, tired }, load => Assert.Equal(ReviewWorkProblems.LoadCode, ProblemOf(Take(Anna, [], load: load)).Code));
        Assert.All(new[] { full, tired }, load => Must(Take(Anna, [], load: load, despite: true)));
        Assert.Null(new ReviewLoad(Terms.MostInWork - 1, Terms.MostPerDay - 1).Warning(Terms));
    }

    [Fact]
    public void Only_todays_deputy_of_the_holder_takes_over()
    {
        var lease = Must(Take(Anna, []));
        var deputy = Must(Deputy.Of(Id(9), Anna, Berta, Friday, Friday.AddDays(3), Clara, Noon, Friday));

        Assert.Equal(ReviewWorkProblems.NotDeputy, ProblemOf(TakeOver(Clara, lease, [deputy], Friday)));
        Assert.Equal(ReviewWorkProblems.NotDeputy, ProblemOf(TakeOver(Berta, lease, [deputy], Friday.AddDays(4))));
        Assert.Equal(ReviewWorkProblems.NotDeputy, ProblemOf(TakeOver(Berta, lease, [deputy with { Ended = true }], Friday)));
        var (ended, begun) = Must(TakeOver(Berta, lease, [deputy], Friday));
        Assert.Equal((LeaseEnd.TakenOver, Berta), (ended.Ended, begun.By));
    }

    [Fact]
    public void A_deputy_is_somebody_else_for_a_limited_time_and_not_by_own_hand()
    {
        Problem Refused(PersonId away, PersonId by, int from, int until, PersonId setBy) =>
            ProblemOf(Deputy.Of(Id(9), away, by, Friday.AddDays(from), Friday.AddDays(until), setBy, Noon, Friday));

        Assert.Equal(ReviewWorkProblems.DeputyOfOneself, Refused(Anna, Anna, 0, 1, Anna));
        Assert.Equal(ReviewWorkProblems.DeputyBySelf, Refused(Anna, Berta, 0, 1, Berta));
        Assert.Equal(ReviewWorkProblems.DeputyDays, Refused(Anna, Berta, -1, 1, Anna));
        Assert.Equal(ReviewWorkProblems.DeputyDays, Refused(Anna, Berta, 2, 1, Anna));
        Assert.Equal(ReviewWorkProblems.DeputyTooLong, Refused(Anna, Berta, 0, Deputy.MostDays, Anna));
        Must(Deputy.Of(Id(9), Anna, Berta, Friday, Friday.AddDays(Deputy.MostDays - 1), Anna, Noon, Friday));
    }

    [Theory]
    [InlineData("16067", true)]
    [InlineData("16", true)]
    [InlineData("", true)]
    [InlineData("16068", false)]
    public void A_responsibility_covers_its_kind_and_area(string area, bool covers)
    {
        var own = Must(Responsibility.Of(Id(1), Anna, DraftKind.Forecast, area, Noon));

        Assert.Equal(covers, own.Covers(DraftKind.Forecast, "16067019"));
        Assert.False(own.Covers(DraftKind.Summary, "16067019"));
        Assert.Equal(area.Length == 0, own.Covers(DraftKind.Forecast, null));
        Assert.Equal(ReviewWorkProblems.AreaUnknown, ProblemOf(Responsibility.Of(Id(1), Anna, DraftKind.Forecast, "Gotha", Noon)));
    }

    [Fact]
    public void The_queue_goes_by_risk_then_deadline_then_age_whatever_order_it_came_in() =>
        Prop.ForAll(
            (from risk in Gen.Choose(0, 2) from deadline in Gen.Choose(0, 3) from age in Gen.Choose(0, 3) select (risk, deadline, age)).ListOf().ToArbitrary(),
            drawn =>
            {
                var queue = drawn.Select((d, i) => (Risk: ARisk(d.risk), Due: Friday.AddDays(d.deadline), At: Noon.AddHours(d.age), Id: Id(i))).ToList();
                var sorted = ReviewQueueOrder.Of(queue, q => q.Risk, q => q.Due, q => q.At, q => q.Id);
                var turned = ReviewQueueOrder.Of(queue.AsEnumerable().Reverse(), q => q.Risk, q => q.Due, q => q.At, q => q.Id);
                return sorted.Select(q => q.Id).SequenceEqual(turned.Select(q => q.Id)) && sorted.Zip(sorted.Skip(1)).All(p =>
                    p.First.Risk.Level > p.Second.Risk.Level
                    || (p.First.Risk.Level == p.Second.Risk.Level && (p.First.Due, p.First.At).CompareTo((p.Second.Due, p.Second.At)) <= 0));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_fact_never_lowers_the_risk_and_every_fact_is_told() =>
        Prop.ForAll(
            (from sensitive in Gen.Choose(0, 2) from similar in Gen.Choose(0, 2) from failed in Gen.Choose(0, 3) from small in Gen.Choose(0, 1)
             from reach in Gen.Choose(0, 3) select (sensitive, similar, failed, small, reach)).ToArbitrary(),
            d =>
            {
                string[] checks = ["Rückschau", "Bereich", "Belege"];
                var risk = new ReviewRisk(d.sensitive, d.similar, checks[..d.failed], d.small == 1, (Reach)d.reach);
                ReviewRisk[] more =
                [
                    risk with { SensitiveClaims = d.sensitive + 1 }, risk with { SimilarCitations = d.similar + 1 },
                    risk with { FailedChecks = [.. risk.FailedChecks, "Auslassungen"] }, risk with { SmallArea = true }, risk with { Reach = Reach.State },
                ];
                var told = (d.sensitive > 0 ? 1 : 0) + (d.similar > 0 ? 1 : 0) + d.failed + d.small + (d.reach == 3 ? 1 : 0);
                return more.All(m => m.Level >= risk.Level) && risk.Reasons.Count == Math.Max(1, told);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-20", 5, "2026-11-27")]
    [InlineData("2026-11-22", 1, "2026-11-23")]
    [InlineData("2026-11-23", 5, "2026-11-30")]
    public void A_deadline_counts_from_monday_to_friday(string submitted, int days, string expected) =>
        Assert.Equal(Day(expected), ReviewQueueOrder.Deadline(Day(submitted), days));

    [Fact]
    public void Every_waiting_case_is_in_exactly_one_class_of_age() =>
        Prop.ForAll(Gen.Choose(-2, 40).ListOf().ToArbitrary(), ages =>
            Backlog.Of([.. ages.Select(a => Friday.AddDays(-a))], Friday).Sum(c => c.Count) == ages.Count).QuickCheckThrowOnFailure();

    [Fact]
    public void The_classes_of_age_begin_and_end_as_they_say() =>
        Assert.Equal([2, 2, 2, 2, 1], Backlog.Of([.. new[] { 0, -1, 1, 2, 3, 5, 6, 10, 11 }.Select(a => Friday.AddDays(-a))], Friday).Select(c => c.Count));

    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(6, 300, 15)]
    [InlineData(10, 1000, 20)]
    public void Effort_is_rounded_up_to_five_minutes(int items, int words, int minutes) =>
        Assert.Equal(minutes, new ReviewEffort(items, words).Minutes);

    [Fact]
    public void A_sample_is_the_same_every_time_differs_by_key_and_purpose_and_meets_its_share()
    {
        var (one, other) = (new ReviewSample([1]), new ReviewSample([2]));
        var ids = Enumerable.Range(0, 4000).Select(Id).ToList();
        bool[] Draw(ReviewSample sample, SamplePurpose purpose) => [.. ids.Select(id => sample.Picks(purpose, id, 0.2))];

        Assert.Equal(Draw(one, SamplePurpose.DoubleReview), Draw(one, SamplePurpose.DoubleReview));
        Assert.NotEqual(Draw(one, SamplePurpose.DoubleReview), Draw(other, SamplePurpose.DoubleReview));
        Assert.NotEqual(Draw(one, SamplePurpose.DoubleReview), Draw(one, SamplePurpose.OwnKeyPoints));
        Assert.InRange(Draw(one, SamplePurpose.DoubleReview).Count(d => d), 720, 880);
        Assert.All(ids, id => Assert.True(one.Picks(SamplePurpose.ControlItem, id, 1) && !one.Picks(SamplePurpose.ControlItem, id, 0)));
    }

    [Fact]
    public void Own_key_points_come_first_where_the_case_was_drawn_for_them()
    {
        Assert.Equal(ReviewWorkProblems.KeyPointsFirst, ProblemOf(ReviewPreparation.Of(Id(1), Anna, true, "  zu kurz ", new string('a', 64), Noon)));
        var noted = Must(ReviewPreparation.Of(Id(1), Anna, true, "  Der Bus fährt am Abend nicht.  ", new string('a', 64), Noon));
        Assert.Equal("Der Bus fährt am Abend nicht.", noted.KeyPoints);
        Assert.Equal(noted.KeyPoints, ReviewPreparation.Stored(Id(1), Anna, Noon, noted.Content).KeyPoints);
        Assert.Null(Must(ReviewPreparation.Of(Id(1), Anna, false, "wird nicht gebraucht", "", Noon)).Content);
    }

    private static ReviewRisk ARisk(int level) => new(level == 2 ? 1 : 0, level == 1 ? 1 : 0, [], false, Reach.Text);

    private static Outcome<ReviewLease> Take(
        PersonId by, IReadOnlyList<ReviewLease> held, int places = 1, ReviewLoad? load = null, bool despite = false, DateTimeOffset? at = null) =>
        ReviewLeases.Take(Id(50 + held.Count), Id(7), by, held, places, load ?? Idle, despite, Terms, at ?? Noon);

    private static Outcome<(ReviewLease Ended, ReviewLease Begun)> TakeOver(PersonId by, ReviewLease lease, IReadOnlyList<Deputy> deputies, DateOnly day) =>
        ReviewLeases.TakeOver(Id(60), by, [lease], deputies, day, Terms, Noon);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static T Must<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Ok>(outcome).Value;

    private static Problem ProblemOf<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;

    private static PersonId Person(int n) => new(Id(1000 + n));

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
