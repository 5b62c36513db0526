using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Prüfung“ — the queue, the case and the decision.</summary>
internal sealed class ReviewPages(Window window)
{
    public const string Approve = "Freigeben";
    public const string Return = "Zur Überarbeitung zurückgeben";

    public async Task OpenCaseAsync(string draftPath)
    {
        await window.GoToAsync("Prüfung");
        await window.InspectAsync("pruefung-1-liste");
        var path = draftPath.Replace("/entwuerfe/", "/pruefung/", StringComparison.Ordinal);
        await window.Hand.PressAsync(window.Main.Locator($"a[href='{path}']"));
        await window.SeesAsync("Erst die Quelle, dann der Entwurf");
        await window.InspectAsync("pruefung-2-quelle");
        await window.PressAsync("Quelle gelesen, Entwurf zeigen");
        await window.SeesAsync("Prüfpunkte");
        await window.SeesAsync("Quelle");
        await window.InspectAsync("pruefung-2-vorgang");
    }

    public async Task ChooseAsync(string verdict, string reason = "")
    {
        if (verdict == Approve) await JudgeEveryPointAsync();
        await window.CheckAsync(verdict);
        if (reason.Length > 0) await window.FillAsync("Begründung", reason);
        await window.PressAsync("Weiter zur Bestätigung");
    }

    /// <summary>„stimmt“ at each claim and check, one by one: there is no other way.</summary>
    private async Task JudgeEveryPointAsync()
    {
        var right = window.Main.Locator("input[type=radio][value=Right]");
        for (var i = 0; i < await right.CountAsync(); i++) await window.Hand.CheckAsync(right.Nth(i));
    }

    /// <summary>Sees the choice again and makes it final.</summary>
    public async Task ConfirmAsync()
    {
        await window.SeesHeadingAsync("Entscheidung bestätigen");
        await window.InspectAsync("pruefung-3-bestaetigen");
        await window.Hand.PressAsync(window.Main.GetByRole(AriaRole.Button).Filter(new() { HasText = "ndgültig" }));
        await window.SeesHeadingAsync("Entscheidung gespeichert");
        await window.InspectAsync("pruefung-4-entschieden");
    }

    public async Task OpenResultAsync()
    {
        await window.FollowAsync("Ergebnis ansehen");
        await window.IsAtAsync("/ergebnisse/");
        await window.SeesAsync("Wie ist dieses Ergebnis entstanden?");
        await window.InspectAsync("pruefung-5-ergebnis");
    }

    public ILocator Choices => window.Main.GetByRole(AriaRole.Radio);
}
