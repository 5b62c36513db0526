using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>Pages work in a browser that runs no script.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class WithoutScriptTests(Workplace here)
{
    [BrowserFact]
    public Task A_planner_needs_no_script() => here.AsAsync(Role.Planner, async planner =>
    {
        var table = new ATable("kreis:hausbesuche", "Hausbesuche");
        await planner.OpenAsync("/");
        var statistics = new StatisticsPages(planner);
        await statistics.ChooseTableAsync(table);
        await statistics.ConfirmTableAsync(table);
        await planner.HandInForecastAsync(table.Name);
    }, Way.WithoutScript);

    [BrowserFact]
    public async Task A_restoration_needs_no_script()
    {
        var path = await here.ARequestedValueAsync(Way.WithoutScript);
        await here.AsAsync(Role.Trustee, trustee => new RestorationPages(trustee).RefuseAsync(path, "Der Rückruf geht über die Zentrale."),
            Way.WithoutScript);
        await here.AsAsync(Role.CaseWorker, async caseWorker =>
        {
            await caseWorker.OpenAsync(path);
            await caseWorker.SeesAsync("Der Rückruf geht über die Zentrale.");
        }, Way.WithoutScript);
    }

    [BrowserFact]
    public Task A_case_worker_needs_no_script() => here.AsAsync(Role.CaseWorker, async caseWorker =>
    {
        await caseWorker.OpenAsync("/");
        var notes = new NotePages(caseWorker);
        await notes.PasteAsync(NotePages.Example);
        await notes.ReplaceAsync("Randzeitenbetreuung", "Merkmal");
        await Assertions.Expect(notes.Result).Not.ToContainTextAsync("Randzeitenbetreuung");
        await notes.JudgeAllAsync();
        await notes.ConfirmAsync();
        await notes.RequestSummaryAsync();
        await new ForecastPages(caseWorker).OpenDraftWhenDoneAsync();
        await new DraftPages(caseWorker).HandInAsync();
    }, Way.WithoutScript);
}
