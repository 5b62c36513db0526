using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Entwürfe“ — looking through one's own draft and handing it in.</summary>
internal sealed class DraftPages(Window window)
{
    public const string Watermark = "KI-Entwurf – nicht freigegeben";

    /// <summary>The draft shown is marked as one.</summary>
    public Task IsMarkedAsync() => window.SeesAsync(Watermark);

    public Task<string> TitleAsync() => window.Page.Locator("h1").InnerTextAsync();

    public async Task HandInAsync()
    {
        await window.PressAsync("Zur Prüfung geben");
        await window.SeesAsync("Der Entwurf liegt jetzt bei der Prüfung.");
        await Assertions.Expect(window.Main.GetByRole(AriaRole.Button, new() { Name = "Zur Prüfung geben" })).ToHaveCountAsync(0);
        await window.InspectAsync();
    }
}
