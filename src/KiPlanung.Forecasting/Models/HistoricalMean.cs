using System.Numerics.Tensors;

namespace KiPlanung.Forecasting.Models;

/// <summary>„Mittelwert“ — every future value equals the mean of the history; for very short series only.</summary>
public sealed class HistoricalMean : IForecastModel
{
    public string Name => "mean";

    public string Title => "Mittelwert der bisherigen Werte";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.IsEmpty) return null;
        var mean = TensorPrimitives.Sum(history) / history.Length;
        var squares = 0.0;
        foreach (var value in history) squares += (value - mean) * (value - mean);
        return new FittedLevel(mean, 0, ErrorSize.Of(squares, history.Length, 1));
    }
}
