using KiPlanung.Forecasting.Models;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Reference values: R 4.2.2 with forecast 8.20 where a comment does not say otherwise.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Naive_repeats_the_last_value() => AssertPath([740, 740, 740], new Naive(), PublicSeries.Nile);

    [Fact]
    public void Seasonal_naive_repeats_the_last_season() =>
        AssertPath([3, 4, 5, 3, 4], new SeasonalNaive(), [1, 1, 2, 3, 4, 5], season: 3);

    [Fact]
    public void Mean_is_the_mean() => AssertPath([4, 4], new HistoricalMean(), [1, 4, 7]);

    [Fact]
    public void Drift_agrees_with_rwf() => AssertPath([736.1616, 732.3232, 728.4848], new Drift(), PublicSeries.Nile, digits: 4);

    [Fact]
    public void Simple_smoothing_finds_the_level_and_weight_of_ses()
    {
        var (alpha, _, _) = SimpleSmoothing.Estimate(PublicSeries.Nile);
        Assert.Equal(0.2456682, alpha, 0.001);
    }

    [Fact]
    public void Theta_agrees_with_thetaf_on_a_falling_series() =>
        AssertPath([799.8119962, 798.4548435, 797.0976908], new Theta(), PublicSeries.Nile, tolerance: 0.05);

    [Fact]
    public void Theta_agrees_with_thetaf_on_a_growing_series() =>
        AssertPath([208.5917719, 213.9853947, 219.3790175, 224.7726404], new Theta(), PublicSeries.UsPopulation, tolerance: 0.002);

    [Fact]
    public void Theta_agrees_with_thetaf_on_a_seasonal_series() =>
        AssertPath(
            [440.0781911, 428.3842806, 489.7070987, 475.7046277, 479.6703887, 545.3662722], new SeasonallyAdjusted(new Theta()),
            PublicSeries.AirPassengers, season: 12, tolerance: 0.1);

    // The same least-squares problem given to R's optim (L-BFGS-B, 36 starts) by a recursion written apart from ours.
    [Fact]
    public void Damped_trend_agrees_with_an_independent_optimiser()
    {
        AssertPath([803.7094767, 803.7038923, 803.6994248], new DampedTrend(), PublicSeries.Nile, tolerance: 0.05);
        AssertPath([221.1792367, 238.7996144, 256.0675846, 272.9901954], new DampedTrend(), PublicSeries.UsPopulation, tolerance: 0.005);
        AssertPath([220.0177329, 220.0335501, 220.0478761, 220.0608516], new DampedTrend(), PublicSeries.WebUsage, tolerance: 0.05);
        Assert.Equal(1869.449, DampedTrend.ErrorOf(PublicSeries.WebUsage, 0.9999, 0.25, 0.9057269), 0.01);
    }

    [Fact]
    public void Damped_trend_finds_no_better_error_on_a_grid_than_by_search()
    {
        double[] history = [12, 15, 14, 19, 23, 22, 28, 27, 33, 31, 36];
        var path = new DampedTrend().Fit(history, 1)!.Predict(1);
        var best = (Error: double.PositiveInfinity, Next: 0.0);
        for (var alpha = 0.01; alpha < 1; alpha += 0.01)
        {
            for (var share = 0.0; share <= 0.25; share += 0.01)
            {
                for (var phi = 0.8; phi <= 0.981; phi += 0.01)
                {
                    var run = HoltByHand(history, alpha, alpha * share, phi);
                    if (run.Error < best.Error) best = run;
                }
            }
        }

        Assert.Equal(best.Next, path[0], 0.2);
    }

    [Fact]
    public void Dynamic_theta_follows_a_line_and_keeps_a_constant()
    {
        var line = new DynamicTheta().Fit([2, 4, 6, 8, 10, 12, 14, 16, 18, 20], 1)!.Predict(3);
        Assert.InRange(line[2], 24, 26.01);
        AssertPath([7, 7], new DynamicTheta(), [7, 7, 7, 7, 7, 7]);
    }

    [Fact]
    public void Seasonal_adjustment_finds_factors_known_beforehand()
    {
        double[] factors = [0.5, 1.0, 1.2, 1.3];
        double[] history = [.. Enumerable.Range(0, 24).Select(t => (100 + (2 * t)) * factors[t % 4])];
        var adjusted = SeasonalAdjustment.Of(history, 4);
        Assert.NotNull(adjusted);
        for (var t = 0; t < history.Length; t++) Assert.Equal(100 + (2 * t), adjusted.Values[t], 0.5);
    }

    [Fact]
    public void Seasonal_adjustment_leaves_a_series_without_season_alone() => Assert.Null(SeasonalAdjustment.Of(PublicSeries.Nile, 12));

    [Fact]
    public void Median_combination_takes_the_middle_of_its_members() =>
        AssertPath([8], new MedianCombination([new Naive(), new Drift(), new HistoricalMean()]), [2, 6, 8]);

    [Fact]
    public void Models_refuse_what_is_too_short()
    {
        Assert.Null(new Naive().Fit([], 1));
        Assert.Null(new Drift().Fit([1], 1));
        Assert.Null(new DampedTrend().Fit([1, 2, 3, 4], 1));
        Assert.Null(new SeasonalNaive().Fit([1, 2, 3], 4));
    }

    private static (double Error, double Next) HoltByHand(double[] history, double alpha, double beta, double phi)
    {
        var n = Math.Min(10, history.Length);
        var trend = (12 * Enumerable.Range(1, n).Sum(t => (t - ((n + 1) / 2.0)) * history[t - 1])) / (n * ((n * n) - 1.0));
        var level = history.Take(n).Average() - (trend * (n + 1) / 2.0);
        var error = 0.0;
        foreach (var value in history)
        {
            var (oldLevel, oldTrend) = (level, trend);
            error += Math.Pow(value - (oldLevel + (phi * oldTrend)), 2);
            level = (alpha * value) + ((1 - alpha) * (oldLevel + (phi * oldTrend)));
            var share = alpha == 0 ? 0 : beta / alpha;
            trend = (share * (level - oldLevel)) + ((1 - share) * phi * oldTrend);
        }

        return (error, level + (phi * trend));
    }

    private static void AssertPath(
        double[] expected, IForecastModel model, double[] history, int season = 1, int digits = 9, double? tolerance = null)
    {
        var path = model.Fit(history, season)!.Predict(expected.Length);
        for (var h = 0; h < expected.Length; h++) Assert.Equal(expected[h], path[h], tolerance ?? Math.Pow(10, -digits));
    }
}
