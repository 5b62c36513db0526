using KiPlanung.Summarisation;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>What the request page and its check page share: the note, its placeholders, and what was typed.</summary>
public abstract class RestorationPage(RequestReidentification requests) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RestorationForm Antrag { get; set; } = new();

    public NoteReidentifications View { get; private set; } = null!;

    public string Title => $"{SummaryTemplate.TitleOf(View.Note.Kind)} Nr. {View.Note.Number}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!(await requests.ListAsync(Actor, Id, HttpContext.RequestAborted)).IsOk(out var view, out var problem))
        {
            context.Result = Refuse(problem);
            return;
        }
        View = view;
        await next();
    }
}
