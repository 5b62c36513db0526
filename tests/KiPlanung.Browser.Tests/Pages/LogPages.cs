using System.IO.Compression;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Protokoll“ — reading, verifying and taking it away.</summary>
internal sealed class LogPages(Window window)
{
    public async Task ReadAsync()
    {
        await window.GoToAsync("Protokoll");
        await window.SeesAsync("Prüfpunkt");
        await window.InspectAsync("protokoll-1-eintraege");
    }

    public async Task FilterByAsync(string happening)
    {
        await window.SelectAsync("Ereignis", happening);
        await window.PressAsync("Filtern");
        await window.IsAtAsync("[?&]Ereignis=\\w");
        await window.InspectAsync();
    }

    public async Task VerifyAsync()
    {
        await window.GoToAsync("Protokoll");
        await window.FollowAsync("Protokoll prüfen");
        await window.SeesHeadingAsync("Protokoll prüfen");
        await window.InspectAsync();
        await window.PressAsync("Jetzt prüfen");
        await window.SeesAsync("Das Protokoll ist unverändert");
        await window.InspectAsync("protokoll-2-geprueft");
    }

    /// <summary>Downloads the log and unpacks it.</summary>
    /// <returns>The verification key that the page shows.</returns>
    public async Task<string> TakeAwayAsync(string folder)
    {
        await window.GoToAsync("Protokoll");
        await window.FollowAsync("Ausgeben");
        await window.SeesHeadingAsync("Protokoll ausgeben");
        await window.InspectAsync("protokoll-3-ausgabe");
        var key = await window.Main.Locator("code.kp-geheimnis").InnerTextAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.PressAsync("ZIP-Datei herunterladen"));
        await ZipFile.ExtractToDirectoryAsync(await download.PathAsync(), folder);
        return key.Trim();
    }
}
