using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>Charts of what the use cases hold.</summary>
public static class ChartOf
{
    private const int MaxLabel = 34;
    private static readonly char[] LabelEnds = [':', '(', ';'];

    /// <summary>A forecast draft with history, bands and breaks.</summary>
    public static ForecastChartModel Forecast(ForecastDocument document) => new(
        $"{document.Indicator.Name}, {document.RegionName}", document.Indicator.Unit,
        [.. document.History.Select(y => new ChartPoint(y.Year, y.Value))],
        [.. document.Years.Select(Point)],
        [.. document.Breaks.Select(b => new ChartBreak(b.FirstYear, ShortLabel(b.Reason)))])
    {
        Digits = Digits(document.Indicator.Nature, document.History.Select(y => y.Value)),
        Members = [.. (document.Basis?.Members ?? []).Select(m => new ChartLine(m.Title, Along(document, m.Means)))],
        Official = document.Official is { } official
            ? new ChartLine("Amtliche Vorausberechnung", [.. official.Years.Select(y => (y.Year, y.Official))])
            : null,
        Calculated = document.Calculated is { } before
            ? new ChartLine("Berechnet, vor der Änderung von Hand", [.. before.Select(y => (y.Year, y.Mean))])
            : null,
    };

    private static IReadOnlyList<(int, double)> Along(ForecastDocument document, IReadOnlyList<double> means) =>
        [.. document.Years.Zip(means, (year, mean) => (year.Year, mean))];

    /// <summary>A series without forecast.</summary>
    public static ForecastChartModel Series(StatisticalSeries series) => new(
        $"{series.Indicator.Name}, {series.Region.Name}", series.Indicator.Unit,
        [.. series.Points.Select(p => new ChartPoint(p.Year.Value, p.Value))], [],
        [.. KnownBreaks.For(series).Select(b => new ChartBreak(b.FirstYear.Value, ShortLabel(b.Reason)))])
    {
        Digits = Digits(series),
    };

    /// <summary>Digits after the comma: none for counts, otherwise as many as the source gives, one to two.</summary>
    public static int Digits(StatisticalSeries series) => Digits(series.Indicator.Nature, series.Points.Select(p => p.Value));

    public static int Digits(SeriesNature nature, IEnumerable<double?> values) =>
        nature == SeriesNature.Count ? 0
        : values.OfType<double>().All(v => Math.Abs((v * 10) - Math.Round(v * 10)) < 1e-6) ? 1 : 2;

    private static ChartBandPoint Point(ForecastYear year)
    {
        var (narrow, wide) = (year.Intervals.FirstOrDefault(i => i.Level is 80), year.Intervals.FirstOrDefault(i => i.Level is 95));
        return new ChartBandPoint(year.Year, year.Mean, narrow?.Low, narrow?.High, wide?.Low, wide?.High);
    }

    /// <summary>The beginning of the reason; the whole sentence stands in the list below the picture.</summary>
    private static string ShortLabel(string reason)
    {
        var end = reason.IndexOfAny(LabelEnds);
        var text = (end > 0 ? reason[..end] : reason).Trim().TrimEnd('.');
        if (text.Length <= MaxLabel) return text;
        var space = text.LastIndexOf(' ', MaxLabel);
        return text[..(space > 0 ? space : MaxLabel)] + " …";
    }
}
