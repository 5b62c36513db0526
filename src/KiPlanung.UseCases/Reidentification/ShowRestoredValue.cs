using KiPlanung.Audit;
using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Reidentification;

/// <summary>„Einzelwert“ — the clear words of one placeholder. Never a record, never serialised, never in a log message.</summary>
public sealed class RestoredValue
{
    private readonly string _value;

    internal RestoredValue(string value, ReidentificationGrant grant) => (_value, Grant) = (value, grant);

    public ReidentificationGrant Grant { get; }

    /// <summary>For the requester's own page.</summary>
    public string Disclose() => _value;

    public override string ToString() => "[vertraulich]";
}

/// <summary>„Einzelwert zeigen“ — to the requester, within ten minutes of the first showing. Every showing is an entry, and so is every
/// attempt that came too late.</summary>
public sealed class ShowRestoredValue(IPlanningStore store, IAuditLog log, TimeProvider clock)
{
    /// <summary>Where the request stands, with the reason of a refusal; shows no value.</summary>
    public async Task<Outcome<(ReidentificationCase Case, ConfidentialStatement? Reason)>> FindAsync(
        Actor actor, Guid noteId, Guid id, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, view, cancellationToken)).IsOk(out _, out var problem)) return problem;
        if (await view.Reidentifications.FindAsync(id, cancellationToken) is not { } about || about.Request.NoteId != noteId)
            return ReidentificationProblems.NotFound;
        return (about, await view.Reidentifications.ReadReasonAsync(about.Request, cancellationToken));
    }

    /// <summary>The ten minutes begin; opening again changes nothing.</summary>
    public async Task<Outcome<ReidentificationGrant>> OpenAsync(Requester requester, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await GrantAsync(requester, id, transaction, cancellationToken)).IsOk(out var found, out var problem)) return problem;
        var (about, grant) = found;
        if (about.OpenedAt is not null) return grant;
        transaction.Reidentifications.Open(grant);
        try
        {
            await transaction.CommitAsync(ReidentificationEntries.ActorOf(requester),
                [ReidentificationEntries.Of(AuditEvent.ReidentificationOpened, about.Request)], cancellationToken);
        }
        catch (StoreConflictException conflict)
        {
            return ReidentificationEntries.Conflict(conflict);
        }
        return grant;
    }

    /// <summary>The value, after <see cref="OpenAsync"/> and until the ten minutes are over.</summary>
    public async Task<Outcome<RestoredValue>> RunAsync(Requester requester, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await GrantAsync(requester, id, transaction, cancellationToken)).IsOk(out var found, out var problem)) return problem;
        var (about, grant) = found;
        if (about.OpenedAt is null) return ReidentificationProblems.NotOpened;
        var key = await transaction.Notes.ReadKeyAsync(about.Request.NoteId, cancellationToken);
        if (key?.ValueOf(about.Request.Placeholder) is not { } value) return NoteAccess.Gone;
        var approver = log.PseudonymOf(grant.Decision.By, AuditEvent.ValueRestored, clock.GetUtcNow());
        await transaction.CommitAsync(
            ReidentificationEntries.ActorOf(requester), [ReidentificationEntries.Shown(grant, approver)], cancellationToken);
        return new RestoredValue(value, grant);
    }

    /// <summary>The right to see; an attempt without it is an entry and ends the transaction.</summary>
    private async Task<Outcome<(ReidentificationCase Case, ReidentificationGrant Grant)>> GrantAsync(
        Requester requester, Guid id, IStoreTransaction transaction, CancellationToken cancellationToken)
    {
        if (await transaction.Reidentifications.FindAsync(id, cancellationToken) is not { } about) return ReidentificationProblems.NotFound;
        if (about.Grant(requester, clock.GetUtcNow()).IsOk(out var grant, out var problem)) return (about, grant);
        await transaction.CommitAsync(
            ReidentificationEntries.ActorOf(requester), [ReidentificationEntries.Refused(about.Request, problem)], cancellationToken);
        return problem;
    }
}
