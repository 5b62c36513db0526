using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.ExponentialSmoothing;

namespace KiPlanung.Core.Tests.Forecasting.ExponentialSmoothing;

public sealed class EtsPropertyTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Every_history_gives_finite_forecasts_and_draws() => Hold(history => new[] { 1, 2, 4, 12, 30 }.All(season =>
        IsFinite(new AutoEts().Fit(history, season)!)));

    [Fact]
    public void Every_form_gives_finite_forecasts_or_refuses() => Hold(history => EtsForm.All.All(form =>
        new Ets(form).Fit(history, 4) is not { } fitted || IsFinite(fitted)));

    [Fact]
    public void Scaling_by_a_power_of_two_scales_everything_exactly() => Hold(history =>
    {
        var (one, many) = (AutoEts.Choose(history, 4)!, AutoEts.Choose([.. history.Select(value => value * 4096)], 4)!);
        return one.Form == many.Form && one.Weights == many.Weights
            && one.Predict(6).Zip(many.Predict(6)).All(pair => pair.First * 4096 == pair.Second);
    });

    [Fact]
    public void The_same_input_gives_the_same_bits() => Hold(history =>
        new AutoEts().Fit(history, 4)!.Predict(9).SequenceEqual(new AutoEts().Fit(history, 4)!.Predict(9)));

    [Fact]
    public void Weights_stay_in_the_usual_region() => Hold(history =>
    {
        var (alpha, beta, gamma, phi) = AutoEts.Choose(history, 4)!.Weights;
        return alpha is >= 0 and <= 1 && beta >= 0 && beta <= alpha && gamma >= 0 && gamma <= 1 - alpha + 1e-4 && phi is >= 0.8 and <= 1;
    });

    [Fact]
    public void A_straight_line_is_continued()
    {
        var path = new AutoEts().Fit([.. Enumerable.Range(1, 20).Select(t => 3.0 * t)], 1)!.Predict(3);
        for (var h = 0; h < 3; h++) Assert.Equal(3.0 * (21 + h), path[h], 0.01);
    }

    [Fact]
    public void A_season_without_noise_is_continued()
    {
        double[] cycle = [10, 20, 40, 15];
        var path = new AutoEts().Fit([.. Enumerable.Range(0, 32).Select(t => cycle[t % 4])], 4)!.Predict(4);
        for (var h = 0; h < 4; h++) Assert.Equal(cycle[h], path[h], 0.05);
    }

    private static bool IsFinite(IFittedModel fitted)
    {
        var path = new double[12];
        fitted.Draw(path, [1, -1, 3, -3, 0.5, 0, 2, -2, 1, 1, -1, -1]);
        return fitted.Predict(12).Concat(path).All(double.IsFinite) && double.IsFinite(fitted.Sigma) && fitted.Sigma >= 0;
    }

    /// <summary>Whole numbers of both signs, counts with zeros, constants, lines, steps and outliers, very large and very small.</summary>
    private static void Hold(Func<double[], bool> property)
    {
        var values = Gen.Choose(1, 40).SelectMany(length => Gen.OneOf(
            Gen.Choose(-500, 500).Select(value => (double)value).ArrayOf(length),
            Gen.Choose(0, 3).Select(value => (double)value).ArrayOf(length),
            Gen.Choose(90, 110).Select(value => (double)value).ArrayOf(length),
            Gen.Choose(-5, 5).Select(value => Enumerable.Range(0, length).Select(t => (double)value * t).ToArray()),
            Gen.Choose(0, 100).Select(value => Enumerable.Range(0, length).Select(t => t < length / 2 ? 0.0 : value).ToArray()),
            Gen.Choose(1, 9).Select(value => Enumerable.Range(0, length).Select(t => t == length / 3 ? 10.0 * value : value).ToArray())));
        var scaled = values.SelectMany(history => Gen.Elements(1e-9, 1, 1, 0.1, 1e12).Select(scale =>
            history.Select(value => value * scale).ToArray()));
        Check.One(Settings, Prop.ForAll(scaled.ToArbitrary(), property));
    }
}
