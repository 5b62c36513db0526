using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages.Treuhand;

/// <summary>What the pages of one request share: the request, and whether this session may decide on it.</summary>
public abstract class TrustPage(DecideReidentification decide, CurrentParties parties) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public TrustForm Eingabe { get; set; } = new();

    public TrusteeView View { get; private set; } = null!;

    protected DecideReidentification Decide { get; } = decide;

    protected Outcome<Trustee> Trustee { get; private set; } = ReidentificationProblems.NotTheTrustee;

    /// <summary>Why there is no form; null when there is one.</summary>
    public Problem? Hindrance =>
        !Trustee.IsOk(out var trustee, out var problem) ? problem
        : View.Case.Decision is not null ? ReidentificationProblems.AlreadyDecided
        : trustee.Person == View.Case.Request.RequestedBy ? ReidentificationProblems.OwnRequest
        : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!(await Decide.OpenAsync(Actor, Id, HttpContext.RequestAborted)).IsOk(out var view, out var problem))
        {
            context.Result = Refuse(problem);
            return;
        }
        View = view;
        Trustee = await parties.TrusteeAsync(HttpContext.RequestAborted);
        await next();
    }
}
