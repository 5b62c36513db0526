using KiPlanung.Audit;
using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Reidentification;

/// <summary>A request as the trustee sees it. Holds a name and words of a person, hence a class.</summary>
public sealed class TrusteeView(ReidentificationCase about, string requester, ConfidentialStatement? purpose)
{
    public ReidentificationCase Case { get; } = about;

    /// <summary>Name of who asks.</summary>
    public string Requester { get; } = requester;

    /// <summary>Null in lists, and when the note is gone.</summary>
    public ConfidentialStatement? Purpose { get; } = purpose;

    public override string ToString() => "[vertraulich]";
}

/// <summary>„Über eine Wiederherstellung entscheiden“ — the trustee sees who asks and what for, not the note and not the value.</summary>
public sealed class DecideReidentification(IPlanningStore store, IAuditLog log, TimeProvider clock)
{
    /// <summary>What waits and has not lapsed, oldest first.</summary>
    public async Task<Outcome<IReadOnlyList<TrusteeView>>> QueueAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Trustee).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var waiting = new List<TrusteeView>();
        var now = clock.GetUtcNow();
        foreach (var about in await view.Reidentifications.ListWaitingAsync(cancellationToken))
            if (about.StateAt(now) == ReidentificationState.Waiting)
                waiting.Add(new(about, await NameAsync(about, view, cancellationToken), null));
        return new Outcome<IReadOnlyList<TrusteeView>>.Ok(waiting);
    }

    public async Task<Outcome<TrusteeView>> OpenAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Trustee).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        if (await view.Reidentifications.FindAsync(id, cancellationToken) is not { } about) return ReidentificationProblems.NotFound;
        var purpose = await view.Reidentifications.ReadPurposeAsync(about.Request, cancellationToken);
        return new TrusteeView(about, await NameAsync(about, view, cancellationToken), purpose);
    }

    /// <summary>Refused attempts are entries too.</summary>
    public async Task<Outcome<ReidentificationDecision>> RunAsync(
        Trustee trustee, Guid id, ReidentificationVerdict verdict, CancellationToken cancellationToken)
    {
        var (now, actor) = (clock.GetUtcNow(), ReidentificationEntries.ActorOf(trustee));
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Reidentifications.FindAsync(id, cancellationToken) is not { } about) return ReidentificationProblems.NotFound;
        if (!about.Decide(trustee, verdict, now).IsOk(out var decision, out var problem))
        {
            await transaction.CommitAsync(actor, [ReidentificationEntries.Refused(about.Request, problem)], cancellationToken);
            return problem;
        }
        try
        {
            var reason = (verdict as ReidentificationVerdict.Refused)?.Reason;
            await transaction.Reidentifications.AddAsync(decision, reason, cancellationToken);
            var requester = log.PseudonymOf(about.Request.RequestedBy, AuditEvent.ReidentificationConfirmed, now);
            await transaction.CommitAsync(actor, [ReidentificationEntries.Decided(decision, requester)], cancellationToken);
        }
        catch (StoreConflictException conflict)
        {
            return ReidentificationEntries.Conflict(conflict);
        }
        return decision;
    }

    private static async Task<string> NameAsync(ReidentificationCase about, IStoreView view, CancellationToken cancellationToken) =>
        (await view.Accounts.FindAsync(about.Request.RequestedBy, cancellationToken))?.DisplayName ?? "";
}
