using KiPlanung.Browser.Tests.Inspection;
using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>Every page that a role can reach by links, filled, is accessible, German, and asks no other host for anything.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class EveryPageTests(Workplace here)
{
    private static readonly string[] ForEverybody = ["/hilfe", "/datenschutz", "/barrierefreiheit", "/konto", "/konto/passwort"];

    private static readonly (string Path, string Button)[] Forms =
    [
        ("/statistik/importieren", "Prüfen"), ("/konto", "Zugangsschlüssel ausstellen"), ("/konto/passwort", "Passwort setzen"),
    ];

    [BrowserFact]
    public Task Pages_before_sign_in() => here.AsStrangerAsync(async stranger =>
    {
        await stranger.OpenAsync("/anmelden");
        await stranger.PressAsync("Anmelden");
        await stranger.SeesAsync("Bitte prüfen Sie diese Angaben");
        await stranger.InspectAsync();
        await stranger.FillAsync("Anmeldename", "planung");
        await stranger.FillAsync("Passwort", "falsch geraten");
        await stranger.PressAsync("Anmelden");
        await stranger.SeesAsync("Bitte prüfen Sie diese Angabe");
        await stranger.InspectAsync();
        var examined = await Walk.EverywhereAsync(stranger, [], "/anmelden");
        AssertReached(["/anmelden", "/hilfe", "/datenschutz", "/barrierefreiheit"], examined);
    });

    [BrowserFact]
    public Task Pages_of_administration() => here.AsAsync(Role.Administrator, async administrator =>
    {
        AssertReached(["/", "/konten", "/konten/neu", "/konten/{id}", "/stoppschalter", .. ForEverybody], await Walk.EverywhereAsync(administrator, []));
        await administrator.OpenAsync("/konten/neu");
        await administrator.PressAsync("Konto anlegen");
        await administrator.SeesAsync("Bitte prüfen Sie diese Angaben");
        await administrator.InspectAsync();
    });

    [BrowserFact]
    public async Task Pages_of_planning()
    {
        await here.FillAsync();
        await here.AsAsync(Role.Planner, async planner => AssertReached(
            [
                "/", "/statistik", "/statistik/reihe?kennzahl", "/statistik/importieren", "/prognosen", "/prognosen/anfordern", "/prognosen/viele",
                "/prognosen/von-hand", "/prognosen/bevoelkerung", "/prognosen/bedarf", "/prognosen/abgestimmt",
                "/entwuerfe", "/entwuerfe/{id}", "/entwuerfe/{id}/ueberarbeiten",
                "/entwuerfe/{id}/zurueckziehen",
                "/ergebnisse", "/ergebnisse/{id}", "/stoppschalter",
            ],
            await Walk.EverywhereAsync(planner, ForEverybody, "/", here.ReturnedDraft)));
    }

    [BrowserFact]
    public async Task Pages_of_casework()
    {
        await here.FillAsync();
        await here.AsAsync(Role.CaseWorker, async caseWorker => AssertReached(
            [
                "/", "/notizen", "/notizen/hochladen", "/notizen/{id}", "/notizen/{id}/pseudonymisieren", "/notizen/{id}/loeschen",
                "/notizen/{id}/zusammenfassung", "/notizen/{id}/wiederherstellung", "/notizen/{id}/wiederherstellung/{id}", "/entwuerfe", "/entwuerfe/{id}", "/entwuerfe/{id}/zurueckziehen",
                "/ergebnisse", "/ergebnisse/{id}", "/ergebnisse/{id}/einwilligung", "/stoppschalter",
            ],
            await Walk.EverywhereAsync(caseWorker, ForEverybody)));
    }

    [BrowserFact]
    public async Task Pages_of_review()
    {
        await here.FillAsync();
        await here.AsAsync(Role.Reviewer, async reviewer => AssertReached(
            ["/", "/pruefung", "/pruefung/{id}", "/pruefung/rueckstand", "/pruefung/vertretung", "/pruefung/zahlen", "/statistik", "/ergebnisse", "/ergebnisse/{id}", "/ergebnisse/{id}/widerrufen", "/stoppschalter"],
            await Walk.EverywhereAsync(reviewer, ForEverybody)));
    }

    [BrowserFact]
    public async Task Pages_of_the_trustee()
    {
        await here.FillAsync();
        await here.AsAsync(Role.Trustee, async trustee => AssertReached(
            ["/", "/treuhand", "/treuhand/{id}"], await Walk.EverywhereAsync(trustee, ForEverybody)));
    }

    [BrowserFact]
    public async Task Pages_of_auditing()
    {
        await here.FillAsync();
        await here.AsAsync(Role.Auditor, async auditor => AssertReached(
            [
                "/", "/protokoll", "/protokoll/pruefen", "/protokoll/ausgabe", "/protokoll/objekt/{id}", "/protokoll/abstammung/{id}",
                "/protokoll/einsicht/{id}", "/protokoll/beweis/{id}", "/protokoll/beweis", "/protokoll/eintrag/{id}", "/protokoll/modellaufrufe",
            ],
            await Walk.EverywhereAsync(auditor, ForEverybody)));
    }

    [BrowserFact]
    public Task Forms_that_were_sent_empty_say_what_is_missing() => here.AsAsync(Role.Planner, async planner =>
    {
        foreach (var (path, button) in Forms)
        {
            await planner.OpenAsync(path);
            await planner.PressAsync(button);
            await Assertions.Expect(planner.Page.Locator("#fehleruebersicht")).ToBeFocusedAsync();
            await planner.InspectAsync();
        }
    });

    [BrowserFact]
    public Task A_note_without_text_is_refused_in_words() => here.AsAsync(Role.CaseWorker, async caseWorker =>
    {
        await caseWorker.OpenAsync("/notizen/hochladen");
        await caseWorker.PressAsync("Hochladen und Angaben suchen");
        await Assertions.Expect(caseWorker.Page.Locator("#fehleruebersicht")).ToBeFocusedAsync();
        await caseWorker.InspectAsync();
    });

    [BrowserFact]
    public Task Error_pages() => here.AsAsync(Role.Planner, async planner =>
    {
        Assert.Equal(404, await planner.OpenAsync("/gibt-es-nicht"));
        await planner.InspectAsync();
        Assert.Equal(403, await planner.OpenAsync("/konten"));
        await planner.InspectAsync();

        await planner.OpenAsync("/konto");
        await planner.Page.EvaluateAsync(
            "() => document.querySelectorAll('[name=_formular]').forEach(e => e.value = 'alt')");
        await planner.PressAsync("Zugangsschlüssel ausstellen");
        await planner.SeesHeadingAsync("Formular abgelaufen");
        await planner.InspectAsync();
    });

    private static void AssertReached(IEnumerable<string> expected, IReadOnlyList<string> examined)
    {
        var missed = expected.Except(examined, StringComparer.Ordinal).ToList();
        Assert.True(missed.Count == 0, $"Nicht erreicht: {string.Join(", ", missed)}\nUntersucht: {string.Join(", ", examined)}");
    }
}
