using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Which assumption is changed.</summary>
public enum VariantKind
{
    /// <summary>Calculated again from this series alone, without comparable regions: what the other variants are compared with.</summary>
    OwnSeries,

    /// <summary>As if the last observed value were not known yet.</summary>
    WithoutLastYear,

    /// <summary>As if no break of the series were known.</summary>
    BreaksIgnored,

    /// <summary>As if no shock were known: all figures as they stand.</summary>
    ShocksIgnored,
}

/// <summary>„Annahme“ — the forecast of the last year under another assumption.</summary>
/// <param name="Value">Null when it could not be calculated.</param>
/// <param name="Problem">German sentence why not.</param>
public sealed record ForecastVariant(VariantKind Kind, double? Value, string? Problem)
{
    /// <summary>Calculates from the figures of the document itself, so that the same draft gives the same variants at any time.</summary>
    /// <returns>Empty for figures a person wrote.</returns>
    public static IReadOnlyList<ForecastVariant> Of(ForecastDocument document, CancellationToken cancellationToken)
    {
        if (document.IsByHand) return [];
        var series = SeriesOf(document);
        var (breaks, steps) = (KnownBreaks.For(series), (document.Calculated ?? document.Years).Count);
        var target = (document.Calculated ?? document.Years)[^1].Year;
        ForecastVariant Calculated(VariantKind kind, StatisticalSeries from, int horizon, IReadOnlyList<KnownBreak> known) =>
            Forecaster.Run(from, horizon, new SeriesEvents(known, kind == VariantKind.ShocksIgnored ? [] : KnownShocks.For(from)), [], null,
                    cancellationToken).IsOk(out var made, out var problem)
                ? new(kind, made.Forecast.Steps.FirstOrDefault(s => made.YearOf(s).Value == target)?.Mean, null)
                : new(kind, null, problem.Message);

        var variants = new List<ForecastVariant> { Calculated(VariantKind.OwnSeries, series, steps, breaks) };
        if (WithoutLast(series) is { } shorter)
            variants.Add(Calculated(VariantKind.WithoutLastYear, shorter, steps + 1, KnownBreaks.For(shorter)));
        if (breaks.Count > 0) variants.Add(Calculated(VariantKind.BreaksIgnored, series, steps, []));
        if (KnownShocks.For(series).Count > 0) variants.Add(Calculated(VariantKind.ShocksIgnored, series, steps, breaks));
        return variants;
    }

    private static StatisticalSeries SeriesOf(ForecastDocument document) => new(
        document.Indicator, new Region(Ags.Parse(document.Ags), document.RegionName), new TerritorialStatus(document.Territory),
        document.Source, [.. document.History.Select(y => new SeriesPoint(new Year(y.Year), y.Value, y.Status))]);

    private static StatisticalSeries? WithoutLast(StatisticalSeries series)
    {
        var last = series.Points.LastOrDefault(p => p.Value is not null);
        return last is null ? null : series with { Points = [.. series.Points.Where(p => p.Year < last.Year)] };
    }
}
