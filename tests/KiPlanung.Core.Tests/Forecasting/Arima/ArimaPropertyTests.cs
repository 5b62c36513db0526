using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.Models.Arima;

namespace KiPlanung.Core.Tests.Forecasting.Arima;

public sealed class ArimaPropertyTests
{
    private static readonly double[] Shocks = [1, -2, 0.5, 3, -1, 0, 2, -3, 1, 1, -1, 0.1];

    [Fact]
    public void Every_number_is_finite_whatever_the_history() => Hold(
        Gen.Choose(3, 60).SelectMany(length => Gen.Choose(-50, 500).Select(value => (double)value).ArrayOf(length)),
        history => new[] { 1, 4, 12 }.All(season => IsSound(history, season)));

    [Fact]
    public void Sparse_counts_never_break_it() => Hold(
        Gen.Choose(3, 40).SelectMany(length => Gen.Elements(0.0, 0, 0, 1, 3).ArrayOf(length)),
        history => IsSound(history, 1) && IsSound(history, 4));

    [Fact]
    public void Awkward_histories_give_finite_paths()
    {
        double[] line = [.. Enumerable.Range(0, 20).Select(t => 5.0 + (2 * t))];
        double[] curve = [.. Enumerable.Range(0, 20).Select(t => 5.0 + (t * t))];
        double[] growth = [.. Enumerable.Range(0, 25).Select(t => Math.Exp(t))];
        double[] season = [.. Enumerable.Range(0, 40).Select(t => 10.0 + (t % 4))];
        double[] shift = [.. Enumerable.Range(0, 20).Select(t => (t < 10 ? 10.0 : 90) + (t % 3))];
        double[][] histories =
        [
            [4, 4, 5], [1, 2, 3, 4], [0, 0, 0, 0, 0], [7, 7, 7, 7, 7, 7, 7, 8], [1e12, 1e12 + 1, 1e12 - 1, 1e12 + 2, 1e12, 1e12 + 3],
            [.. line.Select(value => value * 1e-9)], [.. PublicSeries.Nile.Select(value => value * 1e12)],
            [.. PublicSeries.Nile.Select(value => -value)], line, curve, growth, season, shift, [.. line[..10], 290, .. line[11..]],
        ];
        foreach (var history in histories) Assert.True(IsSound(history, 1) && IsSound(history, 4) && IsSound(history, 12));
    }

    [Fact]
    public void Under_three_values_nothing_is_fitted()
    {
        Assert.Null(new AutoArima().Fit([], 1));
        Assert.Null(new AutoArima().Fit([3, 4], 1));
    }

    [Fact]
    public void A_constant_stays_constant_without_error()
    {
        var fit = AutoArima.FitOrder([7, 7, 7, 7, 7, 7], 4)!;
        Assert.Equal(0, fit.Sigma);
        Assert.Equal([7, 7, 7], fit.Predict(3));
    }

    [Fact]
    public void A_straight_line_is_continued() =>
        Assert.Equal(48, AutoArima.FitOrder([.. Enumerable.Range(0, 20).Select(t => 2.0 * (t + 2))], 1)!.Predict(3)[2], 1e-9);

    [Fact]
    public void A_fixed_season_on_a_line_is_continued()
    {
        double[] history = [.. Enumerable.Range(0, 24).Select(t => (3.0 * t) + (10 * (t % 4)))];
        var path = AutoArima.FitOrder(history, 4)!.Predict(4);
        for (var h = 0; h < 4; h++) Assert.Equal((3.0 * (24 + h)) + (10 * (h % 4)), path[h], 1e-6);
    }

    [Fact]
    public void The_unit_of_the_figures_does_not_matter()
    {
        var one = AutoArima.FitOrder(PublicSeries.Nile, 1)!;
        var many = AutoArima.FitOrder([.. PublicSeries.Nile.Select(value => value * 1024)], 1)!;
        Assert.Equal(one.Order, many.Order);
        Assert.Equal(1024 * one.Predict(5)[4], many.Predict(5)[4], 1e-6);
    }

    [Fact]
    public void A_non_invertible_moving_average_is_replaced_by_its_invertible_twin()
    {
        double[] coefficients = [2.5, 4];
        ArmaPolynomials.MakeInvertible(new ArimaOrder(0, 0, 1, 0, 0, 1, 4), coefficients);
        Assert.Equal(0.4, coefficients[0], 1e-9);
        Assert.Equal(0.25, coefficients[1], 1e-9);
    }

    [Fact]
    public void Unbounded_parameters_and_coefficients_are_inverse()
    {
        var order = new ArimaOrder(3, 0, 1, 2, 0, 0, 4);
        double[] coefficients = [0.5, 0.2, -0.1, 0.7, 0.3, 0.1];
        var (free, back) = (new double[6], new double[6]);
        ArmaPolynomials.ToFree(order, coefficients, free);
        ArmaPolynomials.ToCoefficients(order, free, back);
        for (var i = 0; i < 6; i++) Assert.Equal(coefficients[i], back[i], 1e-12);
    }

    [Fact]
    public void The_likelihood_is_evaluated_without_allocation()
    {
        var order = new ArimaOrder(1, 0, 1, 1, 0, 1, 12, true);
        var problem = new ArmaProblem(PublicSeries.AirPassengers, order);
        double[] coefficients = [0.5, 0.2, 0.3, 0.1];
        var first = problem.Exact(order, coefficients);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var second = problem.Exact(order, coefficients);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, second);
    }

    // The covariance matrix written out and inverted, with R's toeplitz and solve; R's own arima is wrong so near the border.
    [Fact]
    public void Likelihood_is_exact_close_to_the_border_of_stationarity()
    {
        double[] history =
        [
            6881, 6989, 7031, 7055, 7070, 7101, 7132, 7137, 7151, 7160, 7130, 7108, 7079, 7052, 7019, 6987, 6951, 6913, 6874,
        ];
        var order = new ArimaOrder(2, 0, 0);
        Assert.Equal(-93.30111657, ArimaFit.Of(order, [1.95920, -0.96038], 0, history).LogLikelihood, 1e-6);
        Assert.Equal(-90.80131594, ArimaFit.Of(order, [1.992042, -0.99307943], 0, history).LogLikelihood, 1e-6);
    }

    private static bool IsSound(double[] history, int season)
    {
        var fit = AutoArima.FitOrder(history, season)!;
        var path = new double[12];
        fit.Draw(path, Shocks);
        return double.IsFinite(fit.Sigma) && fit.Sigma >= 0 && path.All(double.IsFinite) && fit.Predict(12).All(double.IsFinite);
    }

    private static void Hold(Gen<double[]> histories, Func<double[], bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(histories.ToArbitrary(), property));
}
