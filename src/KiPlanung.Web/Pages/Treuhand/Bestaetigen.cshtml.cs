using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Treuhand;

/// <summary>„Entscheidung prüfen“ — what was chosen, once more in words; only the button here decides.</summary>
[Authorize(Policies.MayHoldInTrust)]
public sealed class BestaetigenModel(DecideReidentification decide, CurrentParties parties) : TrustPage(decide, parties)
{
    public string Reason => (Eingabe.Urteil, string.IsNullOrWhiteSpace(Eingabe.Begruendung)) switch
    {
        (TrustChoice.Confirm, false) => "wird bei einer Bestätigung nicht gespeichert",
        (_, true) => "keine",
        _ => Eingabe.Begruendung!.Trim(),
    };

    public IActionResult OnGet()
    {
        if (TrustForm.Kept(TempData, Id) is not { } kept) return LocalRedirect($"/treuhand/{Id}");
        Eingabe = kept;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Trustee.IsOk(out var trustee, out var problem)) return ShowAgain(problem);
        if (!ModelState.IsValid) return ShowAgain();
        if (!Eingabe.ToVerdict().IsOk(out var verdict, out problem)) return ShowAgain(problem, nameof(Eingabe));
        var outcome = await Decide.RunAsync(trustee, Id, verdict, cancellationToken);
        if (!outcome.IsOk(out var decision, out problem)) return ShowAgain(problem);
        TrustForm.Forget(TempData);
        TempData[nameof(IndexModel.Meldung)] = decision.IsConfirmed
            ? "Bestätigt. Die Fachkraft kann den Wert jetzt innerhalb von 24 Stunden für zehn Minuten öffnen."
            : "Abgelehnt. Die Fachkraft sieht Ihre Begründung.";
        return LocalRedirect("/treuhand");
    }
}
