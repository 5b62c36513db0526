using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages;

/// <summary>Something that waits for the person looking.</summary>
public sealed record OpenTask(int Count, string Words, string Address);

/// <summary>„Übersicht“ — what waits for this person, and the areas of the roles held.</summary>
[Authorize(Policies.SignedIn)]
public sealed class IndexModel(
    OwnDrafts drafts, ManageNotes notes, ReviewDrafts reviews, DecideReidentification trust, ReadLog log, FollowReleases follow,
    TimeProvider clock)
    : PlanningPage
{
    private readonly List<OpenTask> _tasks = [];

    public IEnumerable<NavigationEntry> Entries => Navigation.For(Actor);

    public IReadOnlyList<OpenTask> Tasks => _tasks;

    /// <summary>Results this person relies on that were revoked, replaced or are due for a new check.</summary>
    public IReadOnlyList<ReleaseNotice> Notices { get; private set; } = [];

    public Checkpoint? Checkpoint { get; private set; }

    /// <summary>Only a role that has tasks is told that there are none.</summary>
    public string Greeting => (_tasks.Count, Actor.Roles.Any(r => r is not (Role.Auditor or Role.Administrator))) switch
    {
        (0, true) => "Zurzeit wartet nichts auf Sie.",
        (_, true) => "Offene Aufgaben und Ihre Bereiche.",
        _ => "Ihre Bereiche.",
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Holds(Role.CaseWorker)) await CountNotesAsync(cancellationToken);
        if (Holds(Role.Planner) || Holds(Role.CaseWorker)) await CountDraftsAsync(cancellationToken);
        if (Holds(Role.Reviewer)) await CountReviewsAsync(cancellationToken);
        if ((await follow.NoticesAsync(Actor, cancellationToken)).IsOk(out var notices, out _)) Notices = notices;
        if (Holds(Role.Trustee)) await CountRequestsAsync(cancellationToken);
        if (Holds(Role.Auditor) && (await log.LatestAsync(Actor, cancellationToken)).IsOk(out var latest, out _)) Checkpoint = latest;
    }

    /// <param name="ergebnis">The release whose notice was read.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostHinweisAsync(Guid ergebnis, CancellationToken cancellationToken) =>
        (await follow.NoticeAsync(Actor, ergebnis, cancellationToken)).IsOk(out _, out var problem)
            ? LocalRedirect("/")
            : Refuse(problem);

    private bool Holds(Role role) => Actor.Roles.Contains(role);

    private async Task CountNotesAsync(CancellationToken cancellationToken)
    {
        if (!(await notes.ListAsync(Actor, cancellationToken)).IsOk(out var own, out _)) return;
        Add(own.Count(n => n.State == NoteState.Uploaded), "Notiz wartet auf Bestätigung der Pseudonymisierung",
            "Notizen warten auf Bestätigung der Pseudonymisierung", "/notizen");
    }

    private async Task CountDraftsAsync(CancellationToken cancellationToken)
    {
        if (!(await drafts.LinesAsync(Actor, cancellationToken)).IsOk(out var own, out _)) return;
        Add(own.Count(d => d.State == DraftState.Returned), "Entwurf kam mit einer Begründung zurück",
            "Entwürfe kamen mit einer Begründung zurück", "/entwuerfe");
        Add(own.Count(d => d.State == DraftState.ConfirmationNeeded),
            "Entwurf wurde in der Prüfung geändert und wartet auf Ihre Bestätigung",
            "Entwürfe wurden in der Prüfung geändert und warten auf Ihre Bestätigung", "/entwuerfe");
        Add(own.Count(d => d.State == DraftState.OwnCheck), "Entwurf wartet auf Ihre Durchsicht", "Entwürfe warten auf Ihre Durchsicht",
            "/entwuerfe");
    }

    private async Task CountReviewsAsync(CancellationToken cancellationToken)
    {
        if (!(await reviews.QueueAsync(Actor, cancellationToken)).IsOk(out var queue, out _)) return;
        var (now, mine) = (clock.GetUtcNow(), queue.Where(q => q.MayDecide).ToList());
        Add(mine.Count(q => q.Own is { } own && own.Until - now < TimeSpan.FromHours(1)),
            "von Ihnen übernommene Prüfung läuft in weniger als einer Stunde ab",
            "von Ihnen übernommene Prüfungen laufen in weniger als einer Stunde ab", "/pruefung");
        Add(mine.Count(q => q.Own is not null), "Prüfung haben Sie übernommen und noch nicht abgeschlossen",
            "Prüfungen haben Sie übernommen und noch nicht abgeschlossen", "/pruefung");
        Add(mine.Count(q => q.Deadline < German.Day(now)), "Entwurf wartet länger auf eine Prüfung, als die Frist vorsieht",
            "Entwürfe warten länger auf eine Prüfung, als die Frist vorsieht", "/pruefung");
        Add(mine.Count(q => q.Responsible), "Entwurf in Ihrer Zuständigkeit wartet auf Prüfung",
            "Entwürfe in Ihrer Zuständigkeit warten auf Prüfung", "/pruefung");
        Add(mine.Count, "Entwurf wartet auf Ihre Prüfung", "Entwürfe warten auf Ihre Prüfung", "/pruefung");
    }

    private async Task CountRequestsAsync(CancellationToken cancellationToken)
    {
        if (!(await trust.QueueAsync(Actor, cancellationToken)).IsOk(out var queue, out _)) return;
        Add(queue.Count, "Antrag auf Wiederherstellung wartet auf Ihre Entscheidung",
            "Anträge auf Wiederherstellung warten auf Ihre Entscheidung", "/treuhand");
    }

    private void Add(int count, string one, string many, string address)
    {
        if (count > 0) _tasks.Add(new(count, count == 1 ? one : many, address));
    }
}
