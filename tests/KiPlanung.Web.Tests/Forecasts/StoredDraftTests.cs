using System.Text.Json.Nodes;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Forecasts;

[Collection(nameof(DemoHost))]
public sealed class StoredDraftTests(DemoFixture web)
{
    [Fact]
    public async Task A_draft_from_before_reasons_were_kept_is_still_shown()
    {
        var content = JsonNode.Parse((await web.AForecastAsync()).Content)!.AsObject();
        foreach (var later in new[] { "basis", "calculated", "official" }) content.Remove(later);
        var stored = CanonicalJson.Write(content);
        Assert.Equal("kiplanung.forecast.v1", (string?)content["schema"]);
        var planner = web.DemoPerson(Role.Planner);
        var draft = Draft.First(
            Guid.CreateVersion7(), DraftKind.Forecast, "Arbeitslosenquote, früher", stored, new DraftOrigin("naive", "0.1.0", null, null),
            planner, web.Clock.Now, null);
        await StoreAsync([draft]);
        var browser = await web.SignInAsync(planner);

        var page = await browser.GetPageAsync("/entwuerfe/" + draft.Id);

        Assert.Equal("Arbeitslosenquote, früher", page.Heading());
        Assert.Null(ForecastDocument.Read(stored).Basis);
        Assert.NotNull(page.QuerySelector("svg .kp-d-gestrichelt"));
        Assert.Contains("Was gewählt wurde und warum", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_drafts_are_listed_page_by_page()
    {
        var account = await web.AnAccountAsync(Role.Planner);
        var content = (await web.AForecastAsync()).Content;
        await StoreAsync([.. Enumerable.Range(1, 101).Select(i => Draft.First(
            Guid.CreateVersion7(), DraftKind.Forecast, $"Reihe {i}", content.Replace("\"salt\":\"", $"\"salt\":\"{i}-", StringComparison.Ordinal),
            new DraftOrigin("naive", "0.1.0", null, null), account.Id, web.Clock.Now.AddMinutes(i - 200), null))]);
        var browser = await web.SignInAsync(account);

        foreach (var list in new[] { "/entwuerfe", "/prognosen" })
        {
            var first = await browser.GetPageAsync(list);
            var last = await browser.GetPageAsync(list + "?seite=3");
            Assert.Equal(50, first.QuerySelectorAll("tbody th a[href^='/entwuerfe/']").Length);
            Assert.Equal("Reihe 101", first.QuerySelector("tbody th a[href^='/entwuerfe/']")!.TextContent);
            Assert.Equal("Reihe 1", Assert.Single(last.QuerySelectorAll("tbody th a[href^='/entwuerfe/']")).TextContent);
            Assert.Equal("Seite 1 von 3, 101 Entwürfe", first.QuerySelector("nav.kp-blaettern span")!.TextContent);
            Assert.Equal(list + "?seite=2", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
            Assert.Null(last.QuerySelector("a[rel=next]"));
        }
    }

    private async Task StoreAsync(IReadOnlyList<Draft> drafts)
    {
        await using var transaction = await web.Store.WriteAsync(default);
        foreach (var draft in drafts) transaction.Drafts.Add(draft);
        await transaction.CommitAsync(
            Actor.System, [new AuditRecord(AuditEvent.DemoDataLoaded, AuditObject.Installation, null)], default);
    }
}
