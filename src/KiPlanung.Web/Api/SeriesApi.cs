using KiPlanung.Statistics;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Zeitreihen“ — indicators, their regions, and one series.</summary>
internal static class SeriesApi
{
    public static void MapSeries(this IEndpointRouteBuilder api)
    {
        var series = api.MapGroup("/series").RequireAuthorization(Policies.SignedIn).WithTags("Statistik");
        series.MapGet("/", Find).WithSummary("Eine Zeitreihe mit Quelle, Datenstand und bekannten Brüchen");
        series.MapGet("/indicators", Indicators).WithSummary("Kennzahlen mit Jahren und Datenstand");
        series.MapGet("/regions", Regions).WithSummary("Gebiete einer Kennzahl");
    }

    private static async Task<Results<Ok<IReadOnlyList<IndicatorAnswer>>, ProblemHttpResult>> Indicators(
        ListSeries series, CurrentActor current, CancellationToken cancellationToken) =>
        (await series.IndicatorsAsync(current.Actor, cancellationToken)).AnswerAll(IndicatorAnswer.Of);

    private static async Task<Results<Ok<IReadOnlyList<RegionAnswer>>, ProblemHttpResult>> Regions(
        string indicator, ListSeries series, CurrentActor current, CancellationToken cancellationToken) =>
        (await series.RegionsAsync(current.Actor, indicator, cancellationToken)).AnswerAll(r => new RegionAnswer(r.Ags.Value, r.Name));

    private static async Task<Results<Ok<SeriesAnswer>, ProblemHttpResult>> Find(
        string indicator, string region, ListSeries series, CurrentActor current, CancellationToken cancellationToken) =>
        (await series.FindAsync(current.Actor, indicator, region, cancellationToken)).Answer(SeriesAnswer.Of);
}

/// <summary>An indicator with what is there of it.</summary>
public sealed record IndicatorAnswer(
    string Key, string Name, string Unit, SeriesNature Nature, int Regions, int FirstYear, int LastYear, DateOnly DataDate)
{
    internal static IndicatorAnswer Of(IndicatorSummary summary) => new(
        summary.Indicator.Key, summary.Indicator.Name, summary.Indicator.Unit, summary.Indicator.Nature, summary.Regions,
        summary.FirstYear.Value, summary.LastYear.Value, summary.DataDate);
}

/// <summary>A region by its official key.</summary>
public sealed record RegionAnswer(string Key, string Name);

/// <summary>One year; the value is null exactly when the status is not <c>known</c>.</summary>
public sealed record PointAnswer(int Year, double? Value, ValueStatus Status);

/// <summary>Figures from this year on are not comparable with earlier ones.</summary>
public sealed record BreakAnswer(int FirstYear, string Reason);

/// <summary>One series with its source.</summary>
public sealed record SeriesAnswer(
    string Indicator, string Name, string Unit, SeriesNature Nature, RegionAnswer Region, DateOnly Territory, string Publisher,
    string Table,
    DateOnly DataDate, string Licence, IReadOnlyList<PointAnswer> Points, IReadOnlyList<BreakAnswer> Breaks)
{
    internal static SeriesAnswer Of(StatisticalSeries series) => new(
        series.Indicator.Key, series.Indicator.Name, series.Indicator.Unit, series.Indicator.Nature,
        new RegionAnswer(series.Region.Ags.Value, series.Region.Name), series.Territory.Date, series.Source.Publisher, series.Source.Table,
        series.Source.DataDate, series.Source.Licence,
        [.. series.Points.Select(p => new PointAnswer(p.Year.Value, p.Value, p.Status))],
        [.. KnownBreaks.For(series).Select(b => new BreakAnswer(b.FirstYear.Value, b.Reason))]);
}
