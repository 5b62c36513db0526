using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting;

/// <summary>Entry point: a series to a forecast.</summary>
public static class Forecaster
{
    /// <param name="progress">Receives shares from 0 to 1.</param>
    public static Outcome<Forecast> Run(
        IReadOnlyList<double> values, ForecastOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>The same for a statistical series: gaps, dissolved regions and known breaks are dealt with and named.</summary>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
