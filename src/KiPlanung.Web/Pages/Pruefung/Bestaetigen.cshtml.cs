using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Entscheidung bestätigen“ — what was chosen, once more in words; only the button here decides.</summary>
[Authorize(Policies.MayReview)]
public sealed class BestaetigenModel(ReviewDrafts reviews, CurrentReviewer reviewer, JudgeCase judge)
    : CasePage(reviews, reviewer)
{
    public string Reason => (Eingabe.Urteil, string.IsNullOrWhiteSpace(Eingabe.Begruendung)) switch
    {
        (VerdictChoice.Approve, false) => "wird bei einer Freigabe nicht gespeichert",
        (_, true) => "keine",
        _ => Eingabe.Begruendung!.Trim(),
    };

    /// <summary>What the choice is called on the button and in the list.</summary>
    public string ChoiceWords => Eingabe.Urteil switch
    {
        VerdictChoice.Approve => "freigegeben",
        VerdictChoice.Return => "zur Überarbeitung zurückgegeben",
        VerdictChoice.Reject => "abgelehnt",
        VerdictChoice.Change => "geändert und zur Bestätigung vorgelegt",
        _ => "nichts gewählt",
    };

    public string ButtonWords => Eingabe.Urteil switch
    {
        VerdictChoice.Approve => "Endgültig freigeben",
        VerdictChoice.Return => "Endgültig zurückgeben",
        VerdictChoice.Reject => "Endgültig ablehnen",
        _ => "Änderung endgültig vorlegen",
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
        if (Eingabe.Urteil == VerdictChoice.Change) return await ChangeAsync(reviewing, seen, cancellationToken);
        var outcome = await judge.RunAsync(reviewing, Id, seen, Eingabe.ToVerdict(), Eingabe.ToVerdicts(), cancellationToken);
        if (!outcome.IsOk(out _, out problem)) return ShowAgain(problem);
        DecisionForm.Forget(TempData);
        return LocalRedirect($"/pruefung/{Id}/entschieden");
    }

    private async Task<IActionResult> ChangeAsync(Reviewer reviewing, ContentHash seen, CancellationToken cancellationToken)
    {
        var outcome = await judge.ChangeAsync(
            reviewing, Id, seen, Eingabe.ToVerdicts(), Eingabe.ToEdits(Items), Eingabe.Begruendung ?? "", cancellationToken);
        if (!outcome.IsOk(out _, out var problem)) return ShowAgain(problem);
        DecisionForm.Forget(TempData);
        if ((await Reviews.OpenAsync(Actor, Id, cancellationToken)).IsOk(out var after, out _) && after.Control is not null)
            return LocalRedirect($"/pruefung/{Id}/entschieden");
        TempData[nameof(IndexModel.Meldung)] = "Ihre Fassung liegt jetzt zur Bestätigung bei der anfordernden Person.";
        return LocalRedirect("/pruefung");
    }
}
