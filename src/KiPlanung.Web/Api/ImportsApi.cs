using KiPlanung.Statistics;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Api;

/// <summary>„Eingelesene Tabellen“</summary>
internal static class ImportsApi
{
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").RequireAuthorization(Policies.MayPlan).WithTags("Statistik");
        imports.MapGet("/", List).WithSummary("Eingelesene Tabellen");
        imports.MapPost("/", Add).Accepts<IFormFile>("text/csv", "application/octet-stream", "multipart/form-data")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Tabelle einlesen: alles oder nichts; dieselbe Datei ein zweites Mal ändert nichts");
    }

    private static async Task<Results<Ok<IReadOnlyList<ImportAnswer>>, ProblemHttpResult>> List(
        ListSeries series, CurrentActor current, CancellationToken cancellationToken) =>
        (await series.ImportsAsync(current.Actor, cancellationToken)).AnswerAll(ImportAnswer.Of);

    private static async Task<Results<Created<NewImport>, Ok<NewImport>, ProblemHttpResult>> Add(
        HttpRequest request, [AsParameters] ImportQuery query, ImportStatistics import, CurrentActor current,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadFileAsync(query.FileName ?? "", cancellationToken)).IsOk(out var file, out var problem))
            return ProblemResults.From(problem);
        if (!query.Options(file.Name).IsOk(out var options, out problem)) return ProblemResults.From(problem);
        if (!(await import.RunAsync(current.Actor, new ImportRequest(file.Content, options), cancellationToken))
            .IsOk(out var result, out problem))
            return ProblemResults.From(problem);
        var answer = new NewImport(ImportAnswer.Of(result.Import), result.AlreadyThere, result.Notices);
        return result.AlreadyThere ? TypedResults.Ok(answer) : TypedResults.Created("/api/imports", answer);
    }
}

/// <summary>What the file itself does not say; official files need none of it.</summary>
public sealed class ImportQuery
{
    /// <summary>Name of a bare body.</summary>
    [FromQuery(Name = "fileName")]
    public string? FileName { get; set; }

    /// <summary><c>auto</c>, <c>genesis</c>, <c>regionalstatistik</c> or <c>csv</c>.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; set; }
    [FromQuery(Name = "indicator")]
    public string? Indicator { get; set; }
    [FromQuery(Name = "indicatorName")]
    public string? IndicatorName { get; set; }
    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary><c>count</c>, <c>share</c> or <c>amount</c>.</summary>
    [FromQuery(Name = "nature")]
    public string? Nature { get; set; }
    [FromQuery(Name = "publisher")]
    public string? Publisher { get; set; }
    [FromQuery(Name = "table")]
    public string? Table { get; set; }
    [FromQuery(Name = "licence")]
    public string? Licence { get; set; }

    /// <summary>„Datenstand“</summary>
    [FromQuery(Name = "dataDate")]
    public DateOnly? DataDate { get; set; }

    /// <summary>„Gebietsstand“</summary>
    [FromQuery(Name = "territory")]
    public DateOnly? Territory { get; set; }

    internal Outcome<TableReadOptions> Options(string fileName) =>
        Codes.Read<TableFormat>("format", Format).Then(format => Codes.Read<SeriesNature>("nature", Nature).Then<TableReadOptions>(nature =>
            new TableReadOptions
            {
                FileName = fileName,
                Format = format ?? TableFormat.Auto,
                IndicatorKey = Indicator,
                IndicatorName = IndicatorName,
                Unit = Unit,
                Nature = nature,
                Publisher = Publisher,
                Table = Table,
                Licence = Licence,
                DataDate = DataDate,
                Territory = Territory is { } day ? new TerritorialStatus(day) : null,
            }));
}

/// <summary>One file that was taken over.</summary>
public sealed record ImportAnswer(
    Guid Id, string FileHash, string FileName, TableFormat Format, string Publisher, string Table, DateOnly DataDate, DateOnly Territory,
    string Licence, DateTimeOffset ImportedAt, int SeriesCount, int PointCount)
{
    internal static ImportAnswer Of(StatisticsImport import) => new(
        import.Id, import.FileHash.Hex, import.FileName, import.Format, import.Publisher, import.Table, import.DataDate,
        import.Territory.Date, import.Licence, import.ImportedAt, import.SeriesCount, import.PointCount);
}

/// <summary>What came of it.</summary>
/// <param name="AlreadyThere">The same bytes were taken over before; nothing was changed.</param>
public sealed record NewImport(ImportAnswer Import, bool AlreadyThere, IReadOnlyList<string> Notices);
