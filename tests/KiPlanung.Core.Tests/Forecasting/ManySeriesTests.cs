using System.Text.Json;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Many series at once: each has its own outcome, they calibrate each other, and threads change no byte.</summary>
public sealed class ManySeriesTests
{
    private const string NothingBeatsNaive = "Keine Methode war in der Rückschau besser als die einfache Fortschreibung";

    private static readonly double[][] Odd =
    [
        [7], [7, 8], [7, 8, 9], [1, 2, 3, 4], [5, 4, 3, 2, 1], [1, 9, 1, 9, 1, 9],
        [.. Enumerable.Repeat(3.0, 12)], new double[15], [-5, -3, -8, -1, -9, -4, -6, -2, -7, -5], [0, 100, 0, 100, 0, 100, 0, 100, 0, 100],
        [.. Enumerable.Range(0, 14).Select(t => 1e12 + (1e10 * t))], [.. Enumerable.Range(0, 14).Select(t => 1e-9 * (1 + (t % 3)))],
        [10, 11, 10, 12, 11, 110, 10, 11, 12, 11, 10, 12], [10, 11, 10, 12, 11, 10, 60, 61, 60, 62, 61, 60],
        [0, 0, 1, 0, 3, 0, 0, 1, 0, 0, 2, 0], [99, 100, 100, 98, 100, 100, 99, 100, 100, 100], PublicSeries.UsPopulation, PublicSeries.Nile,
    ];

    [Theory]
    [InlineData(ForecastProfile.General, null)]
    [InlineData(ForecastProfile.General, SeriesNature.Count)]
    [InlineData(ForecastProfile.Administrative, SeriesNature.Count)]
    [InlineData(ForecastProfile.Administrative, SeriesNature.Share)]
    [InlineData(ForecastProfile.Administrative, SeriesNature.Amount)]
    public void Odd_input_never_throws_and_keeps_order_and_bounds(ForecastProfile profile, SeriesNature? nature)
    {
        var options = new ForecastOptions { Horizon = 7, Profile = profile, Nature = nature };

        var outcomes = Forecaster.RunAll(Odd, options);

        Assert.Equal(["forecast.too-few-points", "forecast.too-few-points"], outcomes.Take(2).Select(outcome => ProblemOf(outcome)));
        for (var i = 2; i < Odd.Length; i++)
        {
            var floor = nature is null || (nature == SeriesNature.Amount && Odd[i].Min() < 0) ? double.NegativeInfinity : 0;
            var ceiling = nature == SeriesNature.Share && Odd[i].Max() <= 100 ? 100 : double.PositiveInfinity;
            Assert.All(Ok(outcomes[i]).Steps, step =>
            {
                double[] figures = [step.Intervals[1].Low, step.Intervals[0].Low, step.Mean, step.Intervals[0].High, step.Intervals[1].High];
                Assert.Equal(figures.Order(), figures);
                Assert.All(figures, figure => Assert.True(double.IsFinite(figure) && figure >= floor && figure <= ceiling));
                if (nature == SeriesNature.Count) Assert.All(figures, figure => Assert.Equal(Math.Floor(figure), figure));
            });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    public void One_thread_and_two_give_the_same_bytes(int season)
    {
        double[][] series = [.. Enumerable.Range(0, 12).Select(i => PublicSeries.AirPassengers[i..(i + 60)])];
        var options = new ForecastOptions { Horizon = 6, Season = season };

        Assert.Equal(Written(series, options with { Threads = 1 }), Written(series, options with { Threads = 2 }));
    }

    [Fact]
    public void A_gap_refuses_its_series_and_no_other()
    {
        var outcomes = Forecaster.RunAll([[1, 2, double.NaN, 4, 5], PublicSeries.Nile], new ForecastOptions { Horizon = 2 });

        Assert.Equal("forecast.not-finite", ProblemOf(outcomes[0]));
        Assert.Equal(2, Ok(outcomes[1]).Steps.Count);
    }

    [Fact]
    public void Under_eight_values_only_the_simplest_models_are_tried()
    {
        var forecast = Ok(Forecaster.RunAll([[10, 12, 11, 13, 12, 14, 13], PublicSeries.Nile], new ForecastOptions { Horizon = 3 })[0]);

        Assert.Equal(["naive", "mean", "drift"], forecast.Backtest.Select(score => score.Model));
    }

    [Fact]
    public void Where_the_group_speaks_for_plain_continuation_it_is_used_and_said()
    {
        double[] walk = [20, 24, 21, 26, 22, 19, 25, 20, 27, 23, 18, 24];
        double[][] stopped = [.. Enumerable.Range(0, 30).Select(i => RoseAndStopped(i))];
        var options = new ForecastOptions { Horizon = 1, Profile = ForecastProfile.Administrative };

        var forecast = Ok(Forecaster.Run(RoseAndStopped(31), stopped, options));

        Assert.False(forecast.BeatsNaive);
        Assert.Equal("naive", forecast.Model);
        Assert.Contains(forecast.Notices, notice => notice.StartsWith(NothingBeatsNaive, StringComparison.Ordinal));
        Assert.True(forecast.Basis.GroupSkill < 0);
        Assert.NotEqual(forecast.Basis.GroupSkill, Ok(Forecaster.Run(walk, options)).Basis.GroupSkill);
    }

    [Fact]
    public void Comparable_series_change_the_intervals_but_not_the_path()
    {
        double[] own = [50, 51, 53, 52, 54, 56, 55, 57, 58, 60, 59, 61];
        double[][] calm = [.. Enumerable.Range(0, 60).Select(i => own.Select((value, t) => value + (0.1 * ((i * 7 + t) % 5))).ToArray())];
        double[][] wild = [.. Enumerable.Range(0, 60).Select(i => Shocked(own, i))];
        var options = new ForecastOptions { Horizon = 3, Profile = ForecastProfile.Administrative };

        var (withCalm, withWild) = (Ok(Forecaster.Run(own, calm, options)), Ok(Forecaster.Run(own, wild, options)));

        Assert.Equal(61, withCalm.Basis.ComparedSeries);
        Assert.True(ForecasterTests.WidthOf(withWild.Steps[2], 1) > ForecasterTests.WidthOf(withCalm.Steps[2], 1));
    }

    [Fact]
    public void A_forecast_says_what_was_chosen_why_and_how_the_others_did()
    {
        double[][] regions = [.. Enumerable.Range(0, 22).Select(i => PublicSeries.Nile[(3 * i)..((3 * i) + 15)])];

        var forecast = Ok(Forecaster.RunAll(regions, new ForecastOptions { Horizon = 3, Profile = ForecastProfile.Administrative })[4]);

        Assert.StartsWith($"Verwendet wird „{forecast.ModelTitle}“", forecast.Basis.Reasons[0], StringComparison.Ordinal);
        Assert.Contains(forecast.Basis.Reasons, reason => reason.Contains("22 vergleichbare", StringComparison.Ordinal));
        Assert.Equal((22, 22), (forecast.Basis.ComparedSeries, forecast.Basis.CalibrationSeries));
        Assert.Equal("naive", forecast.Basis.Members[0].Model);
        Assert.All(forecast.Backtest, score =>
        {
            Assert.Equal(2, score.Coverage.Count);
            Assert.All(score.Coverage.Zip(score.CoverageRanges), pair => Assert.InRange(pair.First, pair.Second.Low, pair.Second.High));
        });
        Assert.Equal(0, forecast.Backtest[0].Skill);
    }

    private static double[] RoseAndStopped(int number) =>
        [.. Enumerable.Range(0, 16).Select(t => (10.0 * Math.Min(t, 8)) + (t < 8 ? (t * number) % 3 : number % 4))];

    private static double[] Shocked(double[] own, int number) =>
        [.. own.Select((value, t) => t >= 9 ? value + (number % 2 == 0 ? 30 : -30) : value)];

    private static string Written(double[][] series, ForecastOptions options) =>
        JsonSerializer.Serialize(Forecaster.RunAll(series, options).Select(outcome => Ok(outcome)));

    private static Forecast Ok(KiPlanung.Vocabulary.Outcome<Forecast> outcome) =>
        outcome.IsOk(out var forecast, out var problem) ? forecast : throw new InvalidOperationException(problem.Message);

    private static string ProblemOf(KiPlanung.Vocabulary.Outcome<Forecast> outcome) =>
        outcome.IsOk(out _, out var problem) ? throw new InvalidOperationException("Not refused.") : problem.Code;
}
