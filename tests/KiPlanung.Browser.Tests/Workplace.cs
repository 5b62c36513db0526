using KiPlanung.Browser.Tests.Pages;
using KiPlanung.Vocabulary;

namespace KiPlanung.Browser.Tests;

/// <summary>An installation with the demonstration data, set up and entered through its pages.</summary>
public sealed class Workplace : Installation
{
    private bool _filled;

    /// <summary>Path of a forecast that came back from review; after <see cref="FillAsync"/>.</summary>
    internal string ReturnedDraft { get; private set; } = "";

    private protected override async Task SetUpAsync()
    {
        IReadOnlyDictionary<Role, string>? links = null;
        await AsStrangerAsync(async window =>
        {
            var setup = await SetupPage.OpenAsync(window, SetupPath);
            links = await setup.LoadDemoAsync();
            await window.InspectAsync();
        });
        foreach (var (role, link) in links!) await AsNewcomerAsync(link, window => KeepSessionAsync(role, window));
    }

    /// <returns>The path of a forecast that waits for review.</returns>
    internal async Task<string> AHandedInForecastAsync(string indicator = "Arbeitslosenquote")
    {
        var path = "";
        await AsAsync(Role.Planner, async planner =>
        {
            await planner.OpenAsync("/");
            path = await planner.HandInForecastAsync(indicator);
        }, Way.Plain);
        return path;
    }

    /// <returns>The path of a summary that waits for review.</returns>
    internal async Task<string> AHandedInSummaryAsync()
    {
        var path = "";
        await AsAsync(Role.CaseWorker, async caseWorker =>
        {
            await caseWorker.OpenAsync("/");
            var notes = new NotePages(caseWorker);
            await notes.PasteAsync(NotePages.Example);
            await notes.JudgeAllAsync();
            await notes.ConfirmAsync();
            await notes.RequestSummaryAsync();
            path = await new ForecastPages(caseWorker).OpenDraftWhenDoneAsync();
            await new DraftPages(caseWorker).HandInAsync();
        }, Way.Plain);
        return path;
    }

    internal Task ADecisionAsync(string draftPath, string verdict, string reason = "") => AsAsync(Role.Reviewer, async reviewer =>
    {
        await reviewer.OpenAsync("/");
        var review = new ReviewPages(reviewer);
        await review.OpenCaseAsync(draftPath);
        await review.ChooseAsync(verdict, reason);
        await review.ConfirmAsync();
    }, Way.Plain);

    /// <summary>Sees to it that every list holds something in every state.</summary>
    internal async Task FillAsync()
    {
        if (_filled) return;
        _filled = true;
        await ADecisionAsync(await AHandedInForecastAsync(), ReviewPages.Approve);
        ReturnedDraft = await AHandedInForecastAsync();
        await ADecisionAsync(ReturnedDraft, ReviewPages.Return, "Bitte den Wert für das erste Jahr prüfen.");
        await AHandedInForecastAsync();
        await ADecisionAsync(await AHandedInSummaryAsync(), ReviewPages.Approve);
        await AHandedInSummaryAsync();
        await ARequestedValueAsync();
    }

    /// <returns>The path of the request, which waits for the trustee.</returns>
    internal async Task<string> ARequestedValueAsync(Way way = Way.Plain)
    {
        var path = "";
        await AsAsync(Role.CaseWorker, async caseWorker =>
        {
            await caseWorker.OpenAsync("/");
            var notes = new NotePages(caseWorker);
            await notes.PasteAsync(NotePages.Example);
            await notes.JudgeAllAsync();
            await notes.ConfirmAsync();
            path = await new RestorationPages(caseWorker).RequestAsync("PERSON_1");
        }, way);
        return path;
    }
}

[CollectionDefinition(Name)]
public sealed class WorkplaceCollection : ICollectionFixture<Workplace>
{
    public const string Name = "Arbeitsplatz";
}

/// <summary>Steps that several journeys share.</summary>
internal static class Steps
{
    /// <returns>The path of the draft.</returns>
    public static async Task<string> HandInForecastAsync(this Window planner, string indicator)
    {
        var forecasts = new ForecastPages(planner);
        await forecasts.RequestAsync(indicator, "Sömmerda", 5);
        var path = await forecasts.OpenDraftWhenDoneAsync();
        var draft = new DraftPages(planner);
        await draft.IsMarkedAsync();
        await planner.InspectAsync("planung-7-entwurf");
        await draft.HandInAsync();
        return path;
    }
}
