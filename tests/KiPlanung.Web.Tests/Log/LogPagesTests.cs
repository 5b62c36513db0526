using System.Net;
using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests.Log;

[Collection(nameof(DemoHost))]
public sealed class LogPagesTests(DemoFixture web)
{
    private static readonly string[] NoteWords = ["Testmann", "Musterweg", "Randzeitenbetreuung", "Mustermann", "Erika Beispiel", "Energieschulden"];

    [Fact]
    public async Task No_page_of_the_log_names_people_or_words_of_a_note()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedSummaryAsync());
        var forecast = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var auditor = await web.SignInAsync(Role.Auditor);
        var pages = new List<string>();
        var count = (await auditor.GetPageAsync("/protokoll")).QuerySelector(".kp-blaettern span")?.TextContent.Split(' ')[^1] ?? "1";
        for (var page = 1; page <= int.Parse(count, Ui.German.Culture); page++) pages.Add($"/protokoll?seite={page}");
        foreach (var id in new[] { result.DraftId, result.Id, forecast.Id, forecast.DraftId, result.SourceId!.Value })
            pages.AddRange([$"/protokoll/objekt/{id}", $"/protokoll/abstammung/{id}"]);
        pages.AddRange(["/protokoll/pruefen", "/protokoll/ausgabe", "/protokoll/modellaufrufe", "/protokoll/eintrag/3"]);

        foreach (var address in pages)
        {
            var main = (await auditor.GetPageAsync(address)).QuerySelector("main")!.OuterHtml;
            Assert.DoesNotContain(web.Demo.Accounts, a => main.Contains(a.DisplayName, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("Jördis", main, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(NoteWords, word => main.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(forecast.Title, main, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Entries_are_filtered_by_event_object_id_and_day()
    {
        var draft = await web.ASubmittedForecastAsync();
        var auditor = await web.SignInAsync(Role.Auditor);
        var today = web.Today;

        Assert.Equal(["Entwurf zur Prüfung gegeben"], await TitlesAsync($"?Ereignis=draft-submitted&Kennung={draft.Id}"));
        Assert.Equal(["Entwurf zur Prüfung gegeben", "Entwurf erstellt"], await TitlesAsync($"?Gegenstand=draft&Kennung={draft.Id}"));
        Assert.Equal(2, (await TitlesAsync($"?Kennung={draft.Id}&Von={today.AddDays(-1):yyyy-MM-dd}&Bis={today.AddDays(1):yyyy-MM-dd}")).Count);
        Assert.Empty(await TitlesAsync($"?Kennung={draft.Id}&Von={today.AddDays(2):yyyy-MM-dd}"));
        Assert.All(await TitlesAsync("?Ereignis=draft-submitted"), title => Assert.Equal("Entwurf zur Prüfung gegeben", title));

        async Task<IReadOnlyList<string>> TitlesAsync(string filter) =>
            [.. (await auditor.GetPageAsync("/protokoll" + filter)).QuerySelectorAll("tbody th").Select(t => t.TextContent)];
    }

    [Fact]
    public async Task Entries_are_filtered_by_role_person_and_relatives_and_the_filter_is_kept_for_the_files()
    {
        var release = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var auditor = await web.SignInAsync(Role.Auditor);
        var person = web.PseudonymOf(new Account
        {
            Id = web.DemoPerson(Role.Reviewer), SignInName = "", DisplayName = "", Roles = [], SecurityStamp = "", CreatedAt = default,
        })[..8];

        var page = await auditor.GetPageAsync($"/protokoll?Kennung={release.Id}&Umfeld=true&Rolle=reviewer&Person={person}");
        var csv = page.QuerySelectorAll("a").Single(a => a.TextContent == "CSV").GetAttribute("href")!;
        var file = await auditor.GetAsync(csv);
        var lines = (await file.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        Assert.Equal(
            ["Ergebnis freigegeben", "Entscheidung getroffen", "Entwurf nach der Quelle angezeigt", "Prüfung übernommen"],
            page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(5, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains(";reviewer;" + person, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_of_the_log_keep_the_filter_and_run_from_new_to_old()
    {
        for (var i = 0; i < 55; i++) await web.WriteAsync(_ => { }, AuditEvent.ConfigurationChanged);
        var auditor = await web.SignInAsync(Role.Auditor);

        var first = await auditor.GetPageAsync("/protokoll?Ereignis=configuration-changed");
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await auditor.GetPageAsync(next);

        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Ereignis=configuration-changed", next, StringComparison.Ordinal);
        var numbers = first.QuerySelectorAll("tbody td:first-child").Concat(second.QuerySelectorAll("tbody td:first-child"))
            .Select(td => int.Parse(td.TextContent, System.Globalization.NumberStyles.Number, Ui.German.Culture)).ToList();
        Assert.Equal(55, numbers.Distinct().Count());
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.NotNull(second.QuerySelector("a[rel=prev]"));
    }

    [Theory]
    [InlineData("?Ereignis=gibt-es-nicht", "Ereignis")]
    [InlineData("?Gegenstand=mensch", "Gegenstand")]
    [InlineData("?Kennung=keine", "Kennung")]
    [InlineData("?Von=2026-02-01&Bis=2026-01-01", "Bis")]
    [InlineData("?Von=gestern", "Von")]
    [InlineData("?Rolle=chefin", "Rolle")]
    [InlineData("?Person=J%C3%B6rdis", "Person")]
    public async Task A_filter_that_cannot_be_read_is_told_at_its_field(string filter, string field)
    {
        var answer = await (await web.SignInAsync(Role.Auditor)).GetAsync("/protokoll" + filter);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("#" + field, Assert.Single(page.QuerySelectorAll("#fehleruebersicht a")).GetAttribute("href"));
    }

    [Fact]
    public async Task A_release_is_traced_back_to_its_request()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var auditor = await web.SignInAsync(Role.Auditor);

        var page = await auditor.GetPageAsync("/protokoll/objekt/" + result.Id);

        Assert.Equal(
            [
                "Statistik eingelesen", "Vorausberechnung angefordert", "Entwurf erstellt", "Entwurf zur Prüfung gegeben", "Prüfung übernommen",
                "Entwurf nach der Quelle angezeigt", "Entscheidung getroffen", "Ergebnis freigegeben",
            ],
            page.QuerySelectorAll(".kp-verlauf h3").Select(h => h.TextContent));
        Assert.Equal(8, page.QuerySelectorAll("svg .kp-d-form").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/protokoll/objekt/" + Guid.NewGuid())).StatusCode);
    }

    [Fact]
    public async Task The_untouched_log_is_valid_and_continues_a_checkpoint_kept_elsewhere()
    {
        var auditor = await web.SignInAsync(Role.Auditor);
        var kept = (await auditor.GetPageAsync("/protokoll")).QuerySelector(".kp-signiert")!.TextContent;
        await web.ASubmittedForecastAsync();

        var form = await auditor.GetPageAsync("/protokoll/pruefen");
        var plain = await (await auditor.SubmitAsync(form, "main form")).PageAsync();
        var compared = await (await auditor.SubmitAsync(form, "main form", ("Eingabe.Pruefpunkt", kept.ReplaceLineEndings("\r\n")))).PageAsync();

        Assert.NotNull(plain.QuerySelector(".kern-alert--success"));
        Assert.Matches("^[0-9a-f]{64}$", plain.ValueOf("Wurzelprüfsumme")!);
        Assert.Contains("setzt den früheren Prüfpunkt fort", compared.QuerySelector(".kern-alert--success")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_is_a_fault_in_the_report()
    {
        var auditor = await web.SignInAsync(Role.Auditor);
        var kept = (await auditor.GetPageAsync("/protokoll")).QuerySelector(".kp-signiert")!.TextContent;
        var forged = kept.Replace("\n" + kept.Split('\n')[1] + "\n", "\n1\n", StringComparison.Ordinal);

        var answer = await auditor.SubmitAsync(await auditor.GetPageAsync("/protokoll/pruefen"), "main form", ("Eingabe.Pruefpunkt", forged));
        var page = await answer.PageAsync();

        Assert.NotNull(page.QuerySelector(".kern-alert--danger"));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_downloaded_log_verifies_without_the_installation()
    {
        await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var auditor = await web.SignInAsync(Role.Auditor);

        var answer = await auditor.SubmitAsync(await auditor.GetPageAsync("/protokoll/ausgabe"), "main form");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var report = LogVerifier.Verify(new ZipFiles(bytes), null, web.Services.GetRequiredService<IAuditLog>().VerificationKey);
        Assert.True(report.Valid, report.First?.Message);
        Assert.True(report.Entries > 10);
        Assert.NotEmpty(await web.EntriesAsync(AuditEvent.LogExported));
    }

    [Fact]
    public async Task Only_auditors_get_to_the_log()
    {
        foreach (var role in new[] { Role.Planner, Role.CaseWorker, Role.Reviewer, Role.Administrator })
        {
            var browser = await web.SignInAsync(role);
            foreach (var address in new[] { "/protokoll", "/protokoll/pruefen", "/protokoll/ausgabe", $"/protokoll/objekt/{Guid.NewGuid()}" })
                Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await web.ABrowser().GetAsync("/protokoll")).StatusCode);
    }
}
