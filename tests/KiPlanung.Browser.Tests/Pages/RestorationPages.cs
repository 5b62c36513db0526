using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Einzelnen Platzhalter wiederherstellen“ and „Treuhand“.</summary>
internal sealed class RestorationPages(Window window)
{
    public ILocator Value => window.Main.Locator(".kp-notiz");

    /// <summary>From the page of a confirmed note.</summary>
    /// <returns>The path of the request.</returns>
    public async Task<string> RequestAsync(string placeholder)
    {
        await window.FollowAsync("Einzelnen Platzhalter wiederherstellen");
        await window.SeesHeadingAsync("Einzelnen Platzhalter wiederherstellen");
        await window.InspectAsync("wiederherstellung-1-antrag");
        await window.SelectAsync("Platzhalter", placeholder);
        await window.SelectAsync("Zweck", "Fortsetzung der Beratung");
        await window.FillAsync("Begründung", "Frau Testmann hat um Rückruf gebeten, ihre Nummer fehlt.");
        await window.PressAsync("Weiter zur Prüfung");
        await window.SeesHeadingAsync("Antrag prüfen");
        await window.InspectAsync("wiederherstellung-2-pruefen");
        await window.PressAsync("Antrag an die Treuhandstelle senden");
        await window.SeesAsync("Der Antrag liegt jetzt bei der Treuhandstelle.");
        await window.InspectAsync("wiederherstellung-3-gesendet");
        return (await window.Main.GetByRole(AriaRole.Link, new() { Name = placeholder, Exact = true }).First.GetAttributeAsync("href"))!;
    }

    public Task ConfirmAsync(string path) => DecideAsync(path, "Bestätigen", "");

    public Task RefuseAsync(string path, string reason) => DecideAsync(path, "Ablehnen", reason);

    /// <summary>Opens the ten minutes and sees the value.</summary>
    public async Task OpenAsync(string path)
    {
        await window.OpenAsync(path);
        await window.InspectAsync("wiederherstellung-4-bestaetigt");
        await window.PressAsync("Wert jetzt für zehn Minuten zeigen");
        await window.SeesAsync("Klartext zu");
        await window.InspectAsync("wiederherstellung-5-wert");
    }

    private async Task DecideAsync(string path, string verdict, string reason)
    {
        var request = "/treuhand/" + path.Split('/')[^1];
        await window.OpenAsync("/");
        await window.GoToAsync("Treuhand");
        await window.InspectAsync("treuhand-1-liste");
        await window.Hand.PressAsync(window.Main.Locator($"a[href='{request}']"));
        await window.SeesHeadingAsync("Antrag auf Wiederherstellung");
        await window.InspectAsync("treuhand-2-antrag");
        await window.CheckAsync(verdict);
        if (reason.Length > 0) await window.FillAsync("Begründung", reason);
        await window.PressAsync("Weiter zur Prüfung");
        await window.SeesHeadingAsync("Entscheidung der Treuhandstelle prüfen");
        await window.InspectAsync("treuhand-3-bestaetigen");
        await window.PressAsync("Endgültig speichern");
        await window.SeesAsync(verdict == "Ablehnen" ? "Abgelehnt." : "Bestätigt.");
    }
}
