using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.ThetaFamily;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Reference values: R 4.2.2 with forecast 8.20.</summary>
public sealed class ThetaFamilyTests
{
    [Fact]
    public void Standard_theta_agrees_with_thetaf()
    {
        // thetaf(uspop, h = 3); thetaf(window(Nile, 1871, 1900), h = 3); thetaf(AirPassengers, h = 6)
        AssertPath([208.5917719, 213.9853947, 219.3790175], new StandardTheta(), PublicSeries.UsPopulation, 1, 0.002);
        AssertPath([1038.449320, 1037.116840, 1035.784359], new StandardTheta(), PublicSeries.Nile[..30], 1, 0.05);
        AssertPath(
            [440.0781911, 428.3842806, 489.7070987, 475.7046277, 479.6703887, 545.3662722], new StandardTheta(),
            PublicSeries.AirPassengers, 12, 0.1);
    }

    [Fact]
    public void Standard_theta_does_not_take_30_months_for_seasonal() =>
        // thetaf(ts(AirPassengers[1:30], frequency = 12), h = 4)
        AssertPath(
            [178.7710009, 179.5425249, 180.3140488, 181.0855727], new StandardTheta(), PublicSeries.AirPassengers[..30], 12, 0.01);

    [Fact]
    public void The_running_line_is_the_least_squares_line_of_the_values_so_far()
    {
        var lines = ThetaLines.Running(PublicSeries.Nile);
        foreach (var t in new[] { 2, 3, 10, 57 })
        {
            var slope = Theta.Slope(PublicSeries.Nile.AsSpan(0, t));
            Assert.Equal(slope, lines.Slopes[t], 1e-9);
            Assert.Equal(PublicSeries.Nile.Take(t).Average() - 1120 - (slope * (t + 1) / 2), lines.Intercepts[t], 1e-8);
        }
    }

    [Fact]
    public void The_fixed_line_knows_the_whole_history()
    {
        var lines = ThetaLines.Fixed(PublicSeries.Nile);
        Assert.Equal(Theta.Slope(PublicSeries.Nile), lines.Slopes[0], 1e-9);
        Assert.Equal(lines.End, lines.End.With(5000));
    }

    [Fact]
    public void Optimised_thetas_follow_a_line_and_keep_a_constant() => Assert.All<IForecastModel>(
        [new DynamicTheta(), new OptimisedTheta()], model =>
        {
            Assert.InRange(model.Fit([2, 4, 6, 8, 10, 12, 14, 16, 18, 20], 1)!.Predict(3)[2], 24, 26.01);
            AssertPath([7, 7], model, [7, 7, 7, 7, 7, 7], 1, 1e-9);
        });

    [Fact]
    public void Adding_a_number_to_the_history_adds_it_to_the_forecast() => Assert.All<IForecastModel>(
        [new DynamicTheta(), new OptimisedTheta(), new StandardTheta()], model =>
        {
            var path = model.Fit(PublicSeries.UsPopulation, 1)!.Predict(4);
            AssertPath(
                [.. path.Select(value => value + 1e6)], model, [.. PublicSeries.UsPopulation.Select(value => value + 1e6)], 1, 0.01);
        });

    [Fact]
    public void No_weight_of_smoothing_on_a_grid_has_a_smaller_error_than_the_one_found()
    {
        var regression = new ThetaRegression(ThetaLines.Running(PublicSeries.WebUsage));
        var path = regression.Fit().Predict(1);
        var (best, least) = (0.0, double.PositiveInfinity);
        for (var alpha = 0.1; alpha <= 0.99; alpha += 0.001)
        {
            var error = regression.At([alpha]);
            if (error < least) (least, best) = (error, alpha);
        }

        Assert.InRange(best, 0.9, 0.99);
        Assert.InRange(path[0], 218, 224);
    }

    private static void AssertPath(double[] expected, IForecastModel model, double[] history, int season, double tolerance)
    {
        var path = model.Fit(history, season)!.Predict(expected.Length);
        for (var h = 0; h < expected.Length; h++) Assert.Equal(expected[h], path[h], tolerance);
    }
}
