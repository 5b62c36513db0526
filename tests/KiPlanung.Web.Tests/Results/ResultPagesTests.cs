using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Results;

[Collection(nameof(DemoHost))]
public sealed class ResultPagesTests(DemoFixture web)
{
    [Theory]
    [InlineData(Role.Planner)]
    [InlineData(Role.CaseWorker)]
    [InlineData(Role.Reviewer)]
    public async Task A_released_result_is_listed_and_shown_with_mark_and_provenance(Role role)
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var browser = await web.SignInAsync(role);

        var list = await browser.GetPageAsync("/ergebnisse");
        var page = await browser.GetPageAsync("/ergebnisse/" + result.Id);

        Assert.NotNull(list.QuerySelector($"tbody a[href='/ergebnisse/{result.Id}']"));
        Assert.Equal(ReportExport.Mark(result), page.QuerySelector(".kp-freigabemarke")!.TextContent);
        Assert.StartsWith("mit KI-Unterstützung erstellt, geprüft und freigegeben am ", ReportExport.Mark(result), StringComparison.Ordinal);
        Assert.Equal(result.Hash.Hex, page.ValueOf("Prüfsumme (SHA-256)"));
        Assert.Equal(result.DraftId.ToString(), page.ValueOf("Entwurf im Protokoll"));
        Assert.Null(page.QuerySelector(".kp-ki--entwurf"));
        Assert.NotNull(page.QuerySelector(".kp-ki"));
    }

    [Fact]
    public async Task A_released_summary_shows_the_cited_passages_of_the_note_and_no_others()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedSummaryAsync());
        Assert.True(SummaryContent.Read(result.Content).IsOk(out var document, out _));
        var hidden = document.Passages.Where(p => document.Uncovered.Contains(p.Id)).ToList();

        var text = (await (await web.SignInAsync(Role.Planner)).GetPageAsync("/ergebnisse/" + result.Id)).QuerySelector("main")!.TextContent;

        Assert.NotEmpty(hidden);
        Assert.All(hidden, p => Assert.DoesNotContain(p.Text, text, StringComparison.Ordinal));
        Assert.Contains(document.Claims[0].Evidence[0].Quote, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_summary_keeps_its_evidence()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedSummaryAsync());
        var page = await (await web.SignInAsync(Role.CaseWorker)).GetPageAsync("/ergebnisse/" + result.Id);

        Assert.NotEmpty(page.QuerySelectorAll(".kp-ki a[href^='#']"));
        Assert.All(page.QuerySelectorAll(".kp-ki a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task What_a_person_wrote_carries_no_ai_label()
    {
        var result = await web.AReleasedAsync(await web.SubmitAsync(await web.AHandWrittenForecastAsync()));
        var page = await (await web.SignInAsync(Role.Planner)).GetPageAsync("/ergebnisse/" + result.Id);

        Assert.StartsWith("von Hand erstellt, geprüft und freigegeben am ", page.QuerySelector(".kp-freigabemarke")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".kp-ki"));
        Assert.Equal("von Hand", page.ValueOf("Erstellt durch"));
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task A_result_is_put_out_as_a_file_and_the_log_says_so(string format, string type)
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var browser = await web.SignInAsync(Role.Planner);

        var answer = await browser.GetAsync($"/ergebnisse/{result.Id}/ausgabe?format={format}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith("." + format, answer.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Contains(result.Hash.Hex, TextOf(format, bytes), StringComparison.Ordinal);
        Assert.Contains(await web.EntriesAsync(AuditEvent.ResultExported), e =>
            e.ObjectId == result.Id && e.Fields[AuditField.FileHash] == ContentHash.Of(bytes).Hex);
    }

    [Fact]
    public async Task A_draft_is_neither_shown_nor_put_out()
    {
        var submitted = await web.ASubmittedForecastAsync();
        var released = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var browser = await web.SignInAsync(Role.Planner, Role.CaseWorker, Role.Reviewer);

        foreach (var id in new[] { submitted.Id, submitted.ArtefactId, released.DraftId, Guid.NewGuid() })
            foreach (var rest in new[] { "", "/ausgabe?format=csv", "/ausgabe?format=json", "/ausgabe?format=docx" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/ergebnisse/{id}{rest}")).StatusCode);
        Assert.DoesNotContain(submitted.Id.ToString(), await browser.GetStringAsync("/ergebnisse"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pdf")]
    public async Task An_unknown_format_is_refused_with_the_known_ones(string format)
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());

        var answer = await (await web.SignInAsync(Role.Planner)).GetAsync($"/ergebnisse/{result.Id}/ausgabe?format={format}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("docx, csv und json", (await answer.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Roles_without_content_do_not_read_results(Role role)
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var browser = await web.SignInAsync(role);

        foreach (var address in new[] { "/ergebnisse", $"/ergebnisse/{result.Id}", $"/ergebnisse/{result.Id}/ausgabe?format=csv" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address)).StatusCode);
        Assert.Null((await browser.GetPageAsync("/")).QuerySelector("a[href='/ergebnisse']"));
    }

    private static string TextOf(string format, byte[] bytes)
    {
        if (format == "json") return JsonDocument.Parse(bytes).RootElement.GetRawText();
        if (format == "csv") return Encoding.UTF8.GetString(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(archive.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(Text));

        static string Text(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }
}
