using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Selection;
using KiPlanung.Statistics;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class SeriesKindTests
{
    private static readonly double[] Few = [3, 0, 5, 2, 4, 1, 3, 6, 2, 3, 4, 2];
    private static readonly double[] Rare = [0, 0, 1, 0, 2, 0, 0, 1, 0, 3, 0, 1];

    [Theory]
    [InlineData(SeriesNature.Count, 1, true)]
    [InlineData(SeriesNature.Count, 4, false)]
    [InlineData(SeriesNature.Amount, 1, false)]
    [InlineData(null, 1, false)]
    public void Small_whole_numbers_that_count_something_are_counts(SeriesNature? nature, int season, bool expected)
    {
        Assert.Equal(expected, SeriesKind.Of(nature, Few, season).IsCounts);
        Assert.False(SeriesKind.Of(nature, [.. Few.Select(value => value + 20)], season).IsCounts);
        Assert.False(SeriesKind.Of(nature, [.. Few.Select(value => value + 0.5)], season).IsCounts);
    }

    [Fact]
    public void Models_of_counts_compete_on_small_counts_and_those_for_rare_cases_where_many_are_zero()
    {
        var few = Forecast(Few, SeriesNature.Count);
        Assert.Contains(few.Backtest, score => score.Model == "count-level");
        Assert.DoesNotContain(few.Backtest, score => score.Model == "croston");
        var rare = Forecast(Rare, SeriesNature.Count);
        string[] expected = ["count-level", "croston", "syntetos-boylan", "teunter-syntetos-babai"];
        Assert.Equal(expected, rare.Backtest.Select(score => score.Model).Intersect(expected).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Forecast(Few, SeriesNature.Amount).Backtest, score => score.Model == "count-level");
    }

    [Fact]
    public void Counts_and_their_limits_are_whole_and_as_wide_as_counts_are()
    {
        foreach (var history in new[] { Few, Rare, [7, 7, 7, 7, 7, 7, 7, 7, 7], [0, 0, 0, 0, 0, 0, 0, 0, 0] })
        {
            foreach (var step in Forecast(history, SeriesNature.Count).Steps)
            {
                Assert.Equal(Math.Floor(step.Mean), step.Mean);
                Assert.All(step.Intervals, interval =>
                {
                    Assert.Equal((Math.Floor(interval.Low), Math.Floor(interval.High)), (interval.Low, interval.High));
                    var (low, high) = CountLimits.Of(step.Mean, 1, interval.Level);
                    Assert.True(interval.Low <= Math.Max(0, low) && interval.High >= high);
                });
            }
        }
    }

    [Fact]
    public void Counts_that_vary_more_than_independent_cases_get_wider_limits()
    {
        var (low, high) = CountLimits.Of(12, 1, 95);
        var (lower, higher) = CountLimits.Of(12, 3, 95);
        Assert.Equal((6, 19), (low, high));
        Assert.True(lower < low && higher > high);
        Assert.True(CountLimits.Of(500, 4, 80).High > CountLimits.Of(500, 1, 80).High);
    }

    [Fact]
    public void Shares_near_a_bound_run_on_log_odds_and_stay_inside()
    {
        double[] high = [80, 84, 88, 90, 93, 94, 96, 97, 98, 98.5];
        double[] middle = [.. high.Select(value => value - 40)];
        Assert.Contains(Forecast(high, SeriesNature.Share).Backtest, score => score.Model == "theta-share");
        Assert.DoesNotContain(Forecast(middle, SeriesNature.Share).Backtest, score => score.Model == "theta-share");
        Assert.DoesNotContain(Forecast([.. high, 104], SeriesNature.Share).Backtest, score => score.Model == "theta-share");
        Assert.All(Forecast(high, SeriesNature.Share).Basis.Members.Where(m => m.Model.EndsWith("-share", StringComparison.Ordinal)),
            member => Assert.All(member.Means, mean => Assert.InRange(mean, 0, 100)));
        Assert.All(Forecast(high, SeriesNature.Share).Steps, step => Assert.InRange(step.Intervals[1].High, step.Mean, 100));
    }

    [Theory]
    [InlineData(SeriesNature.Count)]
    [InlineData(SeriesNature.Share)]
    public void Under_eight_values_only_the_simplest_models_compete_whatever_the_nature(SeriesNature nature) =>
        Assert.Equal(["drift", "mean", "naive"],
            Forecast([3, 1, 4, 1, 5, 2, 6], nature).Basis.Members.Select(m => m.Model).Order(StringComparer.Ordinal));

    private static Forecast Forecast(double[] values, SeriesNature nature)
    {
        var options = new ForecastOptions { Horizon = 4, Nature = nature, Profile = ForecastProfile.Administrative };
        return Forecaster.Run(values, options).IsOk(out var made, out var problem)
            ? made
            : throw new InvalidOperationException(problem.Message);
    }
}
