using System.Runtime.CompilerServices;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>One page of the log.</summary>
public sealed record LogPage(IReadOnlyList<LoggedEntry> Entries, long Total, Checkpoint Checkpoint);

/// <summary>„Protokoll lesen, prüfen, ausgeben“ — the auditor's own reads are entries too.</summary>
public sealed class ReadLog(IPlanningStore store, IAuditLog log, ITemporaryFiles temporary)
{
    public const int PageSize = 50;

    /// <summary>Entries a list can be put out with.</summary>
    public const int MostListed = 50_000;

    private readonly LogSpool spool = new(log, temporary);

    /// <param name="page">Counts from 1.</param>
    /// <param name="relatives">With the entries of the sources and results of <see cref="LogFilter.ObjectId"/>.</param>
    public async Task<Outcome<LogPage>> PageAsync(
        Actor actor, LogFilter filter, int page, CancellationToken cancellationToken, bool relatives = false)
    {
        if (await EnteredAsync(actor, AuditEvent.LogRead, "list", cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        filter = await WithRelativesAsync(filter, relatives, cancellationToken);
        var entries = await log.ListAsync(filter, (Math.Max(page, 1) - 1) * PageSize, PageSize, cancellationToken);
        return new LogPage(entries, await log.CountAsync(filter, cancellationToken), checkpoint);
    }

    /// <summary>What a filter shows as a file, oldest first.</summary>
    /// <param name="csv">CSV; otherwise JSON.</param>
    /// <returns>The bytes, or <c>audit.list-too-long</c>.</returns>
    public async Task<Outcome<byte[]>> ListFileAsync(
        Actor actor, LogFilter filter, bool relatives, bool csv, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, AuditEvent.LogExported, csv ? "list-csv" : "list-json", cancellationToken) is { } problem)
            return problem;
        await log.SealAsync(cancellationToken);
        filter = await WithRelativesAsync(filter, relatives, cancellationToken);
        if (await log.CountAsync(filter, cancellationToken) > MostListed) return TooLong;
        var entries = (await log.ListAsync(filter, 0, MostListed, cancellationToken)).Reverse()
            .Select(e => (e.Index, e.Entry.CanonicalBytes()));
        using var file = new MemoryStream();
        if (csv) EntryFiles.WriteCsv(file, entries);
        else EntryFiles.WriteJson(file, entries);
        return file.ToArray();
    }

    private static Problem TooLong { get; } = new("audit.list-too-long",
        "Der Filter zeigt mehr als 50.000 Einträge. Bitte wählen Sie einen kürzeren Zeitraum oder geben Sie das ganze Protokoll aus.",
        ProblemKind.Invalid);

    private async Task<LogFilter> WithRelativesAsync(LogFilter filter, bool relatives, CancellationToken cancellationToken)
    {
        if (!relatives || filter.ObjectId is not { } id) return filter;
        var history = await new FollowArtefact(store, log).ReadAsync(id, cancellationToken);
        var ids = history.Entries.Select(e => e.Entry.ObjectId).OfType<Guid>().Append(id).Distinct();
        return filter with { ObjectId = null, ObjectIds = [.. ids] };
    }

    /// <summary>The last checkpoint, null before the first; it is made for publishing, so looking at it is no entry.</summary>
    public async Task<Outcome<Checkpoint?>> LatestAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Require(Role.Auditor).IsOk(out _, out var problem)
            ? new Outcome<Checkpoint?>.Ok(await log.LatestCheckpointAsync(cancellationToken))
            : problem;

    /// <summary>All files of an export: C2SP tlog-tiles with checkpoint and verification key. They are made while they are taken; however
    /// long the log, no more than some tiles are in memory.</summary>
    public async Task<Outcome<IAsyncEnumerable<ExportFile>>> ExportAsync(Actor actor, CancellationToken cancellationToken) =>
        await EnteredAsync(actor, AuditEvent.LogExported, "whole", cancellationToken) is { } problem
            ? problem
            : new Outcome<IAsyncEnumerable<ExportFile>>.Ok(FilesAsync(cancellationToken));

    /// <summary>The same as one ZIP file, packed on the disk.</summary>
    /// <returns>Open at its beginning; the file goes when it is closed. The same log gives the same bytes.</returns>
    /// <exception cref="IOException">There is no room for the temporary file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left.</exception>
    public async Task<Outcome<Stream>> PackAsync(Actor actor, CancellationToken cancellationToken) =>
        (await ExportAsync(actor, cancellationToken)).IsOk(out var files, out var problem)
            ? await LogArchive.PackAsync(files, temporary, cancellationToken)
            : problem;

    /// <summary>Exports into a temporary file and checks that, as an auditor would do with the files; no longer log takes more memory than
    /// the verifier's tables (<see cref="LogVerifier.VerifyAgainst"/>).</summary>
    /// <param name="progress">0 to 1.</param>
    /// <exception cref="IOException">There is no room for the temporary file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Outcome<VerificationReport>> VerifyAsync(
        Actor actor, string? trustedCheckpoint, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, AuditEvent.LogRead, "verify", cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        using var export = await spool.WriteAsync(checkpoint, progress, cancellationToken);
        return spool.Verify(export, trustedCheckpoint, progress, cancellationToken);
    }

    public string VerificationKey => log.VerificationKey;

    private Task<Problem?> EnteredAsync(Actor actor, AuditEvent what, string view, CancellationToken cancellationToken) =>
        LogReading.EnteredAsync(store, actor, what, view, null, cancellationToken);

    private async IAsyncEnumerable<ExportFile> FilesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var checkpoint = await log.SealAsync(cancellationToken);
        await foreach (var file in spool.FilesAsync(checkpoint, null, cancellationToken)) yield return file;
    }
}
