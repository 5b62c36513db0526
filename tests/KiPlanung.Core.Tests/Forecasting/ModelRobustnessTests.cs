using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.ComplexSmoothing;
using KiPlanung.Forecasting.Models.Counts;
using KiPlanung.Forecasting.Models.Shares;
using KiPlanung.Forecasting.Models.SingularSpectrum;
using KiPlanung.Forecasting.Models.ThetaFamily;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Whatever the history: no exception, no NaN, no infinity, in the point forecast and in drawn futures.</summary>
public sealed class ModelRobustnessTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(40);

    private static readonly IForecastModel[] Models =
    [
        new StandardTheta(), new DynamicTheta(), new OptimisedTheta(), new ComplexSmoothing(), new BoundedShare(new DynamicTheta()),
        new CountLevel(), new SingularSpectrum(), .. Enum.GetValues<IntermittentMethod>().Select(method => new IntermittentDemand(method)),
    ];

    [Fact]
    public void Any_figures_of_any_length() => Hold(Histories(-500, 500), history => history);

    [Fact]
    public void Figures_of_a_trillion() => Hold(Histories(-500, 500), history => [.. history.Select(value => 1e12 * value)]);

    [Fact]
    public void Figures_of_a_billionth() => Hold(Histories(0, 500), history => [.. history.Select(value => 1e-9 * value)]);

    [Fact]
    public void Mostly_zeros() => Hold(Histories(0, 9), history => [.. history.Select(value => value > 7 ? value : 0)]);

    [Fact]
    public void Shares_at_0_and_100() => Hold(Histories(0, 1), history => [.. history.Select(value => 100 * value)]);

    [Fact]
    public void One_figure_ten_times_too_large() => Hold(Histories(50, 90), history =>
        [.. history.Select((value, i) => i == history.Length / 2 ? 10 * value : value)]);

    [Fact]
    public void A_level_that_shifts() => Hold(Histories(50, 60), history =>
        [.. history.Select((value, i) => i >= history.Length / 2 ? 5 * value : value)]);

    [Fact]
    public void The_same_figure_all_the_time() => Hold(Histories(0, 500), history => [.. history.Select(_ => history[0])]);

    private static Gen<double[]> Histories(int low, int high) =>
        Gen.Choose(1, 70).SelectMany(length => Gen.Choose(low, high).Select(value => (double)value).ArrayOf(length));

    private static void Hold(Gen<double[]> histories, Func<double[], double[]> change) =>
        Check.One(Settings, Prop.ForAll(histories.ToArbitrary(), history =>
            Models.All(model => new[] { 1, 4, 12 }.All(season => IsFinite(model, change(history), season)))));

    [Fact]
    public void Counts_and_shares_keep_their_range() => Check.One(Settings, Prop.ForAll(Histories(0, 100).ToArbitrary(), history =>
    {
        var path = new double[6];
        return Models.Where(model => model is BoundedShare or CountLevel or IntermittentDemand).All(model =>
        {
            if (model.Fit(history, 1) is not { } fitted) return history.Length < 8 || history.Max() == 0;
            fitted.Draw(path, [-4, 4, -2, 2, 0, 1]);
            return path.All(value => model is BoundedShare ? value is >= 0 and <= 100 : value >= 0 && value == Math.Floor(value));
        });
    }));

    private static bool IsFinite(IForecastModel model, double[] history, int season)
    {
        if (model.Fit(history, season) is not { } fitted) return history.Length < 8 || model is BoundedShare or CountLevel or IntermittentDemand or SingularSpectrum;
        var drawn = new double[12];
        fitted.Draw(drawn, [1, -1, 2, 0, 0, 0, -2, 3, -3, 1, 1, 1]);
        return fitted.Sigma >= 0 && fitted.Predict(50).All(double.IsFinite) && drawn.All(double.IsFinite);
    }
}
