using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Review;

public sealed class StopSwitchPagesTests : IClassFixture<DemoFixture>
{
    private const string Reason = "Das Modell antwortet seit heute unsinnig.";
    private readonly DemoFixture _web;

    public StopSwitchPagesTests(DemoFixture web) => _web = web;

    [Fact]
    public async Task A_planner_halts_everything_and_a_reviewer_lets_it_run_again()
    {
        var planner = await _web.SignInAsync(Role.Planner);
        var page = await planner.GetPageAsync("/stoppschalter");
        var refused = await (await planner.SubmitAsync(page, "form[action*=Anhalten]", ("Grund", Reason))).PageAsync();
        Assert.Equal("Bitte wählen Sie, was angehalten werden soll.", Assert.Single(refused.Errors()));

        await planner.SubmitAsync(page, "form[action*=Anhalten]", ("Bereich", "All"), ("Grund", Reason));
        var off = await planner.GetPageAsync("/stoppschalter");
        Assert.Contains(Reason, off.QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);
        Assert.Null(off.QuerySelector("form[action*=Zulassen]"));

        var reviewer = await _web.SignInAsync(Role.Reviewer);
        await reviewer.SubmitAsync(await reviewer.GetPageAsync("/stoppschalter"), "form[action*=Zulassen]", ("Grund", "Das Modell wurde ausgetauscht und geprüft."));

        await using var view = await _web.Store.ReadAsync(default);
        Assert.False((await view.AiSwitch.ReadAsync(default)).IsStopped(AiScope.All));
    }
}
