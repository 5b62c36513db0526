using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Forecasts;

[Collection(nameof(DemoHost))]
public sealed class CalculationPagesTests(DemoFixture web)
{
    private const string Konstanz = "08335043";

    [Fact]
    public async Task A_population_is_chosen_checked_calculated_shown_and_reviewed()
    {
        var browser = await web.SignInAsync(web.DemoPerson(Role.Planner));
        var form = await browser.GetPageAsync("/prognosen/bevoelkerung");
        Assert.Equal("Bevölkerung, 2010–2025", form.ValueOf("Bevölkerung"));

        var sent = await browser.SubmitAsync(
            form, "main form", ("Eingabe.Gebiet", Konstanz), ("Eingabe.Jahre", "8"), ("Eingabe.Wanderung", "50"), ("Eingabe.Spanne", "true"));
        var check = await browser.GetPageAsync(sent.Headers.Location!.OriginalString);
        Assert.Equal("2026–2033", check.ValueOf("Zeitraum"));
        Assert.Contains("87.178 Menschen", check.ValueOf("Ausgangsbevölkerung"), StringComparison.Ordinal);
        Assert.NotNull(check.QuerySelector("svg .kp-d-umriss"));
        var draft = await CalculatedAsync(browser, await browser.SubmitAsync(check, "main form"));

        var page = await browser.GetPageAsync(draft);
        Assert.Equal("Bevölkerung, Konstanz, 2026–2033", page.Heading());
        Assert.Equal(2, page.QuerySelectorAll("svg[role=img] > title").Count(t => t.TextContent.Contains("Konstanz", StringComparison.Ordinal)));
        Assert.True(page.QuerySelectorAll("svg .kp-d-balken title").Length >= 36);
        Assert.NotNull(page.QuerySelector("svg .kp-d-band80"));
        var table = page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent == "Menschen je Jahr und Altersband");
        Assert.Equal(9, table.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("wirken fort", page.QuerySelector("section[aria-label=Annahmen]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("KI-Entwurf – nicht freigegeben", page.Body!.TextContent, StringComparison.Ordinal);

        var made = await DraftOfAsync(draft);
        await web.SubmitAsync(made);
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var shown = await reviewer.OpenCaseAsync(made.Id);
        Assert.Contains("Stadt Konstanz (Einwohnerregister)", shown.Body!.TextContent, StringComparison.Ordinal);
        await reviewer.SubmitAsync(shown, "form[action$='handler=Zurueckgeben']");
        var released = await web.AReleasedAsync(made);
        var result = await browser.GetPageAsync("/ergebnisse/" + released.Id);
        Assert.Contains("Konstanz (Einwohnerregister)", result.ValueOf("Quelle"), StringComparison.Ordinal);
        var csv = await (await browser.GetAsync($"/ergebnisse/{released.Id}/ausgabe?format=csv")).Content.ReadAsStringAsync();
        Assert.Contains("Menschen nach Jahr, Alter und Geschlecht", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_of_places_is_asked_for_with_quotas_ratios_and_validity()
    {
        var browser = await web.SignInAsync(web.DemoPerson(Role.Planner));
        var form = await browser.GetPageAsync("/prognosen/bedarf?feld=Childcare&bevoelkerung=konstanz%3Abevoelkerung");
        Assert.Equal(["0 bis unter 1 Jahr", "1 bis unter 3 Jahre", "3 Jahre bis Schuleintritt"],
            form.QuerySelectorAll("fieldset legend").Take(3).Select(l => l.TextContent));
        Assert.Equal("6,5", form.QuerySelector("[name='Eingabe.Gruppen[2].Bis']")!.GetAttribute("value"));

        var empty = await (await browser.SubmitAsync(form, "main form")).PageAsync();
        Assert.Contains("Bitte nennen Sie die Quelle der Quoten (Statistik und Stand).", empty.Errors());
        Assert.Contains(empty.Errors(), e => e.StartsWith("0 bis unter 1 Jahr, Quote:", StringComparison.Ordinal));
        (string, string)[] given =
        [
            ("Eingabe.Gebiet", Konstanz), ("Eingabe.Jahre", "5"), ("Eingabe.Quotenjahr", "2024"), ("Eingabe.Quelle", "Kita-Statistik 2024"),
            ("Eingabe.Gruppen[0].Quote", "3"), ("Eingabe.Gruppen[1].Quote", "45"), ("Eingabe.Gruppen[2].Quote", "97"),
            ("Eingabe.Gruppen[1].Ziel", "60"), ("Eingabe.Zieljahr", "2030"), ("Eingabe.Reserve", "5"), ("Eingabe.Genehmigt", "3.600"),
            ("Eingabe.Bestand", "450"), ("Eingabe.Kennwerte[0].Art", "CasesPerStaff"), ("Eingabe.Kennwerte[0].Wert", "8"),
            ("Eingabe.Kennwerte[0].Ab", "01.01.2024"), ("Eingabe.Kennwerte[0].Quelle", "Landesgesetz"),
            ("Eingabe.Kennwerte[1].Art", "Absence"), ("Eingabe.Kennwerte[1].Wert", "12"), ("Eingabe.Kennwerte[1].Ab", "1.1.2020"),
            ("Eingabe.Kennwerte[1].Quelle", "eigene Auswertung"),
        ];
        var tooMuch = await browser.SubmitAsync(form, "main form", [.. given.Where(g => g.Item1 != "Eingabe.Gruppen[2].Quote"), ("Eingabe.Gruppen[2].Quote", "140")]);
        Assert.Equal(HttpStatusCode.BadRequest, tooMuch.StatusCode);
        Assert.Contains("140 % liegt nicht zwischen 0 und 100 %", Assert.Single((await tooMuch.PageAsync()).Errors()), StringComparison.Ordinal);

        var sent = await browser.SubmitAsync(form, "main form", given);
        var check = await browser.GetPageAsync(sent.Headers.Location!.OriginalString);
        Assert.Equal("Status quo, Politikziel bis 2030", check.ValueOf("Varianten"));
        Assert.Contains("gültig", check.Body!.TextContent, StringComparison.Ordinal);
        var page = await browser.GetPageAsync(await CalculatedAsync(browser, await browser.SubmitAsync(check, "main form")));

        Assert.Equal("Bedarf Kindertagesbetreuung, Konstanz, 2025–2030", page.Heading());
        Assert.NotNull(page.QuerySelector("svg .kp-d-menschen title"));
        Assert.NotNull(page.QuerySelector("svg .kp-d-quote title"));
        var target = page.QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent == "Bedarf je Jahr: Politikziel bis 2030");
        Assert.Equal(["Jahr", "Kinder", "Plätze", "Saldo", "Personal (VZÄ)", "verfügbar (VZÄ)", "Lücke (VZÄ)"],
            target.QuerySelectorAll("thead th").Select(th => th.TextContent));
        Assert.Equal("396", target.QuerySelectorAll("tbody tr")[5].QuerySelectorAll("td")[4].TextContent);
        Assert.Contains("Landesgesetz", page.QuerySelector("section[aria-label=Annahmen]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3,5 Geburtsjahrgänge", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Areas_are_calculated_together_and_a_figure_can_be_set_with_a_reason()
    {
        var browser = await web.SignInAsync(web.DemoPerson(Role.Planner));
        var form = await browser.GetPageAsync("/prognosen/abgestimmt");
        Assert.DoesNotContain(form.QuerySelectorAll("#Kennzahl option"), o => o.GetAttribute("value") == "inkar:q_alo");
        var sent = await browser.SubmitAsync(form, "main form", ("Kennzahl", "inkar:arbeitslose"), ("Jahre", "2"));
        var check = await browser.GetPageAsync(sent.Headers.Location!.OriginalString);
        Assert.Equal(23, check.QuerySelectorAll("table tbody tr").Length);
        var address = await CalculatedAsync(browser, await browser.SubmitAsync(check, "main form"));
        var page = await browser.GetPageAsync(address);
        Assert.Equal(23, page.QuerySelectorAll("figure.kp-abbildung").Length);

        var edit = await browser.GetPageAsync(address + "/ueberarbeiten");
        Assert.Equal(46, edit.QuerySelectorAll("tbody tr").Length);
        var none = await browser.SubmitAsync(edit, "main form", ("Begruendung", "Ohne jede Änderung abgeschickt."));
        Assert.Equal(["Bitte tragen Sie mindestens einen anderen Wert ein."], (await none.PageAsync()).Errors());
        var revised = await browser.SubmitAsync(
            edit, "main form", ("Werte[0].Wert", "55.000"), ("Begruendung", "Großes Werk schließt im Sommer des Jahres."));

        var after = await browser.GetPageAsync(revised.Headers.Location!.OriginalString);
        Assert.Equal("Von Hand gesetzte Werte", after.QuerySelector("table caption")!.TextContent);
        Assert.Contains("Großes Werk schließt", after.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_asks_for_the_three_and_is_refused_in_german()
    {
        var program = await web.AProgramAsync(Role.Planner);
        var populations = (await program.GetFromJsonAsync<JsonElement>("/api/forecasts/populations")).EnumerateArray().ToList();
        Assert.Equal("konstanz:bevoelkerung", Assert.Single(populations).GetProperty("key").GetString());

        var asked = await program.PostAsJsonAsync("/api/forecasts/population",
            new { populationKey = "konstanz:bevoelkerung", ags = Konstanz, method = "hamilton-perry", horizon = 2, paths = 0 });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var job = await web.FinishAsync(program, asked.Headers.Location!.OriginalString);
        Assert.Equal("calculation", job.GetProperty("kind").GetString());
        var draft = await program.GetFromJsonAsync<JsonElement>("/api/drafts/" + job.GetProperty("draftId").GetGuid());
        Assert.Equal("population", draft.GetProperty("content").GetProperty("kind").GetString());
        var share = await program.PostAsJsonAsync(
            "/api/forecasts/coherent", new { indicatorKey = "inkar:q_alo", horizon = 2, method = "min-t", paths = 200 });
        Assert.Equal(HttpStatusCode.BadRequest, share.StatusCode);
        Assert.Contains("Anteile in Prozent lassen sich nicht addieren", await share.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var need = await program.PostAsJsonAsync("/api/forecasts/need", new
        {
            ags = "16068",
            question = new
            {
                field = "housing-benefit", quotaYear = 2024, quotaSource = "Wohngeldstatistik 2024", reserve = 0, variants = new { },
                parameters = Array.Empty<object>(),
                groups = new[] { new { service = "", name = "Einpersonenhaushalte", quota = 4.5 } },
                counts = new[] { new { year = 2024, group = "Einpersonenhaushalte", count = 12000 }, new { year = 2026, group = "Einpersonenhaushalte", count = 12500 } },
            },
        });
        Assert.Equal(HttpStatusCode.Accepted, need.StatusCode);
        var bare = await program.PostAsJsonAsync("/api/forecasts/need", new { });
        Assert.Contains("In der Anforderung fehlt die Frage (question).", await bare.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var done = await web.FinishAsync(program, need.Headers.Location!.OriginalString);
        var result = (await program.GetFromJsonAsync<JsonElement>("/api/drafts/" + done.GetProperty("draftId").GetGuid()))
            .GetProperty("content").GetProperty("need").GetProperty("variants")[0].GetProperty("years");
        Assert.Equal([540, 562.5], result.EnumerateArray().Select(y => y.GetProperty("cases").GetDouble()));
    }

    [Fact]
    public async Task Single_ages_flood_neither_the_list_of_statistics_nor_the_choices()
    {
        var browser = await web.SignInAsync(web.DemoPerson(Role.Planner));

        var statistics = await browser.GetPageAsync("/statistik");
        Assert.DoesNotContain("Alter 35", statistics.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Einzeljahre, offen ab 90", statistics.Body!.TextContent, StringComparison.Ordinal);
        var choice = await browser.GetPageAsync("/prognosen/anfordern");
        Assert.True(choice.QuerySelectorAll("#Kennzahl option").Length < 12);
    }

    [Fact]
    public async Task Only_planners_calculate_and_a_request_is_its_authors_alone()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);
        foreach (var address in new[] { "/prognosen/bevoelkerung", "/prognosen/bedarf", "/prognosen/abgestimmt", "/prognosen/berechnung/pruefen" })
            Assert.Equal(HttpStatusCode.Forbidden, (await caseWorker.GetAsync(address)).StatusCode);
        var browser = await web.SignInAsync(web.DemoPerson(Role.Planner));
        var form = await browser.GetPageAsync("/prognosen/bevoelkerung");
        var sent = await browser.SubmitAsync(form, "main form", ("Eingabe.Gebiet", Konstanz), ("Eingabe.Jahre", "3"));
        var stranger = await web.SignInAsync(Role.Planner);
        var page = await stranger.GetPageAsync(sent.Headers.Location!.OriginalString);
        Assert.Contains("nicht mehr vorgemerkt", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> CalculatedAsync(HttpClient browser, HttpResponseMessage asked)
    {
        var address = asked.Headers.Location!.OriginalString;
        Assert.StartsWith("/prognosen/auftrag/", address, StringComparison.Ordinal);
        var job = await web.FinishAsync(browser, "/api/jobs/" + address.Split('/')[^1]);
        return "/entwuerfe/" + job.GetProperty("draftId").GetGuid();
    }

    private async Task<Draft> DraftOfAsync(string address) => (await web.DoAsync<OwnDrafts, OwnDraftView>(
        own => own.FindAsync(web.DemoActor(Role.Planner), Guid.Parse(address.Split('/')[^1]), default))).Standing.Draft;
}
