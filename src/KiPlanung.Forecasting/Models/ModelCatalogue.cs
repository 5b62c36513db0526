using KiPlanung.Forecasting.Models.Arima;
using KiPlanung.Forecasting.Models.ExponentialSmoothing;
using KiPlanung.Forecasting.Models.ThetaFamily;

namespace KiPlanung.Forecasting.Models;

/// <summary>„Verzeichnis der Verfahren“ — every single model under its stable name, for comparing them.</summary>
public static class ModelCatalogue
{
    /// <summary>Names accepted by <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Plain().Select(model => model.Name)];

    /// <summary>The model of this name, seasonally adjusted where it has no season of its own.</summary>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    public static IForecastModel Of(string name, int season)
    {
        var model = Plain().FirstOrDefault(model => model.Name == name)
            ?? throw new ArgumentException($"Kein Verfahren: {name}", nameof(name));
        return season == 1 || HasSeason(model) ? model : new SeasonallyAdjusted(model);
    }

    private static bool HasSeason(IForecastModel model) => model is SeasonalNaive or AutoEts or AutoArima
        or ComplexSmoothing.ComplexSmoothing or SingularSpectrum.SingularSpectrum;

    private static IForecastModel[] Plain() =>
    [
        new Naive(), new SeasonalNaive(), new HistoricalMean(), new Drift(), new Drift(0.5), new SimpleSmoothing(), new DampedTrend(),
        new Theta(), new DynamicTheta(), new OptimisedTheta(), new AutoEts(), new ComplexSmoothing.ComplexSmoothing(),
        new AutoArima(), new SingularSpectrum.SingularSpectrum(),
        new Ets(EtsForm.Parse("ANN")), new Ets(EtsForm.Parse("AAN")), new Ets(EtsForm.Parse("AAdN")),
    ];
}
