using System.Net;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Tests.Statistics;

namespace KiPlanung.Web.Tests.Forecasts;

[Collection(nameof(EmptyHost))]
public sealed class ForecastPagesTests(WebFixture web)
{
    [Fact]
    public async Task A_forecast_is_chosen_checked_asked_for_and_leads_to_its_draft()
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);

        var first = await browser.GetPageAsync("/prognosen/anfordern");
        Assert.Single(first.QuerySelectorAll("main form"));
        var second = await browser.GetPageAsync($"/prognosen/anfordern?kennzahl={key}");
        Assert.Equal(10, second.QuerySelectorAll("#Gebiet option").Length);
        var check = await browser.GetPageAsync($"/prognosen/anfordern/pruefen?kennzahl={key}&gebiet=16063&jahre=4");
        Assert.Equal("2025–2028 (4 Jahre nach dem letzten Wert)", check.ValueOf("Zeitraum"));
        Assert.Equal($"/prognosen/von-hand?kennzahl={Uri.EscapeDataString(key)}&gebiet=16063&jahre=4",
            check.QuerySelectorAll("main a").Single(a => a.TextContent == "Von Hand schreiben statt rechnen").GetAttribute("href"));

        var asked = await browser.SubmitAsync(check, "main form");
        var address = asked.Headers.Location!.OriginalString;
        Assert.StartsWith("/prognosen/auftrag/", address, StringComparison.Ordinal);
        var job = await web.FinishAsync(browser, "/api/jobs/" + address.Split('/')[^1]);

        var done = await browser.GetPageAsync(address);
        Assert.Contains($"/entwuerfe/{job.GetProperty("draftId").GetString()}",
            done.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Empty(done.QuerySelectorAll("main form"));
        var list = await browser.GetPageAsync("/prognosen");
        Assert.Contains($"Haushalte {key}, Kreis C, 2025–2028", list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gebiet=16063&jahre=0", "Der Zeitraum muss zwischen 1 und 30 Jahren liegen.")]
    [InlineData("gebiet=16063&jahre=31", "Der Zeitraum muss zwischen 1 und 30 Jahren liegen.")]
    [InlineData("jahre=4", "Bitte wählen Sie ein Gebiet.")]
    public async Task A_choice_that_cannot_be_planned_is_told(string query, string sentence)
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);

        var answer = await browser.GetAsync($"/prognosen/anfordern/pruefen?kennzahl={key}&{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([sentence], (await answer.PageAsync()).Errors());
    }

    [Fact]
    public async Task A_job_that_is_over_cannot_be_cancelled_and_strangers_do_not_see_it()
    {
        var key = await web.AnIndicatorAsync();
        var (owner, other) = (await web.SignInAsync(Role.Planner), await web.SignInAsync(Role.Planner));
        var check = await owner.GetPageAsync($"/prognosen/anfordern/pruefen?kennzahl={key}&gebiet=16063&jahre=2");
        var address = (await owner.SubmitAsync(check, "main form")).Headers.Location!.OriginalString;
        var waiting = await owner.GetPageAsync(address);
        await web.FinishAsync(owner, "/api/jobs/" + address.Split('/')[^1]);

        var late = await owner.SubmitAsync(waiting, "form[action*='Abbrechen']");

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.StartsWith("Dieser Auftrag ist inzwischen fertig", Assert.Single((await late.PageAsync()).Errors()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await owner.ForgeAsync(check, address + "?handler=Abbrechen")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_waiting_job_shows_progress_without_script_and_can_be_cancelled()
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);
        var check = await browser.GetPageAsync($"/prognosen/anfordern/pruefen?kennzahl={key}&gebiet=16063&jahre=2");
        var job = (await browser.SubmitAsync(check, "main form")).Headers.Location!.OriginalString.Split('/')[^1];

        var page = await browser.GetPageAsync($"/prognosen/auftrag/{job}");
        Assert.Equal($"/api/jobs/{job}", page.QuerySelector("[data-fortschritt]")!.GetAttribute("data-fortschritt"));
        Assert.Equal($"/prognosen/auftrag/{job}",
            page.QuerySelectorAll("main a").Single(a => a.TextContent == "Aktualisieren").GetAttribute("href"));
        var cancelled = await browser.SubmitAsync(page, "main form");

        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Contains("abgebrochen", (await browser.GetPageAsync($"/prognosen/auftrag/{job}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_by_hand_are_read_as_german_numbers_and_become_a_draft()
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);
        var page = await browser.GetPageAsync($"/prognosen/von-hand?kennzahl={key}&gebiet=16063&jahre=3");
        Assert.Equal(["2025", "2026", "2027"], page.QuerySelectorAll("legend").Select(l => l.TextContent));
        (string, string)[] values =
        [
            ("Zeilen[0].Wert", "1.510"), ("Zeilen[0].Von", "1.400,5"), ("Zeilen[0].Bis", "1600"),
            ("Begruendung", "Drei Baugebiete werden in diesen Jahren bezogen."),
        ];

        var wrong = await browser.SubmitAsync(page, "main form", [.. values, ("Zeilen[1].Wert", "12.5")]);
        var right = await browser.SubmitAsync(page, "main form", [.. values, ("Zeilen[1].Wert", "1540")]);

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["2026: „12.5“ ist keine Zahl. Bitte schreiben Sie zum Beispiel 1.234,5."], (await wrong.PageAsync()).Errors());
        Assert.StartsWith("/entwuerfe/", right.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("von Hand", (await browser.GetPageAsync("/prognosen")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_by_hand_need_a_reason_and_at_least_one_year()
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Planner);
        var page = await browser.GetPageAsync($"/prognosen/von-hand?kennzahl={key}&gebiet=16063");

        var empty = await browser.SubmitAsync(page, "main form");
        var terse = await browser.SubmitAsync(page, "main form", ("Zeilen[0].Wert", "1"), ("Begruendung", "darum"));

        Assert.Equal(2, (await empty.PageAsync()).Errors().Count);
        Assert.Equal(["Bitte begründen Sie die Werte in mindestens 20 Zeichen."], (await terse.PageAsync()).Errors());
    }

    [Fact]
    public async Task Only_planners_ask_for_forecasts()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);

        foreach (var address in new[] { "/prognosen", "/prognosen/anfordern", "/prognosen/anfordern/pruefen", "/prognosen/von-hand" })
            Assert.Equal(HttpStatusCode.Forbidden, (await caseWorker.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await caseWorker.GetAsync($"/prognosen/auftrag/{Guid.NewGuid()}")).StatusCode);
    }
}
