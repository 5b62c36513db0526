using System.Text;
using KiPlanung.Review;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.Host;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Api;

/// <summary>„Verlauf, Abstammung, Aufrufe“ — what the auditor's pages show, for programs.</summary>
internal static class AuditHistoryApi
{
    public static void MapAuditHistory(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").RequireAuthorization(Policies.MayAudit).WithTags("Protokoll");
        audit.MapGet("/timeline/{id:guid}", Timeline)
            .WithSummary("Alle Einträge zu einem Vorgang, seinen Quellen und Ergebnissen, älteste zuerst");
        audit.MapGet("/lineage/{id:guid}", Lineage).WithSummary("Abstammung eines Vorgangs mit dem Stand jedes Schritts");
        audit.MapGet("/entries/{index:long}/proof", Proof).Produces<string>(StatusCodes.Status200OK, "text/plain")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Einschlussnachweis eines Eintrags (C2SP tlog-proof)");
        audit.MapGet("/views/{id:guid}", Views).WithSummary("Was jeder Person zu einem Vorgang gezeigt wurde und was sie danach tat");
        audit.MapGet("/evidence/{id:guid}", Evidence).Produces<byte[]>(StatusCodes.Status200OK, "application/zip")
            .WithSummary("Beweisarchiv eines Vorgangs mit Prüfbericht");
        audit.MapGet("/evidence", EvidenceOfPeriod).Produces<byte[]>(StatusCodes.Status200OK, "application/zip")
            .ProducesProblem(StatusCodes.Status400BadRequest).WithSummary("Beweisarchiv eines Zeitraums mit Prüfbericht");
        audit.MapGet("/model-calls", Calls).WithSummary("Aufrufe des Sprachmodells, neueste zuerst, seitenweise");
        audit.MapGet("/model-calls/{index:long}", Call).WithSummary("Ein Aufruf des Sprachmodells mit Ergebnis");
        audit.MapGet("/model-calls/{index:long}/check", Check)
            .WithSummary("Nachprüfung eines Aufrufs: Prüfsummen neu berechnet, ohne einen Text zu zeigen");
    }

    private static async Task<Results<Ok<TimelineAnswer>, ProblemHttpResult>> Timeline(
        Guid id, FollowArtefact follow, CurrentActor current, CancellationToken cancellationToken) =>
        (await follow.TimelineAsync(current.Actor, id, cancellationToken)).Answer(history => new TimelineAnswer(
            id, history.IsCut, [.. history.Entries.Select(EntryAnswer.Of)]));

    private static async Task<Results<Ok<LineageAnswer>, ProblemHttpResult>> Lineage(
        Guid id, FollowArtefact follow, CurrentActor current, CancellationToken cancellationToken) =>
        (await follow.LineageAsync(current.Actor, id, cancellationToken)).Answer(history => new LineageAnswer(
            id, history.IsCut, [.. history.Lineage.Nodes.Select(LineageStep.Of)],
            [.. history.Lineage.Edges.Select(e => new LineageArrow(e.From, e.To))]));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Proof(
        long index, ShowEntry entries, CurrentActor current, CancellationToken cancellationToken) =>
        (await entries.RunAsync(current.Actor, index, cancellationToken)).IsOk(out var proven, out var problem)
            ? TypedResults.Text(proven.Proof, "text/plain", Encoding.UTF8)
            : ProblemResults.From(problem);

    private static async Task<Results<Ok<ViewsAnswer>, ProblemHttpResult>> Views(
        Guid id, ReplayViews replay, CurrentActor current, CancellationToken cancellationToken) =>
        (await replay.RunAsync(current.Actor, id, cancellationToken)).Answer(history => new ViewsAnswer(
            id, history.IsCut, [.. history.People.Select(PersonViews.Of)]));

    private static async Task<Results<EvidenceDownload, ProblemHttpResult>> Evidence(
        Guid id, PackEvidence pack, CurrentActor current, CancellationToken cancellationToken) =>
        Packed(await pack.OfArtefactAsync(current.Actor, id, cancellationToken));

    private static async Task<Results<EvidenceDownload, ProblemHttpResult>> EvidenceOfPeriod(
        [FromQuery] DateOnly? from, [FromQuery] DateOnly? to, PackEvidence pack, CurrentActor current,
        CancellationToken cancellationToken) =>
        Packed(await pack.OfPeriodAsync(current.Actor, new UseCases.LogFilter(from, to), cancellationToken));

    private static Results<EvidenceDownload, ProblemHttpResult> Packed(Vocabulary.Outcome<EvidenceArchive> packed) =>
        packed.IsOk(out var archive, out var problem) ? new EvidenceDownload(archive, "beweisarchiv.zip") : ProblemResults.From(problem);

    private static async Task<Results<Ok<ModelCallsAnswer>, ProblemHttpResult>> Calls(
        [FromQuery] int? page, ProveEgress egress, CurrentActor current, CancellationToken cancellationToken)
    {
        var number = Math.Max(page ?? 1, 1);
        return (await egress.ListAsync(current.Actor, number, cancellationToken)).Answer(calls => new ModelCallsAnswer(
            calls.Total, number, ProveEgress.PageSize, [.. calls.Calls.Select(ModelCallAnswer.Of)]));
    }

    private static async Task<Results<Ok<ModelCallAnswer>, ProblemHttpResult>> Call(
        long index, ProveEgress egress, CurrentActor current, CancellationToken cancellationToken) =>
        (await egress.FindAsync(current.Actor, index, cancellationToken)).Answer(ModelCallAnswer.Of);

    private static async Task<Results<Ok<ModelCallCheckAnswer>, ProblemHttpResult>> Check(
        long index, ProveEgress egress, CurrentActor current, CancellationToken cancellationToken) =>
        (await egress.CheckAsync(current.Actor, index, cancellationToken)).Answer(check => new ModelCallCheckAnswer(
            check.Holds, ModelCallAnswer.Of(check.Call), check.Answers));
}

/// <summary>The history of an artefact.</summary>
/// <param name="Cut">More belongs to it than is listed.</param>
public sealed record TimelineAnswer(Guid Id, bool Cut, IReadOnlyList<EntryAnswer> Entries);

/// <summary>The lineage of an artefact.</summary>
/// <param name="Cut">More belongs to it than is listed.</param>
public sealed record LineageAnswer(Guid Id, bool Cut, IReadOnlyList<LineageStep> Steps, IReadOnlyList<LineageArrow> Arrows);

/// <summary>One step: class, id, time, hash and state, no content.</summary>
/// <param name="Entry">Number of the entry it came about by.</param>
/// <param name="State">In German, as on the pages.</param>
public sealed record LineageStep(
    string Key, LineageKind Kind, Guid? Id, DateTimeOffset At, string? Hash, long? Entry, DraftKind? Draft, int? Version, string? State,
    IReadOnlyList<RecheckCause> Due)
{
    internal static LineageStep Of(LineageNode node) => new(
        node.Key, node.Kind, node.ObjectId, node.At, node.Hash?.Hex, node.Index, node.Draft, node.Version,
        LineageWords.State(node)?.Words, node.Due);
}

/// <summary>From a step to what came of it, by keys.</summary>
public sealed record LineageArrow(string From, string To);

/// <summary>One page of calls of language models.</summary>
public sealed record ModelCallsAnswer(long Total, int Page, int PageSize, IReadOnlyList<ModelCallAnswer> Calls);

/// <summary>A call with the entry that asked for it and the one that tells how it ended.</summary>
public sealed record ModelCallAnswer(EntryAnswer Call, EntryAnswer? Request, EntryAnswer? Outcome)
{
    internal static ModelCallAnswer Of(EgressCall call) => new(
        EntryAnswer.Of(call.Call), call.Request is { } request ? EntryAnswer.Of(request) : null,
        call.Outcome is { } outcome ? EntryAnswer.Of(outcome) : null);
}

/// <summary>What a check found.</summary>
/// <param name="Holds">Nothing differs, and the text itself could be compared.</param>
public sealed record ModelCallCheckAnswer(bool Holds, ModelCallAnswer Call, IReadOnlyList<EgressAnswer> Answers);

/// <summary>Who was shown what of an artefact.</summary>
/// <param name="Cut">There is more than is listed.</param>
public sealed record ViewsAnswer(Guid Id, bool Cut, IReadOnlyList<PersonViews> People);

/// <summary>All views of one pseudonym, oldest first.</summary>
public sealed record PersonViews(string Actor, Vocabulary.Role? Role, IReadOnlyList<ViewAnswer> Views)
{
    internal static PersonViews Of(SeenBy person) => new(
        person.Actor, person.Role, [.. person.Views.Select(s => new ViewAnswer(
            EntryAnswer.Of(s.View), s.Next is { } next ? EntryAnswer.Of(next) : null, s.AtMost?.TotalSeconds))]);
}

/// <summary>One view and the next act of the same pseudonym.</summary>
/// <param name="AtMostSeconds">From one to the other: the longest it can have been read, not how long somebody read; null when nothing
/// followed within half an hour.</param>
public sealed record ViewAnswer(EntryAnswer View, EntryAnswer? Next, double? AtMostSeconds);
