using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„KiPlanung einrichten“ — only while the installation is empty.</summary>
internal sealed class SetupPage
{
    private readonly Window _window;

    private SetupPage(Window window) => _window = window;

    public static async Task<SetupPage> OpenAsync(Window window, string path)
    {
        await window.OpenAsync(path);
        await window.InspectAsync();
        return new SetupPage(window);
    }

    /// <returns>The one-time link of each role.</returns>
    public async Task<IReadOnlyDictionary<Role, string>> LoadDemoAsync()
    {
        await _window.PressAsync("Demodaten laden");
        await Assertions.Expect(_window.Page.Locator("h1")).ToHaveTextAsync("Demodaten geladen", new() { Timeout = 60_000 });
        var links = new Dictionary<Role, string>();
        foreach (var role in Enum.GetValues<Role>())
            links[role] = (await LinkOf(role).GetAttributeAsync("href"))!;
        return links;
    }

    private ILocator LinkOf(Role role) =>
        _window.Main.GetByRole(AriaRole.Link, new() { Name = $"Als {Roles.Title(role)} anmelden", Exact = true });

    /// <summary>Begins without demonstration data; once with nothing filled in, then as asked.</summary>
    public async Task BeginEmptyAsync(string name, string signInName, string password)
    {
        await _window.PressAsync("Konto anlegen und anmelden");
        await _window.SeesAsync("Bitte prüfen Sie diese Angaben");
        await _window.InspectAsync();
        await _window.FillAsync("Ihr Name", name);
        await _window.FillAsync("Anmeldename", signInName);
        await _window.FillAsync("Passwort", password);
        await _window.FillAsync("Passwort wiederholen", password);
        await _window.PressAsync("Konto anlegen und anmelden");
        await _window.IsAtAsync("/konten$");
    }
}
