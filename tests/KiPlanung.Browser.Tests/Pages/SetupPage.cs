using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„KiPlanung einrichten“ — only while the installation is empty.</summary>
internal sealed class SetupPage
{
    private static readonly (Role Role, string Title)[] Titles =
    [
        (Role.Planner, "Planung"), (Role.CaseWorker, "Fachkraft"), (Role.Reviewer, "Prüfung"), (Role.Auditor, "Revision"),
        (Role.Administrator, "Administration"),
    ];

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
        foreach (var (role, title) in Titles)
            links[role] = (await _window.Page.GetByRole(AriaRole.Row).Filter(new() { Has = _window.Page.GetByRole(AriaRole.Rowheader, new() { Name = title, Exact = true }) })
                .GetByRole(AriaRole.Link).GetAttributeAsync("href"))!;
        return links;
    }

    public async Task BeginEmptyAsync(string name, string signInName, string password)
    {
        await _window.FillAsync("Ihr Name", name);
        await _window.FillAsync("Anmeldename", signInName);
        await _window.Page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(password);
        await _window.FillAsync("Passwort wiederholen", password);
        await _window.PressAsync("Konto anlegen und anmelden");
        await _window.IsAtAsync("/konten$");
    }
}
