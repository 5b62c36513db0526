using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>„Lage im Vergleich“ — bands instead of ranks, because neighbouring ranks rarely differ by more than chance.</summary>
public enum ComparisonBand
{
    /// <summary>Below the first quartile.</summary>
    Low,

    /// <summary>Between the quartiles, ends included.</summary>
    Middle,

    /// <summary>Above the third quartile.</summary>
    High,
}

/// <summary>One region in the year compared; without a figure there is no band.</summary>
public sealed record ComparedRegion(Region Region, double? Value, ValueStatus Status, ComparisonBand? Band);

/// <summary>„Vergleich der Gebiete“ — one indicator in one year over all regions of one kind.</summary>
/// <param name="Median">Half of the regions lie below; null when none has a figure.</param>
/// <param name="Regions">By name, not by value.</param>
public sealed record RegionComparison(Year Year, double? Median, IReadOnlyList<ComparedRegion> Regions)
{
    /// <summary>With fewer figures a quartile says nothing.</summary>
    private const int FewestForBands = 8;

    /// <summary>All regions of the kind of <paramref name="like"/> in the latest year in which it has a figure.</summary>
    /// <returns>Null when it has none.</returns>
    public static RegionComparison? Of(StatisticalSeries like, IReadOnlyList<StatisticalSeries> all)
    {
        if (like.Points.LastOrDefault(p => p.Value is not null) is not { } latest) return null;
        var points = all.Where(s => s.Region.Ags.Kind == like.Region.Ags.Kind)
            .Select(s => (s.Region, Point: s.Points.FirstOrDefault(p => p.Year == latest.Year)))
            .ToList();
        double[] values = [.. points.Select(p => p.Point?.Value).OfType<double>().Order()];
        var (first, third) = (Quantile(values, 0.25), Quantile(values, 0.75));
        return new RegionComparison(latest.Year, values.Length == 0 ? null : Quantile(values, 0.5),
        [
            .. points.OrderBy(p => p.Region.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("de-DE"), true))
                .Select(p => new ComparedRegion(p.Region, p.Point?.Value, p.Point?.Status ?? ValueStatus.NotYetAvailable,
                    values.Length >= FewestForBands && p.Point?.Value is { } value ? BandOf(value, first, third) : null)),
        ]);
    }

    private static ComparisonBand BandOf(double value, double first, double third) =>
        value < first ? ComparisonBand.Low : value > third ? ComparisonBand.High : ComparisonBand.Middle;

    /// <summary>Linear between neighbours (type 7 of Hyndman and Fan 1996).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0) return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
