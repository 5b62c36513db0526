using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Vorausberechnungen“ — asking for one and waiting for it.</summary>
internal sealed class ForecastPages(Window window)
{
    public async Task RequestAsync(string indicator, string region, int years)
    {
        await window.GoToAsync("Vorausberechnungen");
        await window.InspectAsync();
        await window.FollowAsync("Vorausberechnung anfordern");
        await window.SeesHeadingAsync("Vorausberechnung anfordern");
        await window.InspectAsync();
        await window.SelectAsync("Kennzahl", indicator);
        await window.PressAsync("Weiter");
        await window.SeesAsync("Gebiet und Zeitraum");
        await window.SelectAsync("Gebiet", region);
        await window.FillAsync("Zeitraum in Jahren", years.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await window.InspectAsync("planung-4-anfordern");
        await window.PressAsync("Weiter zur Prüfung");
        await window.SeesHeadingAsync("Anforderung prüfen");
        await window.SeesAsync(indicator);
        await window.InspectAsync("planung-5-anfordern-pruefen");
        await window.PressAsync("Vorausberechnen");
    }

    /// <summary>Watches the job of the page shown until its draft is there, and opens that.</summary>
    /// <returns>The path of the draft.</returns>
    public async Task<string> OpenDraftWhenDoneAsync()
    {
        await window.IsAtAsync("/prognosen/auftrag/");
        var done = window.Main.GetByRole(AriaRole.Link, new() { Name = "Zum Entwurf" });
        var reload = window.Main.GetByRole(AriaRole.Link, new() { Name = "Der Auftrag ist beendet. Seite neu laden" });
        await window.InspectAsync("planung-6-auftrag");
        for (var look = 0; look < 60 && !await done.IsVisibleAsync(); look++)
        {
            if (window.RunsScript) await Assertions.Expect(done.Or(reload)).ToBeVisibleAsync();
            if (await reload.IsVisibleAsync()) await window.Hand.PressAsync(reload);
            else if (!window.RunsScript) await window.FollowAsync("Aktualisieren");
            await done.Or(window.Main.GetByRole(AriaRole.Link, new() { Name = "Aktualisieren" })).First.WaitForAsync();
        }
        await window.InspectAsync();
        await window.FollowAsync("Zum Entwurf");
        await window.IsAtAsync("/entwuerfe/");
        return window.Path;
    }
}
