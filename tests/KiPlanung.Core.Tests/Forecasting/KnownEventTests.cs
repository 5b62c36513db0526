using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.History;
using KiPlanung.Statistics;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class KnownEventTests
{
    [Fact]
    public void A_level_shift_is_taken_out_and_the_trend_stays()
    {
        double[] history = [100, 102, 104, 106, 108, 110, 152, 154, 156, 158];
        var result = KnownEvents.Adjust([.. history.Select(value => value - 130)], [AShift(6)]);
        for (var t = 0; t < 10; t++) Assert.Equal(10 + (2 * t) , result.Values[t], 1e-9);
        Assert.Equal(["Der Niveausprung 2016 (neue Begriffsbestimmung) wurde herausgerechnet: Die früheren Werte wurden um 40 angehoben."],
            result.Notices);
        Assert.Equal([AShift(6)], result.Adjusted);
    }

    [Fact]
    public void Among_positive_figures_a_shift_is_a_factor()
    {
        var result = KnownEvents.Adjust([100, 110, 121, 133.1, 73.205, 80.5255, 88.57805, 97.435855], [AShift(4)]);
        Assert.Equal(50, result.Values[0], 1e-6);
        Assert.Equal(97.435855, result.Values[7], 1e-12);
        Assert.Contains("um 50 % gesenkt", result.Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void One_outlier_near_the_break_does_not_decide_its_size()
    {
        var result = KnownEvents.Adjust([100, 101, 99, 100, 180, 200, 201, 199, 200, 202], [AShift(5)]);
        Assert.InRange(result.Values[0], 190, 210);
    }

    [Fact]
    public void Two_shifts_are_taken_out_one_after_the_other()
    {
        var result = KnownEvents.Adjust([10, 10, 10, 10, 30, 30, 30, 30, 60, 60, 60, 60], [AShift(4), AShift(8)]);
        Assert.All(result.Values, value => Assert.Equal(60, value, 1e-9));
        Assert.Equal(2, result.Notices.Count);
    }

    [Fact]
    public void A_break_without_a_jump_changes_nothing_and_says_so()
    {
        double[] history = [100, 104, 99, 103, 98, 102, 101, 99, 104, 100];
        var result = KnownEvents.Adjust(history, [AShift(5)]);
        Assert.Equal(history, result.Values);
        Assert.Contains("kein Sprung zu erkennen", result.Notices[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(-3)]
    public void A_break_with_too_few_values_on_a_side_changes_nothing_and_says_so(int position)
    {
        double[] history = [1, 2, 3, 4, 5, 6, 7, 80, 90, 100];
        var result = KnownEvents.Adjust(history, [AShift(position)]);
        Assert.Equal(history, result.Values);
        Assert.Contains("weniger als 3 Werte", result.Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_pulse_is_replaced_by_the_line_between_its_neighbours()
    {
        var result = KnownEvents.Adjust([10, 20, 99, 0, 50], [APulse(2, 2)]);
        Assert.Equal([10, 20, 30, 40, 50], result.Values);
        Assert.Equal(
            ["Die Werte 2020–2022 (Pandemie) gelten als einmaliger Sondereinfluss; an ihre Stelle tritt die Linie zwischen den Nachbarwerten."],
            result.Notices);
    }

    [Fact]
    public void A_pulse_at_an_end_takes_the_nearest_value()
    {
        Assert.Equal([10, 20, 20, 20], KnownEvents.Adjust([10, 20, 99, 98], [APulse(2, 2)]).Values);
        Assert.Equal([20, 20, 30], KnownEvents.Adjust([5, 20, 30], [APulse(0, 1)]).Values);
        Assert.Contains("außerhalb", KnownEvents.Adjust([5, 20, 30], [APulse(7, 1)]).Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_stay_in_their_range_and_counts_whole()
    {
        var shares = KnownEvents.Adjust([80, 90, 95, 97, 50, 70, 90, 99, 99], [AShift(5)], SeriesNature.Share);
        Assert.All(shares.Values, value => Assert.InRange(value, 0, 100));
        var counts = KnownEvents.Adjust([7, 8, 7, 9, 13, 14, 13, 15], [AShift(4)], SeriesNature.Count);
        Assert.All(counts.Values, value => Assert.Equal(Math.Floor(value), value));
    }

    [Fact]
    public void Without_events_nothing_happens()
    {
        var result = KnownEvents.Adjust([1, 2, 3], []);
        Assert.Equal([1, 2, 3], result.Values);
        Assert.Empty(result.Notices);
    }

    [Fact]
    public void Every_event_gets_its_sentence_and_every_value_stays_finite()
    {
        var cases = Gen.Choose(1, 20).SelectMany(n => Gen.Choose(-50, 500).Select(v => (double)v).ArrayOf(n))
            .SelectMany(history => Gen.Choose(-2, 22).Select(position => (history, position)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var result = KnownEvents.Adjust(c.history, [AShift(c.position), APulse(c.position + 1, 2)]);
            return result.Notices.Count == 2 && result.Values.Length == c.history.Length && result.Values.All(double.IsFinite);
        }));
    }

    private static KnownEvent AShift(int position) => new(position, KnownEventKind.LevelShift, "2016", "neue Begriffsbestimmung");

    private static KnownEvent APulse(int position, int length) =>
        new(position, KnownEventKind.Pulse, "2020–2022", "Pandemie") { Length = length };
}
