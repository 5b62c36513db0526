using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Einsichtnahme“ — what somebody was shown, and what the same pseudonym did next.</summary>
/// <param name="Next">The next entry of the same pseudonym, about whatever it is; null when none came within half an hour.</param>
public sealed record SeenOnce(LoggedEntry View, LoggedEntry? Next)
{
    /// <summary>From the view to the next act: the longest time it can have been read, not how long somebody read. Null when nothing
    /// followed within half an hour.</summary>
    public TimeSpan? AtMost => Next is null ? null : Next.Entry.Time - View.Entry.Time;

    /// <summary>Hash of the bytes that were shown.</summary>
    public string? Hash => View.Entry.Fields.GetValueOrDefault(AuditField.ContentHash);
}

/// <summary>All views of one pseudonym, oldest first.</summary>
public sealed record SeenBy(string Actor, Role? Role, IReadOnlyList<SeenOnce> Views);

/// <summary>„Was jede Person gesehen hat“ of one artefact.</summary>
public sealed record ViewHistory(Guid Id, IReadOnlyList<SeenBy> People, bool IsCut);

/// <summary>„Einsichtnahmen nachvollziehen“ — from the entries of views, per artefact and pseudonym.</summary>
public sealed class ReplayViews(IPlanningStore store, IAuditLog log, FollowArtefact follow)
{
    /// <summary>A session ends after half an hour without a request; a longer gap says nothing about reading.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Views that are followed by their next act.</summary>
    private const int MostViews = 300;

    public async Task<Outcome<ViewHistory>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await LogReading.EnteredAsync(store, actor, AuditEvent.LogRead, "views", id, cancellationToken) is { } problem) return problem;
        await log.SealAsync(cancellationToken);
        var history = await follow.ReadAsync(id, cancellationToken);
        var views = history.Entries.Where(e => RecordView.Views.Contains(e.Entry.What) && e.Entry.Actor != AuditEntry.System).ToList();
        var seen = new List<SeenOnce>();
        foreach (var view in views.Take(MostViews))
            seen.Add(new SeenOnce(view, await log.NextOfAsync(view, view.Entry.Time + Longest, cancellationToken)));
        return new ViewHistory(
            id,
            [.. seen.GroupBy(s => s.View.Entry.Actor).Select(g => new SeenBy(g.Key, g.First().View.Entry.Role, [.. g]))],
            history.IsCut || views.Count > MostViews);
    }
}
