using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Antrag prüfen“ — what was typed, once more; only the button here sends it.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class WiederherstellungPruefenModel(RequestReidentification requests, CurrentParties parties) : RestorationPage(requests)
{
    private readonly RequestReidentification _requests = requests;

    public IActionResult OnGet()
    {
        if (RestorationForm.Kept(TempData, Id) is not { } kept) return LocalRedirect($"/notizen/{Id}/wiederherstellung");
        Antrag = kept;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await parties.RequesterAsync(cancellationToken)).IsOk(out var requester, out var problem)) return Refuse(problem);
        if (!Antrag.Statement().IsOk(out var statement, out problem)) return ShowAgain(problem, nameof(Antrag));
        var outcome = await _requests.RunAsync(
            requester, Id, Antrag.Platzhalter!, Antrag.Zweck!.Value, statement, cancellationToken);
        if (!outcome.IsOk(out _, out problem)) return ShowAgain(problem);
        RestorationForm.Forget(TempData);
        TempData[nameof(WiederherstellungModel.Meldung)] = "Der Antrag liegt jetzt bei der Treuhandstelle.";
        return LocalRedirect($"/notizen/{Id}/wiederherstellung");
    }
}
