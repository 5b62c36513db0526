using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Treuhand;

/// <summary>„Antrag auf Wiederherstellung“ — who asks, for which placeholder, what for; the decision leads to a check page.</summary>
[Authorize(Policies.MayHoldInTrust)]
public sealed class AntragModel(DecideReidentification decide, CurrentParties parties) : TrustPage(decide, parties)
{
    /// <summary>Back from the check page: the own choice is shown again.</summary>
    [FromQuery]
    public bool Aendern { get; set; }

    public void OnGet()
    {
        if (Aendern && TrustForm.Kept(TempData, Id) is { } kept) Eingabe = kept;
    }

    public IActionResult OnPost()
    {
        if (Hindrance is { } hindrance) return ShowAgain(hindrance);
        if (!ModelState.IsValid) return ShowAgain();
        if (!Eingabe.ToVerdict().IsOk(out _, out var problem)) return ShowAgain(problem, nameof(Eingabe));
        Eingabe.Keep(TempData, Id);
        return LocalRedirect($"/treuhand/{Id}/bestaetigen");
    }
}
