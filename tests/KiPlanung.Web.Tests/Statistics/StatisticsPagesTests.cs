using System.Net;
using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Statistics;

[Collection(nameof(EmptyHost))]
public sealed class StatisticsPagesTests(WebFixture web)
{
    private static readonly (string, string)[] Facts =
    [
        ("Form.IndicatorName", "Wohngeldhaushalte"), ("Form.Unit", "Haushalte"), ("Form.Nature", "Count"),
        ("Form.Publisher", "Kreisverwaltung"),
        ("Form.Table", "WG-1"), ("Form.DataDate", "2024-12-31"), ("Form.Territory", "2024-12-31"),
    ];

    [Fact]
    public async Task A_table_is_checked_before_it_is_stored_and_then_shown()
    {
        var browser = await web.SignInAsync(Role.Planner);
        const string key = "test:910";

        var sent = await UploadAsync(browser, Tables.ATable(key), [.. Facts, ("Form.IndicatorKey", key)]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var check = await browser.GetPageAsync(sent.Headers.Location!.OriginalString);
        Assert.Equal("einfache CSV (Gebiet, Jahr, Wert)", check.ValueOf("Erkanntes Format"));
        Assert.Equal("2010–2024", check.ValueOf("Jahre"));
        Assert.Equal("9 aus 135 Zeilen", check.ValueOf("Zeitreihen"));
        Assert.DoesNotContain("Wohngeldhaushalte", (await browser.GetPageAsync("/statistik")).Body!.TextContent, StringComparison.Ordinal);

        var stored = await browser.SubmitAsync(check, "main form");
        var result = await browser.GetPageAsync(stored.Headers.Location!.OriginalString);
        Assert.Equal("Tabelle eingelesen", result.Heading());
        Assert.Equal("135", result.ValueOf("Werte"));
        Assert.Contains("Wohngeldhaushalte", (await browser.GetPageAsync("/statistik")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(sent.Headers.Location.OriginalString)).StatusCode);
        var again = await UploadAsync(browser, Tables.ATable(key), [.. Facts, ("Form.IndicatorKey", key)]);
        var told = await browser.GetPageAsync(again.Headers.Location!.OriginalString);
        Assert.Contains("Diese Datei ist schon eingelesen", told.Body!.TextContent, StringComparison.Ordinal);
        var same = await browser.GetPageAsync((await browser.SubmitAsync(told, "main form")).Headers.Location!.OriginalString);
        Assert.Equal("Schon eingelesen", same.Heading());
    }

    [Fact]
    public async Task A_file_that_waits_for_confirmation_is_its_uploaders_alone()
    {
        var (owner, other) = (await web.SignInAsync(Role.Planner), await web.SignInAsync(Role.Planner));
        var sent = await UploadAsync(owner, Tables.ATable("test:911"), [.. Facts, ("Form.IndicatorKey", "test:911")]);

        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(sent.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(sent.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task Wrong_places_of_a_file_are_a_table_of_line_and_column()
    {
        var browser = await web.SignInAsync(Role.Planner);

        var sent = await UploadAsync(browser, "region;jahr;wert\n16062;2020;1\n16062;2021;k. A.\n99999;2022;3\n", Facts);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        var page = await sent.PageAsync();
        var rows = page.QuerySelectorAll("main table tbody tr")
            .Select(r => $"{r.Children[0].TextContent}/{r.Children[1].TextContent}").ToList();
        Assert.Contains("3/3", rows);
        Assert.Contains("4/1", rows);
        Assert.NotEmpty(page.Errors());
        Assert.Equal("Wohngeldhaushalte", page.QuerySelector("#Form_IndicatorName")!.GetAttribute("value")!);
    }

    [Fact]
    public async Task What_a_file_does_not_say_is_asked_for_at_its_input()
    {
        var browser = await web.SignInAsync(Role.Planner);

        var sent = await UploadAsync(browser, "region;jahr;wert\n16062;2020;1\n16062;2021;2\n");

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        var page = await sent.PageAsync();
        Assert.Equal("true", page.QuerySelector("#Form_DataDate")!.GetAttribute("aria-invalid"));
        Assert.Contains("#Form_DataDate", page.QuerySelectorAll("#fehleruebersicht a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Without_a_file_the_form_says_so()
    {
        var browser = await web.SignInAsync(Role.Planner);

        var answer = await browser.SubmitAsync(await browser.GetPageAsync("/statistik/importieren"), "main form");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["Bitte wählen Sie eine CSV-Datei."], (await answer.PageAsync()).Errors());
    }

    [Fact]
    public async Task A_series_is_shown_beside_all_regions_of_its_latest_year()
    {
        var key = await web.AnIndicatorAsync();
        var browser = await web.SignInAsync(Role.Reviewer);

        var page = await browser.GetPageAsync($"/statistik/reihe?kennzahl={key}&gebiet=16062");

        Assert.Equal($"Haushalte {key}, Kreis B", page.Heading());
        Assert.NotNull(page.QuerySelector("svg.kp-diagramm"));
        var comparison = page.QuerySelectorAll("main table")[^1].QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(9, comparison.Count);
        Assert.Contains("unter 1.680 Haushalte (Median)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("oberes Viertel", comparison[8], StringComparison.Ordinal);
        Assert.Contains("+400", comparison[8], StringComparison.Ordinal);
        Assert.DoesNotContain("Rang ", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='/prognosen/anfordern']"));
    }

    [Fact]
    public async Task An_unknown_series_is_not_found()
    {
        var browser = await web.SignInAsync(Role.Planner);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/statistik/reihe?kennzahl=gibt-es-nicht")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/statistik/importieren/ergebnis?datei=00")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/statistik/importieren/pruefen?datei=00")).StatusCode);
    }

    [Fact]
    public async Task Only_planners_take_tables_over()
    {
        var reviewer = await web.SignInAsync(Role.Reviewer);

        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.GetAsync("/statistik/importieren")).StatusCode);
        Assert.Empty((await reviewer.GetPageAsync("/statistik")).QuerySelectorAll("a[href='/statistik/importieren']"));
        Assert.Equal(HttpStatusCode.Redirect, (await web.ABrowser().GetAsync("/statistik")).StatusCode);
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        HttpClient browser, string table, params (string Name, string Value)[] values)
    {
        var page = await browser.GetPageAsync("/statistik/importieren");
        var token = page.QuerySelector("main input[name=_formular]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "_formular" } };
        foreach (var (name, value) in values) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "Form.File", "tabelle.csv");
        return await browser.PostAsync("/statistik/importieren", form);
    }
}
