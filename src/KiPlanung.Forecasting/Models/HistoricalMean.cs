using System.Numerics.Tensors;

namespace KiPlanung.Forecasting.Models;

/// <summary>„Mittelwert“ — every future value equals the mean of the history; for very short series only.</summary>
public sealed class HistoricalMean : IForecastModel
{
    public string Name => "mean";

    public string Title => "Mittelwert der bisherigen Werte";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) =>
        history.IsEmpty ? null : new Naive.Fitted([TensorPrimitives.Sum(history) / history.Length]);
}
