using System.ComponentModel.DataAnnotations;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Api;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Vertretung und Zuständigkeit“ — who goes on for whom, until when, and who looks at what first.</summary>
[Authorize(Policies.MayReview)]
public sealed class VertretungModel(ManageDeputies deputies, TimeProvider clock) : PlanningPage
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<DraftKind>().Select(kind => new SelectListItem(Provenance.Title(kind), kind.ToString()))];

    [TempData]
    public string? Meldung { get; set; }

    public DeputyOverview Overview { get; private set; } = new([], [], []);

    [BindProperty]
    public DeputyForm Neu { get; set; } = new();

    [BindProperty]
    public ResponsibilityForm Zustaendig { get; set; } = new();

    public IEnumerable<SelectListItem> Colleagues =>
        Overview.Colleagues.Select(c => new SelectListItem(c.Person == Actor.Person ? $"{c.Name} (ich)" : c.Name, c.Person.ToString()));

    public string NameOf(PersonId person) =>
        Overview.Colleagues.FirstOrDefault(c => c.Person == person)?.Name ?? "nicht mehr in der Prüfung";

    public bool MayEnd(Deputy deputy) => Actor.Person is { } me && (deputy.For == me || deputy.By == me || deputy.SetBy == me);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } refused) return Refuse(refused);
        var today = German.Day(clock.GetUtcNow());
        Neu = new DeputyForm { Vertretene = Actor.Person?.ToString(), Von = today, Bis = today.AddDays(13) };
        return Page();
    }

    public async Task<IActionResult> OnPostVertretungAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } refused) return Refuse(refused);
        KeepOnly(nameof(Neu));
        if (!Guid.TryParse(Neu.Vertretene, out var away))
            ModelState.AddModelError("Neu.Vertretene", "Bitte wählen Sie, wer vertreten wird.");
        if (!Guid.TryParse(Neu.Vertretung, out var by)) ModelState.AddModelError("Neu.Vertretung", "Bitte wählen Sie, wer vertritt.");
        if (Neu is not { Von: { } from, Bis: { } until } || !ModelState.IsValid) return ShowAgain();
        var set = await deputies.SetAsync(Actor, new PersonId(away), new PersonId(by), from, until, cancellationToken);
        if (!set.IsOk(out _, out var problem)) return ShowAgain(problem, nameof(Neu));
        return Again("Die Vertretung ist eingetragen.");
    }

    public async Task<IActionResult> OnPostBeendenAsync(Guid id, string? stand, CancellationToken cancellationToken)
    {
        if (!Versions.Of(stand).IsOk(out var seen, out var problem)) return Refuse(problem);
        return (await deputies.EndAsync(Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? Again("Die Vertretung ist beendet.")
            : Refuse(problem);
    }

    public async Task<IActionResult> OnPostZustaendigkeitAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } refused) return Refuse(refused);
        KeepOnly(nameof(Zustaendig));
        if (Zustaendig.Art is not { } kind || !ModelState.IsValid) return ShowAgain();
        var added = await deputies.AddAsync(Actor, kind, Zustaendig.Gebiet ?? "", cancellationToken);
        if (added.IsOk(out _, out var problem)) return Again("Die Zuständigkeit ist eingetragen.");
        return ShowAgain(
            problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(ResponsibilityForm.Gebiet))] }, nameof(Zustaendig));
    }

    public async Task<IActionResult> OnPostAbgebenAsync(Guid id, string? stand, CancellationToken cancellationToken)
    {
        if (!Versions.Of(stand).IsOk(out var seen, out var problem)) return Refuse(problem);
        return (await deputies.RemoveAsync(Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? Again("Die Zuständigkeit ist abgegeben.")
            : Refuse(problem);
    }

    private async Task<Problem?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!(await deputies.ReadAsync(Actor, cancellationToken)).IsOk(out var overview, out var problem)) return problem;
        Overview = overview;
        return null;
    }

    /// <summary>The other form of the page was not sent.</summary>
    private void KeepOnly(string form)
    {
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(form + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
    }

    private LocalRedirectResult Again(string done)
    {
        Meldung = done;
        return LocalRedirect("/pruefung/vertretung");
    }

    /// <summary>A new substitution.</summary>
    public sealed class DeputyForm
    {
        [Display(Name = "Wer ist nicht da?")]
        public string? Vertretene { get; set; }

        [Display(Name = "Wer vertritt?")]
        public string? Vertretung { get; set; }

        [Display(Name = "Von")]
        [Required]
        public DateOnly? Von { get; set; }

        [Display(Name = "Bis einschließlich")]
        [Required]
        public DateOnly? Bis { get; set; }
    }

    /// <summary>A new responsibility of one's own.</summary>
    public sealed class ResponsibilityForm
    {
        [Display(Name = "Art des Entwurfs")]
        [Required]
        public DraftKind? Art { get; set; }

        [Display(Name = "Gebiet")]
        [StringLength(8)]
        public string? Gebiet { get; set; }
    }
}
