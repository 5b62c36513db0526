using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Statistik“ — reading in a table of one's own.</summary>
internal sealed class StatisticsPages(Window window)
{
    public async Task ChooseTableAsync(ATable table)
    {
        await window.GoToAsync("Statistik");
        await window.InspectAsync("planung-1-statistik");
        await window.FollowAsync("Tabelle einlesen");
        await window.SeesHeadingAsync("Tabelle einlesen");
        await window.InspectAsync("planung-2-einlesen");
        await window.Hand.UploadAsync(window.Field("Datei"), table.File);
        await window.FillAsync("Kennzahl", table.Name);
        await window.FillAsync("Kurzname der Kennzahl", table.Key);
        await window.FillAsync("Einheit", "Personen");
        await window.SelectAsync("Art der Werte", "Anzahl");
        await window.FillAsync("Quelle", "Jugendamt des Landkreises");
        await window.FillAsync("Tabelle", "Meldungen");
        await window.FillAsync("Lizenz", "nur im Haus");
        await window.FillAsync("Datenstand", new DateOnly(2026, 1, 31));
        await window.FillAsync("Gebietsstand", new DateOnly(2025, 12, 31));
        await window.PressAsync("Prüfen");
    }

    public async Task ConfirmTableAsync(ATable table)
    {
        await window.SeesHeadingAsync("Einlesen prüfen");
        await window.SeesAsync(table.Name);
        await window.InspectAsync("planung-3-einlesen-pruefen");
        await window.PressAsync("Einlesen");
        await window.SeesHeadingAsync("Tabelle eingelesen");
        await window.InspectAsync();
    }
}

/// <summary>A plain table of Landkreis Sömmerda, different in each test because a file is read in only once.</summary>
internal sealed record ATable(string Key, string Name)
{
    private static readonly int[] Values = [412, 418, 431, 425, 440, 447, 452, 449, 463, 471, 468, 480, 487, 495, 491, 503];

    public FilePayload File => new()
    {
        Name = Key.Replace(':', '-') + ".csv",
        MimeType = "text/csv",
        Buffer = System.Text.Encoding.UTF8.GetBytes(
            "region;name;jahr;wert\n" + string.Concat(Values.Select((value, i) => $"16068;Sömmerda;{2010 + i};{value + Key.Length}\n"))),
    };
}
