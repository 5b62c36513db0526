using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Einsichtnahmen“ — which pseudonym was shown which bytes, and how long at most.</summary>
[Authorize(Policies.MayAudit)]
public sealed class EinsichtModel(ReplayViews replay) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ViewHistory History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await replay.RunAsync(Actor, Id, cancellationToken)).IsOk(out var history, out var problem)) return Refuse(problem);
        History = history;
        return Page();
    }

    /// <summary>What was on the screen.</summary>
    public static string Shown(AuditEvent what) => what switch
    {
        AuditEvent.NoteDisclosed => "Originaltext mit Fundstellen",
        AuditEvent.ValueRestored => "ein einzelner Platzhalter im Klartext",
        AuditEvent.SourceViewed => "pseudonymisierter Text",
        AuditEvent.DraftViewed => "Entwurf",
        AuditEvent.CaseViewed => "Quelle und Entwurf nebeneinander",
        AuditEvent.ResultViewed => "freigegebenes Ergebnis",
        _ => AuditEvents.Title(what),
    };

    /// <summary>0 to 1 of half an hour.</summary>
    public static double Share(SeenOnce seen) => (seen.AtMost ?? ReplayViews.Longest) / ReplayViews.Longest;
}
