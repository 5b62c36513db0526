using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.ExponentialSmoothing;
using KiPlanung.Forecasting.Numerics;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class ErrorScaleTests
{
    [Fact]
    public void Isotonic_pools_what_falls_and_keeps_what_rises()
    {
        double[] values = [1, 3, 2, 2, 5, 4, 9];
        Isotonic.Fit(values);
        double[] expected = [1, 7 / 3.0, 7 / 3.0, 7 / 3.0, 4.5, 4.5, 9];
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], 1e-12);
        double[] falling = [4, 3, 2, 1];
        Isotonic.Fit(falling);
        Assert.All(falling, value => Assert.Equal(2.5, value, 1e-12));
        Isotonic.Fit([]);
    }

    [Fact]
    public void The_spread_of_a_random_walk_grows_with_the_root_of_the_step()
    {
        var random = new SeededRandom(4, 0);
        var history = new double[40];
        for (var t = 1; t < history.Length; t++) history[t] = history[t - 1] + random.Normal();
        var fitted = new Naive().Fit(history, 1)!;
        var spread = new double[16];
        PathSpread.Of(fitted, fitted.Predict(16), spread);
        var once = fitted.Sigma * Math.Sqrt(2 / Math.PI);
        Assert.InRange(spread[0] / once, 0.97, 1.03);
        Assert.InRange(spread[15] / once, 3, 5);
    }

    [Theory]
    [InlineData(1, 25)]
    [InlineData(12, 72)]
    public void The_unit_of_calibration_is_positive_and_never_falls_with_the_step(int season, int length)
    {
        double[] history = [.. Enumerable.Range(0, length).Select(t => 50 + t + (9 * Math.Sin(t * 1.7)) + (20 * Math.Sin(Math.Tau * t / 12)))];
        var pool = ModelPool.For(KiPlanung.Forecasting.ForecastProfile.General, length, season, CombinationLibrary.Shipped);
        var scale = pool.Try(history, season, 18, default).Scale;
        for (var h = 1; h < 18; h++) Assert.True(scale.UnitAt(h) >= scale.UnitAt(h - 1) && scale.UnitAt(0) > 0);
        Assert.True(scale.UnitAt(17) > scale.UnitAt(0));
    }

    [Fact]
    public void Twice_the_figures_have_twice_the_unit()
    {
        double[] history = [12, 15, 11, 18, 16, 21, 19, 25, 22, 28, 27];
        var pool = ModelPool.For(KiPlanung.Forecasting.ForecastProfile.General, history.Length, 1, CombinationLibrary.Shipped);
        var once = pool.Try(history, 1, 6, default).Scale;
        var twice = pool.Try([.. history.Select(value => 2 * value)], 1, 6, default).Scale;
        for (var h = 0; h < 6; h++) Assert.Equal(2, twice.UnitAt(h) / once.UnitAt(h), 1e-6);
    }

    [Fact]
    public void A_history_without_change_has_no_unit()
    {
        var fitted = new AutoEts().Fit([5, 5, 5, 5, 5, 5, 5, 5, 5], 1);
        var scale = ErrorScale.Of([5, 5, 5, 5, 5, 5, 5, 5, 5], 1, [fitted], 0, [[5, 5]], 2);
        Assert.Equal((0, 0), (scale.UnitAt(0), scale.UnitAt(1)));
    }
}
