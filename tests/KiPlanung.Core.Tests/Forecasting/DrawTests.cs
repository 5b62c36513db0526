using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.ComplexSmoothing;
using KiPlanung.Forecasting.Models.ThetaFamily;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>One possible future per call: without shocks it is the point forecast, with shocks the errors have the size of the past.</summary>
public sealed class DrawTests
{
    private static readonly IForecastModel[] Models =
    [
        new Naive(), new SeasonalNaive(), new HistoricalMean(), new Drift(), new SimpleSmoothing(), new DampedTrend(), new Theta(),
        new DynamicTheta(), new SeasonallyAdjusted(new Theta()), new MedianCombination([new Naive(), new Drift(), new Theta()]), new OptimisedTheta(),
        new ComplexSmoothing(),
    ];

    [Fact]
    public void Without_shocks_the_path_is_the_point_forecast() => Assert.All(Models, model =>
    {
        var fitted = model.Fit(PublicSeries.AirPassengers, 12)!;
        var path = new double[30];
        fitted.Draw(path, new double[30]);
        var expected = fitted.Predict(30);
        for (var h = 0; h < 30; h++) Assert.Equal(expected[h], path[h], 1e-9 * expected[h]);
    });

    [Fact]
    public void A_first_shock_moves_the_first_step_by_sigma() => Assert.All(Models.Where(model => model is not SeasonallyAdjusted), model =>
    {
        var fitted = model.Fit(PublicSeries.Nile, 1) ?? new Naive().Fit(PublicSeries.Nile, 1)!;
        var path = new double[3];
        fitted.Draw(path, [1, 0, 0]);
        var moved = path[0] - fitted.Predict(1)[0];
        if (model is MedianCombination) Assert.InRange(moved, 0.5 * fitted.Sigma, 1.5 * fitted.Sigma);
        else Assert.Equal(fitted.Sigma, moved, 1e-9 * fitted.Sigma);
    });

    [Fact]
    public void Sigma_is_the_size_of_the_errors_of_the_past()
    {
        double[] changes = [.. PublicSeries.Nile.Skip(1).Zip(PublicSeries.Nile, (now, before) => now - before)];
        Assert.Equal(Math.Sqrt(changes.Average(c => c * c)), new Naive().Fit(PublicSeries.Nile, 1)!.Sigma, 1e-9);
        var mean = changes.Average();
        Assert.Equal(Math.Sqrt(changes.Sum(c => (c - mean) * (c - mean)) / 98), new Drift().Fit(PublicSeries.Nile, 1)!.Sigma, 1e-9);
        Assert.Equal(0, new Theta().Fit([5, 5, 5, 5, 5], 1)!.Sigma, 1e-9);
    }

    [Fact]
    public void A_walk_keeps_its_shocks_and_a_mean_forgets_them()
    {
        double[] shocks = [1, 0, 0, 0];
        var (walk, mean) = (new double[4], new double[4]);
        var (naive, level) = (new Naive().Fit(PublicSeries.Nile, 1)!, new HistoricalMean().Fit(PublicSeries.Nile, 1)!);
        naive.Draw(walk, shocks);
        level.Draw(mean, shocks);
        Assert.Equal(740 + naive.Sigma, walk[3], 1e-9);
        Assert.Equal(level.Predict(1)[0], mean[3], 1e-9);
    }
}
