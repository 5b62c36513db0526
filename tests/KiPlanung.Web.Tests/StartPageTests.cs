using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests;

[Collection(nameof(DemoHost))]
public sealed class StartPageTests(DemoFixture web)
{
    [Fact]
    public async Task A_planner_sees_own_drafts_that_wait()
    {
        var planner = await web.AnAccountAsync(Role.Planner);
        var actor = Actor.Of(planner.Id, planner.Roles, Door.Page);
        var browser = await web.SignInAsync(planner);
        Assert.Empty((await browser.GetPageAsync("/")).QuerySelectorAll(".kp-aufgaben li"));
        Assert.Equal("Zurzeit wartet nichts auf Sie.", (await browser.GetPageAsync("/")).QuerySelector(".kp-vorspann")!.TextContent);

        await web.AForecastAsync(actor);
        var one = Assert.Single((await browser.GetPageAsync("/")).QuerySelectorAll(".kp-aufgaben li")).TextContent.Trim();
        await web.AForecastAsync(actor);
        var two = Assert.Single((await browser.GetPageAsync("/")).QuerySelectorAll(".kp-aufgaben li")).TextContent.Trim();

        Assert.Equal("1 Entwurf wartet auf Ihre Durchsicht", one);
        Assert.Equal("2 Entwürfe warten auf Ihre Durchsicht", two);
    }

    [Fact]
    public async Task A_reviewer_sees_what_others_handed_in_and_a_case_worker_the_notes()
    {
        await web.ASubmittedForecastAsync();

        var reviewer = await (await web.SignInAsync(Role.Reviewer)).GetPageAsync("/");
        var caseWorker = await (await web.SignInAsync(web.DemoPerson(Role.CaseWorker))).GetPageAsync("/");

        Assert.NotNull(reviewer.QuerySelector(".kp-aufgaben a[href='/pruefung']"));
        Assert.NotNull(caseWorker.QuerySelector(".kp-aufgaben a[href='/notizen']"));
    }

    [Fact]
    public async Task An_auditor_sees_the_last_checkpoint_and_an_administrator_only_areas()
    {
        var auditor = await web.SignInAsync(Role.Auditor);
        await auditor.GetPageAsync("/protokoll");

        Assert.Matches("^[0-9a-f]{64}$", (await auditor.GetPageAsync("/")).ValueOf("Wurzelprüfsumme")!);
        var admin = await (await web.SignInAsync(Role.Administrator)).GetPageAsync("/");
        Assert.Equal("Ihre Bereiche.", admin.QuerySelector(".kp-vorspann")!.TextContent);
        Assert.Null(admin.QuerySelector(".kern-description-list"));
    }
}
