using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>The same steps with Tab, Enter, Space and arrows alone.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class KeyboardTests(Workplace here)
{
    [BrowserFact]
    public Task A_planner_needs_no_mouse() => here.AsAsync(Role.Planner, async planner =>
    {
        var table = new ATable("kreis:anfragen", "Anfragen an die Beratung");
        await planner.OpenAsync("/");
        var statistics = new StatisticsPages(planner);
        await statistics.ChooseTableAsync(table);
        await statistics.ConfirmTableAsync(table);
        await planner.HandInForecastAsync(table.Name);
    }, Way.ByKeyboard);

    [BrowserFact]
    public async Task A_reviewer_needs_no_mouse()
    {
        var draft = await here.AHandedInForecastAsync();

        await here.AsAsync(Role.Reviewer, async reviewer =>
        {
            await reviewer.OpenAsync("/");
            var review = new ReviewPages(reviewer);
            await review.OpenCaseAsync(draft);
            await review.ChooseAsync(ReviewPages.Return, "Bitte den Wert für das erste Jahr prüfen.");
            await review.ConfirmAsync();
            await reviewer.SeesAsync("Bitte den Wert für das erste Jahr prüfen.");
        }, Way.ByKeyboard);
    }

    [BrowserFact]
    public Task A_case_worker_confirms_a_note_without_a_mouse() => here.AsAsync(Role.CaseWorker, async caseWorker =>
    {
        await caseWorker.OpenAsync("/");
        var notes = new NotePages(caseWorker);
        await notes.PasteAsync(NotePages.Example + " Ihre Mutter ist die einzige Hebamme im Ort.");
        await caseWorker.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(notes.Marks.First).ToBeFocusedAsync();
        await caseWorker.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(notes.Marks.Nth(1)).ToBeFocusedAsync();
        await caseWorker.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(notes.Marks.First).ToBeFocusedAsync();
        await caseWorker.Page.Keyboard.PressAsync("Tab");
        await caseWorker.Page.Keyboard.PressAsync("Enter");
        await caseWorker.IsAtAsync("#zeile-[0-9]+$");
        await notes.JudgeAllAsync();
        await notes.ConfirmAsync();
    }, Way.ByKeyboard);

    [BrowserFact]
    public Task The_first_tab_leads_past_the_navigation() => here.AsAsync(Role.Planner, async planner =>
    {
        await planner.OpenAsync("/statistik");
        await planner.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(planner.Page.GetByRole(AriaRole.Link, new() { Name = "Zum Inhalt springen" })).ToBeFocusedAsync();
        await planner.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(planner.Main).ToBeFocusedAsync();
    }, Way.ByKeyboard);

    [BrowserFact]
    public Task After_an_error_the_focus_stands_on_its_summary() => here.AsStrangerAsync(async stranger =>
    {
        await stranger.OpenAsync("/anmelden");
        await stranger.PressAsync("Anmelden");
        await Assertions.Expect(stranger.Page.Locator("#fehleruebersicht")).ToBeFocusedAsync();
    }, Way.ByKeyboard);
}
