using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Entscheidung bestätigen“ — what was chosen, once more in words; only the button here decides.</summary>
[Authorize(Policies.MayReview)]
public sealed class BestaetigenModel(ReviewDrafts reviews, CurrentReviewer reviewer, DecideOnDraft decide) : CasePage(reviews, reviewer)
{
    public string Reason => (Eingabe.Urteil, string.IsNullOrWhiteSpace(Eingabe.Begruendung)) switch
    {
        (VerdictChoice.Approve, false) => "wird bei einer Freigabe nicht gespeichert",
        (_, true) => "keine",
        _ => Eingabe.Begruendung!.Trim(),
    };

    public IActionResult OnGet()
    {
        if (DecisionForm.Kept(TempData, Id) is not { } kept) return LocalRedirect($"/pruefung/{Id}");
        Eingabe = kept;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Reviewer.IsOk(out var reviewing, out var problem)) return ShowAgain(problem);
        if (!ModelState.IsValid) return ShowAgain();
        if (!Seen().IsOk(out var seen, out problem)) return ShowAgain(problem);
        var outcome = await decide.RunAsync(reviewing, Id, seen, Eingabe.ToVerdict(), cancellationToken);
        if (!outcome.IsOk(out _, out problem)) return ShowAgain(problem);
        DecisionForm.Forget(TempData);
        return LocalRedirect($"/pruefung/{Id}/entschieden");
    }
}
