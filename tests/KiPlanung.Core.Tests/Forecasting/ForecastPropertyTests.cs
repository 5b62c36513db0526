using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class ForecastPropertyTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Scaling_the_figures_scales_the_forecast() => Hold(Histories(-500, 500), history =>
    {
        var (one, many) = (Run(history), Run([.. history.Select(value => value * 1024)]));
        return one.Model == many.Model && one.Steps.Zip(many.Steps).All(pair =>
            Near(1024 * pair.First.Mean, pair.Second.Mean) && Near(1024 * pair.First.Intervals[1].High, pair.Second.Intervals[1].High));
    });

    [Fact]
    public void Intervals_nest_hold_the_mean_and_widen_with_the_step() => Hold(Histories(-500, 500), history =>
    {
        var steps = Run(history).Steps;
        return steps.All(Nests) && steps.Zip(steps.Skip(1)).All(pair => Enumerable.Range(0, 2).All(level =>
            ForecasterTests.WidthOf(pair.Second, level) >= ForecasterTests.WidthOf(pair.First, level) - 1e-6));
    });

    [Fact]
    public void Counts_are_whole_never_negative_and_widen_upwards() => Hold(Histories(0, 60), history =>
    {
        var steps = Run(history, SeriesNature.Count).Steps;
        return steps.All(Nests) && steps.All(step => AllValues(step).All(value => value >= 0 && value == Math.Floor(value)))
            && steps.Zip(steps.Skip(1)).All(pair =>
                pair.Second.Intervals[0].High - pair.Second.Mean >= pair.First.Intervals[0].High - pair.First.Mean);
    });

    [Fact]
    public void Shares_stay_between_0_and_100() => Hold(Histories(0, 100), history =>
        Run(history, SeriesNature.Share).Steps.All(step => Nests(step) && AllValues(step).All(value => value is >= 0 and <= 100)));

    [Fact]
    public void Amounts_are_not_negative_when_the_history_is_not() => Hold(Histories(0, 40), history =>
        Run(history, SeriesNature.Amount).Steps.All(step => AllValues(step).All(value => value >= 0)));

    [Fact]
    public void Amounts_may_be_negative_when_the_history_is() => Assert.True(
        Run([5, 3, 1, -1, -3, -5, -7, -9, -11, -13], SeriesNature.Amount).Steps[0].Mean < -13);

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Hold(Histories(0, 500), history =>
        JsonSerializer.Serialize(Run(history, SeriesNature.Amount)) == JsonSerializer.Serialize(Run(history, SeriesNature.Amount)));

    [Fact]
    public void Every_number_is_finite_whatever_the_season() => Hold(Histories(-50, 500), history =>
        new[] { 1, 4, 12 }.All(season => Run(history, null, season).Steps.All(step => AllValues(step).All(double.IsFinite))));

    private static Gen<double[]> Histories(int low, int high) =>
        Gen.Choose(3, 40).SelectMany(length => Gen.Choose(low, high).Select(value => (double)value).ArrayOf(length));

    private static void Hold(Gen<double[]> histories, Func<double[], bool> property) =>
        Check.One(Settings, Prop.ForAll(histories.ToArbitrary(), property));

    private static Forecast Run(double[] history, SeriesNature? nature = null, int season = 1) =>
        ForecasterTests.ForecastOf(history, new ForecastOptions { Horizon = 8, Nature = nature, Season = season });

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-9 * (1 + Math.Abs(expected));

    private static bool Nests(ForecastStep step) =>
        step.Intervals[1].Low <= step.Intervals[0].Low && step.Intervals[0].Low <= step.Mean
        && step.Mean <= step.Intervals[0].High && step.Intervals[0].High <= step.Intervals[1].High;

    private static IEnumerable<double> AllValues(ForecastStep step) =>
        [step.Mean, .. step.Intervals.SelectMany(interval => new[] { interval.Low, interval.High })];
}
