using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Pages;

/// <summary>„Notizen“ — from the pasted text to the confirmed one.</summary>
internal sealed class NotePages(Window window)
{
    /// <summary>An invented note; its numbers are published examples.</summary>
    public const string Example =
        "Beratung am 03.03.2026, Frau Jana Testmann (geb. 17.08.1989), Musterweg 4, 99610 Sömmerda, Tel. 030 23125 042, "
        + "IBAN DE89 3704 0044 0532 0130 00, KVNR A123456780. Zwei Kinder, Kita „Beispielnest“. Der Bus nach Erfurt fährt nach 18 Uhr "
        + "nicht mehr, deshalb kann Frau Testmann die Spätschicht bei Firma Probebau nicht annehmen. Sie wünscht sich eine "
        + "Randzeitenbetreuung. Herr Testmann ist seit Januar krank. Dr. Fiktiv in Kölleda nimmt keine neuen Patienten auf.";

    private const string Ready = "Bereit zur Bestätigung";

    public ILocator Marks => window.Main.GetByRole(AriaRole.Region, new() { Name = "Original", Exact = true }).Locator("mark");

    public ILocator Result => window.Main.GetByRole(AriaRole.Region, new() { Name = "Ergebnis", Exact = true });

    /// <summary>What a person still has to judge.</summary>
    public ILocator OpenPoints => window.Main.Locator(".kp-pruefpunkte > li");

    /// <summary>The points judged so far.</summary>
    public int Judgements { get; private set; }

    public async Task PasteAsync(string text)
    {
        await window.GoToAsync("Notizen");
        await window.InspectAsync("notizen-1-liste");
        await window.FollowAsync("Notiz hochladen");
        await window.SeesHeadingAsync("Notiz hochladen");
        await window.CheckAsync("Beratungsnotiz");
        await window.FillAsync("Text", text);
        await window.InspectAsync("notizen-2-hochladen");
        await window.PressAsync("Hochladen und Angaben suchen");
        await window.SeesHeadingAsync("Pseudonymisierung prüfen");
        await window.InspectAsync("notizen-3-vorschlag");
    }

    public async Task ReplaceAsync(string words, string kind)
    {
        await window.FillAsync("Wort oder Wortfolge", words);
        await window.SelectAsync("Art", kind);
        await window.PressAsync("Überall ersetzen");
        await window.SeesAsync("Die Wörter werden jetzt ersetzt.");
    }

    /// <summary>Judges every point the program leaves open as harmless, one click each; every click leads to the next point.</summary>
    public async Task JudgeAllAsync()
    {
        for (var round = 0; round < 60 && await OpenPoints.CountAsync() > 0; round++)
        {
            var point = await OpenPoints.First.GetAttributeAsync("id");
            await window.Hand.PressAsync(OpenPoints.First.Locator("button[value=harmlos]"));
            await Assertions.Expect(window.Page.Locator("#" + point)).ToHaveCountAsync(0);
            await window.IsAtAsync("#(punkt-[0-9]+|bestaetigen)$");
            Judgements++;
        }
        await window.SeesAsync(Ready);
    }

    /// <summary>Confirms and has nothing summarised yet.</summary>
    public async Task ConfirmAsync()
    {
        await window.InspectAsync("notizen-4-bereit");
        await window.PressAsync("Nur bestätigen – bleibt im Haus, noch keine Zusammenfassung");
        await window.SeesAsync("Der pseudonymisierte Text ist bestätigt.");
        await window.InspectAsync("notizen-5-bestaetigt");
    }

    /// <summary>Confirms with the button that names the built-in summary.</summary>
    public async Task ConfirmAndSummariseAsync()
    {
        await window.PressAsync("Bestätigen – bleibt im Haus: eingebaute Zusammenfassung");
        await window.IsAtAsync("/prognosen/auftrag/");
    }

    public Task RequestSummaryAsync() => window.PressAsync("Zusammenfassung anfordern");
}
