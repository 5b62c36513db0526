using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Host;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Api;

/// <summary>„Protokoll“ — for auditors: signed checkpoint, entries, and everything needed to check it elsewhere.</summary>
internal static class AuditApi
{
    // The same log gives the same archive, byte for byte.
    private static readonly DateTimeOffset ArchiveTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").RequireAuthorization(Policies.MayAudit).WithTags("Protokoll");
        audit.MapGet("/checkpoint", Latest).Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithSummary("Neuester unterschriebener Prüfpunkt (C2SP signed note)");
        audit.MapGet("/entries", Entries).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Einträge, neueste zuerst, seitenweise");
        audit.MapGet("/export", Export).Produces<byte[]>(StatusCodes.Status200OK, "application/zip")
            .WithSummary("Ganzes Protokoll mit Prüfpunkt und öffentlichem Schlüssel (C2SP tlog-tiles)");
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Latest(
        ReadLog log, CurrentActor current, CancellationToken cancellationToken) =>
        (await log.PageAsync(current.Actor, new LogFilter(), 1, cancellationToken)).IsOk(out var page, out var problem)
            ? TypedResults.Text(page.Checkpoint.Note, "text/plain", System.Text.Encoding.UTF8)
            : ProblemResults.From(problem);

    private static async Task<Results<Ok<EntriesAnswer>, ProblemHttpResult>> Entries(
        [AsParameters] EntriesQuery query, ReadLog log, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!query.ToFilter().IsOk(out var filter, out var problem)) return ProblemResults.From(problem);
        var number = Math.Max(query.Page ?? 1, 1);
        return (await log.PageAsync(current.Actor, filter, number, cancellationToken)).Answer(page => new EntriesAnswer(
            page.Total, number, ReadLog.PageSize, [.. page.Entries.Select(EntryAnswer.Of)]));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Export(
        ReadLog log, CurrentActor current, CancellationToken cancellationToken) =>
        (await log.ExportAsync(current.Actor, cancellationToken)).IsOk(out var files, out var problem)
            ? TypedResults.File(await LogArchive.WriteAsync(files, ArchiveTime, cancellationToken), "application/zip", "protokoll.zip")
            : ProblemResults.From(problem);
}

/// <summary>What to show; what is left out does not restrict. Codes as in the entries, such as <c>draft-submitted</c>.</summary>
public sealed class EntriesQuery
{
    /// <summary>Counts from 1.</summary>
    [FromQuery(Name = "page")]
    public int? Page { get; set; }
    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }
    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }
    [FromQuery(Name = "event")]
    public string? Event { get; set; }
    [FromQuery(Name = "about")]
    public string? About { get; set; }
    [FromQuery(Name = "objectId")]
    public Guid? ObjectId { get; set; }

    internal Outcome<LogFilter> ToFilter()
    {
        AuditEvent? what = AuditEvents.TryParse(Event, out AuditEvent known) ? known : null;
        AuditObject? about = AuditEvents.TryParse(About, out AuditObject thing) ? thing : null;
        if (Event is not null && what is null) return Unknown("event", Event);
        if (About is not null && about is null) return Unknown("about", About);
        return new LogFilter(From, To, what, about, ObjectId);
    }

    private static Problem Unknown(string field, string value) =>
        new("audit.filter", $"„{value}“ ist für {field} nicht bekannt.", ProblemKind.Invalid)
        {
            Details = [new ProblemDetail("Dieser Wert ist nicht bekannt.", Field: field)],
        };
}

/// <summary>One page of the log.</summary>
public sealed record EntriesAnswer(long Total, int Page, int PageSize, IReadOnlyList<EntryAnswer> Entries);

/// <summary>One act; people appear as keyed pseudonyms.</summary>
public sealed record EntryAnswer(
    long Index, Guid Id, DateTimeOffset Time, string Event, string Actor, Role? Role, string About, Guid? ObjectId,
    IReadOnlyDictionary<string, string> Fields)
{
    internal static EntryAnswer Of(LoggedEntry logged)
    {
        var entry = logged.Entry;
        return new EntryAnswer(
            logged.Index, entry.Id, entry.Time, AuditEvents.Code(entry.What), entry.Actor, entry.Role, AuditEvents.Code(entry.About),
            entry.ObjectId, entry.Fields.ToDictionary(f => AuditEvents.Code(f.Key), f => f.Value, StringComparer.Ordinal));
    }
}
