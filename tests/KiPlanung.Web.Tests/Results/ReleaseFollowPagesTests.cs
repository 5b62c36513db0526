using System.Net;
using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Results;

[Collection(nameof(DemoHost))]
public sealed class ReleaseFollowPagesTests(DemoFixture web)
{
    private const string Form = "main form";
    private const string Reason = "Die Zahlen zweier Kreise waren verwechselt.";

    [Fact]
    public async Task A_reviewer_revokes_with_a_reason_and_the_requester_finds_a_notice_until_it_is_read()
    {
        var released = await web.AReleasedAsync(await web.SubmitAsync(await web.AHandWrittenForecastAsync()));
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var page = await reviewer.GetPageAsync($"/ergebnisse/{released.Id}/widerrufen");

        var refused = await (await reviewer.SubmitAsync(page, Form, ("Grund", "falsch"))).PageAsync();
        Assert.Equal(ReviewProblems.ReasonTooShort.Message, Assert.Single(refused.Errors()));
        Assert.Equal("#Grund", refused.QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        var done = await reviewer.SubmitAsync(page, Form, ("Grund", Reason));

        Assert.Equal("/ergebnisse/" + released.Id, done.Headers.Location?.OriginalString);
        var planner = await web.SignInAsync(web.DemoPerson(Role.Planner));
        var result = await planner.GetPageAsync("/ergebnisse/" + released.Id);
        Assert.Contains(Reason, result.QuerySelector(".kern-alert--danger")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(result.QuerySelectorAll("a[href*='/ausgabe']"));
        Assert.Equal(HttpStatusCode.Conflict, (await planner.GetAsync($"/ergebnisse/{released.Id}/ausgabe?format=csv")).StatusCode);
        var start = await planner.GetPageAsync("/");
        var notice = $".kern-alert:has(input[value='{released.Id}'])";
        Assert.Contains(Reason, start.QuerySelector(notice)!.TextContent, StringComparison.Ordinal);
        await planner.SubmitAsync(start, notice + " form");
        Assert.Null((await planner.GetPageAsync("/")).QuerySelector(notice));
    }

    [Fact]
    public async Task A_due_release_is_marked_and_checked_by_a_reviewer()
    {
        var released = await web.AReleasedAsync(await web.ASubmittedSummaryAsync());
        var worker = await web.SignInAsync(web.DemoPerson(Role.CaseWorker));
        await worker.SubmitAsync(await worker.GetPageAsync($"/ergebnisse/{released.Id}/einwilligung"), Form);
        Assert.Contains("Einwilligung", (await worker.GetPageAsync("/ergebnisse/" + released.Id)).QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);

        var reviewer = await web.SignInAsync(Role.Reviewer);
        var page = await reviewer.GetPageAsync($"/ergebnisse/{released.Id}/ueberpruefen");
        var done = await reviewer.SubmitAsync(page, Form, ("Grund", "Die Aussagen tragen auch ohne diesen Text."));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(DraftState.Released, (await web.DoAsync<ExportResult, ReleaseStanding>(r => r.StandingAsync(web.DemoActor(Role.Planner), released.Id, default))).State);
    }

    [Fact]
    public async Task Planners_and_case_workers_revoke_nothing()
    {
        var released = await web.AReleasedAsync(await web.SubmitAsync(await web.AHandWrittenForecastAsync()));
        var planner = await web.SignInAsync(Role.Planner);

        foreach (var step in new[] { "widerrufen", "ueberpruefen", "einwilligung" })
            Assert.Equal(HttpStatusCode.Forbidden, (await planner.GetAsync($"/ergebnisse/{released.Id}/{step}")).StatusCode);
        Assert.Null((await planner.GetPageAsync("/ergebnisse/" + released.Id)).QuerySelector("a[href$='/widerrufen']"));
    }
}
