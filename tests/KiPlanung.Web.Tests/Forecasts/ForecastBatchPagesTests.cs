using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Tests.Statistics;

namespace KiPlanung.Web.Tests.Forecasts;

[Collection(nameof(EmptyHost))]
public sealed class ForecastBatchPagesTests(WebFixture web)
{
    [Fact]
    public async Task Many_series_are_chosen_counted_calculated_and_lead_to_drafts_of_their_own()
    {
        var (one, two) = (await web.AnIndicatorAsync(), await web.AnIndicatorAsync());
        var browser = await web.SignInAsync(Role.Planner);
        var choice = await browser.GetPageAsync("/prognosen/viele");
        Assert.Contains(choice.QuerySelectorAll("input[name=Kennzahlen]"), box => box.GetAttribute("value") == one);
        Assert.Single(choice.QuerySelectorAll("input[name=Gebiete][value='16063']"));

        var check = await browser.GetPageAsync(
            $"/prognosen/viele/pruefen?kennzahlen={one}&kennzahlen={two}&gebiete=16061&gebiete=16063&jahre=3");
        Assert.Equal("4", check.ValueOf("Reihen"));
        Assert.Contains("4 Reihen vorausberechnen", check.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
        var asked = await browser.SubmitAsync(check, "main form");
        var address = asked.Headers.Location!.OriginalString;
        var waiting = await browser.GetPageAsync(address);
        Assert.Contains("Viele Reihen: 2 Kennzahlen, 2 Gebiete, 3 Jahre", waiting.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Noch ist keine Kennzahl fertig", waiting.Body!.TextContent, StringComparison.Ordinal);
        await web.FinishAsync(browser, "/api/jobs/" + address.Split('/')[^1]);

        var done = await browser.GetPageAsync(address);
        var drafts = done.QuerySelectorAll("main ul a[href^='/entwuerfe/']");
        Assert.Equal(["Kreis A", "Kreis A", "Kreis C", "Kreis C"], drafts.Select(a => a.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(drafts[0].GetAttribute("href"))).StatusCode);
        Assert.Empty(done.QuerySelectorAll("main form"));
        Assert.Contains(address, (await browser.GetPageAsync("/prognosen")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var stranger = await web.SignInAsync(Role.Planner);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("jahre=0", "Der Zeitraum muss zwischen 1 und 30 Jahren liegen.")]
    [InlineData("jahre=4&gebiete=nirgends", "„nirgends“ ist kein Gebietsschlüssel.")]
    [InlineData("jahre=4&kennzahlen=gibt-es-nicht",
        "Für diese Auswahl ist keine Zeitreihe eingelesen. Bitte lesen Sie zuerst eine Tabelle ein oder wählen Sie mehr aus.")]
    public async Task A_choice_that_cannot_be_planned_is_told(string query, string sentence)
    {
        await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);

        var answer = await browser.GetAsync("/prognosen/viele/pruefen?" + query);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal([sentence], (await answer.PageAsync()).Errors());
    }

    [Fact]
    public async Task A_program_asks_for_many_and_reads_what_became_of_each()
    {
        var key = await web.AnIndicatorAsync();
        var program = await web.AProgramAsync(Role.Planner);

        var asked = await program.PostAsJsonAsync("/api/forecasts/batch", new { indicators = new[] { key }, horizon = 2 });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var address = asked.Headers.Location!.OriginalString;
        Assert.Empty((await program.GetFromJsonAsync<JsonElement>(address + "/items")).EnumerateArray());
        var job = await web.FinishAsync(program, address);

        Assert.Equal("forecast-batch", job.GetProperty("kind").GetString());
        var items = (await program.GetFromJsonAsync<JsonElement>(address + "/items")).EnumerateArray().ToList();
        Assert.Equal(9, items.Count);
        Assert.All(items, item => Assert.Equal(JsonValueKind.String, item.GetProperty("draftId").ValueKind));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/drafts/" + items[0].GetProperty("draftId").GetGuid())).StatusCode);
        var other = await web.AProgramAsync(Role.Planner);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address + "/items")).StatusCode);
        var wrong = await program.PostAsJsonAsync("/api/forecasts/batch", new { horizon = 31 });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_waiting_batch_can_be_cancelled()
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);
        var check = await browser.GetPageAsync($"/prognosen/viele/pruefen?kennzahlen={key}&jahre=2");
        var address = (await browser.SubmitAsync(check, "main form")).Headers.Location!.OriginalString;

        await browser.SubmitAsync(await browser.GetPageAsync(address), "main form");

        var page = await browser.GetPageAsync(address);
        Assert.Contains("Was bis dahin fertig war, ist gespeichert", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Only_planners_ask_for_many()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);

        foreach (var address in new[] { "/prognosen/viele", "/prognosen/viele/pruefen?jahre=3" })
            Assert.Equal(HttpStatusCode.Forbidden, (await caseWorker.GetAsync(address)).StatusCode);
    }
}
