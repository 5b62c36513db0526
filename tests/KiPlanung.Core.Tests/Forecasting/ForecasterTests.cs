using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class ForecasterTests
{
    private const string NothingBeatsNaive =
        "Keine Methode war in der Rückschau besser als die einfache Fortschreibung; deshalb wird sie verwendet.";

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(51)]
    public void Run_refuses_a_horizon_out_of_range(int horizon) =>
        Assert.Equal("forecast.horizon-out-of-range", ProblemOf([1, 2, 3, 4], new ForecastOptions { Horizon = horizon }).Code);

    [Fact]
    public void Run_refuses_fewer_than_three_values()
    {
        var problem = ProblemOf([1, 2], AHorizonOf(3));
        Assert.Equal("forecast.too-few-points", problem.Code);
        Assert.Contains("nur 2 verwendbare Werte", problem.Message, StringComparison.Ordinal);
        Assert.Equal("forecast.too-few-points", ProblemOf([], AHorizonOf(3)).Code);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Run_refuses_what_is_no_finite_number(double value)
    {
        var problem = ProblemOf([1, 2, value, 4], AHorizonOf(3));
        Assert.Equal("forecast.not-finite", problem.Code);
        Assert.Contains("Wert 3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_refuses_levels_that_do_not_ascend_and_a_season_of_zero()
    {
        Assert.Equal("forecast.levels-invalid", ProblemOf([1, 2, 3], AHorizonOf(1) with { Levels = [95, 80] }).Code);
        Assert.Equal("forecast.levels-invalid", ProblemOf([1, 2, 3], AHorizonOf(1) with { Levels = [80, 100] }).Code);
        Assert.Equal("forecast.levels-invalid", ProblemOf([1, 2, 3], AHorizonOf(1) with { Levels = [] }).Code);
        Assert.Equal("forecast.season-out-of-range", ProblemOf([1, 2, 3], AHorizonOf(1) with { Season = 0 }).Code);
        Assert.Equal("forecast.value-too-large", ProblemOf([1, 2, 1e200], AHorizonOf(1)).Code);
    }

    [Fact]
    public void Run_tries_only_the_simplest_models_on_a_short_series()
    {
        var forecast = ForecastOf([10, 12, 11, 13, 12, 14, 13], AHorizonOf(3));
        Assert.Equal(["naive", "mean", "drift"], forecast.Backtest.Select(score => score.Model));
        Assert.Contains(forecast.Notices, notice => notice.StartsWith("Die Reihe hat nur 7 Werte", StringComparison.Ordinal));
        Assert.Contains(ForecastOf([10, 12, 11, 13, 12, 14, 13, 15], AHorizonOf(3)).Backtest, score => score.Model == "median");
    }

    [Fact]
    public void Run_is_less_sure_of_a_short_series_than_of_a_long_one()
    {
        double[] pattern = [10, 12, 11, 13, 9, 11, 12, 10];
        var longer = ForecastOf([.. Enumerable.Range(0, 40).Select(t => pattern[t % 8])], AHorizonOf(1));
        var shorter = ForecastOf(pattern[..5], AHorizonOf(1));
        Assert.True(WidthOf(shorter.Steps[0], 1) > WidthOf(longer.Steps[0], 1));
    }

    [Fact]
    public void Run_uses_the_naive_forecast_and_says_so_when_nothing_beats_it()
    {
        double[] roseAndStopped = [10, 20, 31, 40, 52, 60, 71, 80, 90, 90, 90, 90, 90, 90, 90, 90];
        var forecast = ForecastOf(roseAndStopped, AHorizonOf(1) with { Profile = ForecastProfile.Administrative });
        Assert.False(forecast.BeatsNaive);
        Assert.Equal("naive", forecast.Model);
        Assert.Equal(90, forecast.Steps[0].Mean);
        Assert.Contains(NothingBeatsNaive, forecast.Notices);
    }

    [Fact]
    public void Run_gives_the_last_value_back_to_the_last_bit()
    {
        var forecast = ForecastOf([0.1, 0.1, 0.7, 0.7, 0.1], AHorizonOf(1));
        Assert.Equal(("naive", 0.1), (forecast.Model, forecast.Steps[0].Mean));
    }

    [Fact]
    public void Run_follows_a_trend_and_does_not_speak_of_naive()
    {
        var forecast = ForecastOf(PublicSeries.UsPopulation, AHorizonOf(3));
        Assert.True(forecast.BeatsNaive);
        Assert.DoesNotContain(NothingBeatsNaive, forecast.Notices);
        Assert.InRange(forecast.Steps[2].Mean, 220, 270);
        var chosen = Assert.Single(forecast.Backtest, score => score.Chosen);
        Assert.Equal(forecast.Model, chosen.Model);
        Assert.Equal(2, chosen.Coverage.Count);
        Assert.True(chosen.MeanAbsoluteError < forecast.Backtest.Single(score => score.Model == "naive").MeanAbsoluteError);
    }

    [Fact]
    public void Run_continues_the_season_of_a_monthly_series()
    {
        var forecast = ForecastOf(PublicSeries.AirPassengers[..^12], AHorizonOf(12) with { Season = 12 });
        var error = forecast.Steps.Average(step => Math.Abs(step.Mean - PublicSeries.AirPassengers[^(13 - step.Step)]) / 4.762);
        Assert.True(error < 10, $"{error:F1} % of the mean");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(42.5)]
    [InlineData(-3)]
    public void Run_keeps_a_constant_and_says_that_its_uncertainty_is_unknown(double value)
    {
        var forecast = ForecastOf([.. Enumerable.Repeat(value, 12)], AHorizonOf(4));
        Assert.All(forecast.Steps, step => Assert.Equal(value, step.Mean, 1e-9));
        Assert.Contains(forecast.Notices, notice => notice.Contains("lässt sich daraus nicht schätzen", StringComparison.Ordinal));
        Assert.All(forecast.Backtest, score => Assert.Null(score.Mase));
    }

    [Fact]
    public void Run_grants_a_count_that_was_always_zero_a_few_cases()
    {
        var forecast = ForecastOf(new double[10], AHorizonOf(2) with { Nature = SeriesNature.Count });
        Assert.Equal(0, forecast.Steps[0].Mean);
        Assert.Equal(0, forecast.Steps[0].Intervals[1].Low);
        Assert.Equal(2, forecast.Steps[0].Intervals[1].High);
    }

    // For a mean of 8: P(X ≤ 2) = 0.0138, P(X ≤ 3) = 0.0424; P(X ≤ 13) = 0.9658, P(X ≤ 14) = 0.9827.
    [Fact]
    public void Run_gives_small_counts_at_least_the_width_of_a_poisson_count()
    {
        var step = ForecastOf([.. Enumerable.Repeat(8.0, 12)], AHorizonOf(1) with { Nature = SeriesNature.Count }).Steps[0];
        Assert.Equal((3, 14), (step.Intervals[1].Low, step.Intervals[1].High));
    }

    [Fact]
    public void Run_survives_a_single_outlier()
    {
        double[] history = [100, 103, 101, 104, 102, 1030, 103, 105, 104, 102, 105, 103, 104, 106];
        Assert.InRange(ForecastOf(history, AHorizonOf(3)).Steps[2].Mean, 60, 160);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e12)]
    [InlineData(1e90)]
    public void Run_works_at_any_size_of_the_figures(double unit)
    {
        var forecast = ForecastOf([.. PublicSeries.UsPopulation.Select(value => value * unit)], AHorizonOf(3));
        Assert.InRange(forecast.Steps[0].Mean / unit, 200, 250);
    }

    [Fact]
    public void Run_stops_when_cancelled_before_and_on_the_way()
    {
        using var before = new CancellationTokenSource();
        before.Cancel();
        Assert.Throws<OperationCanceledException>(() => Forecaster.Run(PublicSeries.Nile, AHorizonOf(5), null, before.Token));
        using var during = new CancellationTokenSource();
        var reports = new Reports(_ => during.Cancel());
        Assert.Throws<OperationCanceledException>(() => Forecaster.Run(PublicSeries.Nile, AHorizonOf(5), reports, during.Token));
        Assert.Single(reports.Shares);
    }

    [Fact]
    public void Run_reports_progress_that_never_falls_and_ends_at_one()
    {
        var reports = new Reports(_ => { });
        Forecaster.Run(PublicSeries.Nile, AHorizonOf(5), reports);
        Assert.True(reports.Shares.Count > 3);
        Assert.Equal(reports.Shares.Order(), reports.Shares);
        Assert.Equal(1, reports.Shares[^1]);
        Assert.True(reports.Shares[0] >= 0);
    }

    internal static ForecastOptions AHorizonOf(int horizon) => new() { Horizon = horizon };

    internal static Forecast ForecastOf(double[] values, ForecastOptions options) =>
        Forecaster.Run(values, options).IsOk(out var forecast, out var problem)
            ? forecast
            : throw new InvalidOperationException(problem.Message);

    internal static double WidthOf(ForecastStep step, int level) => step.Intervals[level].High - step.Intervals[level].Low;

    private static Problem ProblemOf(double[] values, ForecastOptions options) =>
        Forecaster.Run(values, options).IsOk(out _, out var problem) ? throw new InvalidOperationException("Not refused.") : problem;

    private sealed class Reports(Action<double> then) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            then(value);
        }
    }
}
