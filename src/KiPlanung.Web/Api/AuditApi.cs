using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Api;

/// <summary>„Protokoll“ — for auditors: signed checkpoint, entries, and everything needed to check it elsewhere.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").RequireAuthorization(Policies.MayAudit).WithTags("Protokoll");
        audit.MapGet("/checkpoint", Latest).Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithSummary("Neuester unterschriebener Prüfpunkt (C2SP signed note)");
        audit.MapGet("/entries", Entries).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Einträge, neueste zuerst, seitenweise");
        audit.MapGet("/entries/file", EntriesFile).Produces<byte[]>(StatusCodes.Status200OK, "text/csv", "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest).WithSummary("Was der Filter zeigt, als CSV oder JSON, älteste zuerst");
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
        var listed = await log.PageAsync(current.Actor, filter, number, cancellationToken, query.Relatives == true);
        return listed.Answer(page => new EntriesAnswer(
            page.Total, number, ReadLog.PageSize, [.. page.Entries.Select(EntryAnswer.Of)]));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> EntriesFile(
        [AsParameters] EntriesQuery query, [FromQuery] string? format, ReadLog log, CurrentActor current,
        CancellationToken cancellationToken)
    {
        if (!query.ToFilter().IsOk(out var filter, out var problem)) return ProblemResults.From(problem);
        var csv = format == "csv";
        return (await log.ListFileAsync(current.Actor, filter, query.Relatives == true, csv, cancellationToken))
            .IsOk(out var file, out problem)
            ? TypedResults.File(file, csv ? "text/csv" : "application/json", csv ? "protokoll.csv" : "protokoll.json")
            : ProblemResults.From(problem);
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Export(
        ReadLog log, CurrentActor current, CancellationToken cancellationToken) =>
        (await log.PackAsync(current.Actor, cancellationToken)).IsOk(out var archive, out var problem)
            ? TypedResults.File(archive, "application/zip", "protokoll.zip")
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

    /// <summary>With the entries of the sources and results of <see cref="ObjectId"/>.</summary>
    [FromQuery(Name = "relatives")]
    public bool? Relatives { get; set; }

    /// <summary>A pseudonym, or at least its first eight digits.</summary>
    [FromQuery(Name = "actor")]
    public string? Actor { get; set; }

    /// <summary>Such as <c>case-worker</c>.</summary>
    [FromQuery(Name = "role")]
    public string? Role { get; set; }

    internal Outcome<LogFilter> ToFilter()
    {
        AuditEvent? what = AuditEvents.TryParse(Event, out AuditEvent known) ? known : null;
        AuditObject? about = AuditEvents.TryParse(About, out AuditObject thing) ? thing : null;
        if (Event is not null && what is null) return Unknown("event", Event);
        if (About is not null && about is null) return Unknown("about", About);
        Role? role = AuditEvents.TryParse(Role, out Role named) ? named : null;
        if (Role is not null && role is null) return Unknown("role", Role);
        if (Actor is not null && !IsActor(Actor)) return Unknown("actor", Actor);
        return new LogFilter(From, To, what, about, ObjectId, Actor, role);
    }

    private static bool IsActor(string actor) =>
        actor == AuditEntry.System || (actor.Length is >= 8 and <= 32 && actor.All(char.IsAsciiHexDigitLower));

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
