using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Models.Counts;
using KiPlanung.Statistics;

namespace KiPlanung.Forecasting.Selection;

/// <summary>„Art der Reihe“ — which models of a nature compete beside, or instead of, those for any figures.</summary>
/// <param name="IsCounts">Small counts without season: models of counts compete.</param>
/// <param name="IsRare">Counts with many zeros: models for rare cases compete too.</param>
/// <param name="IsBounded">A share near 0 or 100 percent: models run on log odds.</param>
/// <remarks>Measured on rolling origins: on small counts (Konstanz, simulated levels and walks) the median with the count model has 7 to 17
/// percent less error than plain continuation, the one for any figures none less. On log odds, shares of INKAR near a bound had an OWA of
/// 0.92 and 1.04 instead of 0.93 and 1.07 (earlier origin) and 0.89 and 1.01 instead of 0.88 and 1.01 (later one); between 10 and 90
/// percent they were worse at both, so only shares near a bound use them.</remarks>
internal readonly record struct SeriesKind(bool IsCounts, bool IsRare, bool IsBounded)
{
    private const double ShareOfZeros = 0.25;
    private const double NearBound = 10;
    private const double Whole = 100;

    public static SeriesKind Of(SeriesNature? nature, IReadOnlyList<double> values, int season)
    {
        double[] history = [.. values];
        if (nature == SeriesNature.Count && season == 1 && history.Average() < StepBuilder.SmallCount && CountHistory.IsOfCounts(history))
            return new SeriesKind(true, history.Count(value => value == 0) >= ShareOfZeros * history.Length, false);
        var isShare = nature == SeriesNature.Share && season == 1 && history.All(value => value is >= 0 and <= Whole);
        return new SeriesKind(false, false, isShare && (history[^1] < NearBound || history[^1] > Whole - NearBound));
    }
}
