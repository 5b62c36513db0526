using KiPlanung.Vocabulary;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Konten“ — what administration does.</summary>
internal sealed class AccountPages(Window window)
{
    /// <returns>The path of the one-time link of the new account.</returns>
    public async Task<string> CreateAsync(string name, string signInName, params Role[] roles)
    {
        await window.GoToAsync("Konten");
        await window.InspectAsync();
        await window.FollowAsync("Konto anlegen");
        await window.SeesHeadingAsync("Konto anlegen");
        await window.FillAsync("Name", name);
        await window.FillAsync("Anmeldename", signInName);
        foreach (var role in roles) await window.CheckAsync(Roles.Title(role));
        if (roles.Contains(Role.Reviewer)) await window.FillAsync("Schulungsnachweis gültig bis", new DateOnly(2035, 12, 31));
        await window.PressAsync("Konto anlegen");
        await window.SeesAsync("Anmeldelink – nur jetzt zu sehen");
        await window.InspectAsync();
        return new Uri(await window.Main.Locator("code.kp-geheimnis").InnerTextAsync()).PathAndQuery;
    }
}
