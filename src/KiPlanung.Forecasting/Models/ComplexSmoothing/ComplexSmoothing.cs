using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.ComplexSmoothing;

/// <summary>„Komplexe exponentielle Glättung“ (CES) — a level and an unobserved potential that moves it; no fixed split into trend and
/// level, and the form of the season is chosen by AICc.</summary>
/// <remarks>Svetunkov, Kourentzes &amp; Ord 2022, Naval Research Logistics 69(8). Its errors differ from those of other families, which
/// helps a median; how its weights are kept from running away on short series says <see cref="CesSearch"/>.</remarks>
public sealed class ComplexSmoothing(CesSeason? season = null) : IForecastModel
{
    private const int MinimumLength = 5;
    private static readonly CesSeason[] Seasonal = [CesSeason.None, CesSeason.Simple, CesSeason.Partial, CesSeason.Full];

    public string Name => "complex-smoothing";

    public string Title => "Komplexe exponentielle Glättung";

    /// <summary>With a form given, that form; otherwise the best by AICc of those the history is long enough for (two seasons).</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength) return null;
        var period = season > 1 && history.Length >= 2 * season ? season : 1;
        return Choose(history, period);
    }

    private FittedCes? Choose(ReadOnlySpan<double> history, int period)
    {
        FittedCes? best = null;
        var states = new double[CesFilter.StatesOf(period)];
        foreach (var form in period == 1 ? Seasonal.AsSpan(0, 1) : Seasonal)
        {
            if (period > 1 && season is { } only && form != only) continue;
            var fitted = Estimate(form, history, period, states);
            if (best is null || fitted.Criterion < best.Criterion) best = fitted;
        }

        return best;
    }

    private static FittedCes Estimate(CesSeason form, ReadOnlySpan<double> history, int period, double[] states)
    {
        var search = new CesSearch(form, history, period, states);
        var count = CesWeights.CountOf(form);
        Span<double> start = [1.3, 1, form == CesSeason.Partial ? 0.1 : 1.3, 1];
        Span<double> low = [0.01, 0.01, 0.01, 0.01];
        Span<double> high = [1.8, 1.9, form == CesSeason.Partial ? 1 : 1.5, 1.5];
        var point = start[..count];
        NelderMead.Minimise(search, point, low[..count], high[..count]);
        var weights = CesWeights.From(form, point);
        var squares = search.Run(weights);
        return new FittedCes(weights, period, states.AsSpan().ToArray(), history.Length, squares);
    }
}
