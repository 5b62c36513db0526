using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests.Log;

[Collection(nameof(DemoHost))]
public sealed class HistoryPagesTests(DemoFixture web)
{
    [Fact]
    public async Task The_lineage_is_a_picture_and_the_same_as_a_table()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedSummaryAsync());
        var auditor = await web.SignInAsync(Role.Auditor);

        var page = await auditor.GetPageAsync("/protokoll/abstammung/" + result.DraftId);

        var steps = page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ToList();
        Assert.Equal(["Aufzeichnung", "Pseudonymisierter Text", "Entwurf, Fassung 1", "Freigabe"], steps);
        Assert.Equal(steps, page.QuerySelectorAll("svg .kp-d-kastentitel").Select(t => t.TextContent));
        Assert.Equal(3, page.QuerySelectorAll("svg .kp-d-pfeil").Length);
        Assert.Equal(["bestätigt", "bestätigt", "freigegeben", "gilt"], page.QuerySelectorAll("tbody .kern-badge").Select(b => b.TextContent));
        foreach (var link in page.QuerySelectorAll("svg a, tbody th a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/protokoll/abstammung/" + Guid.NewGuid())).StatusCode);
    }

    [Fact]
    public async Task Each_entry_of_a_history_leads_to_a_proof_that_holds()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var auditor = await web.SignInAsync(Role.Auditor);
        var history = await auditor.GetPageAsync("/protokoll/objekt/" + result.Id);

        foreach (var link in history.QuerySelectorAll(".kp-verlauf__zeit a").Select(a => a.GetAttribute("href")!))
        {
            var entry = await auditor.GetByteArrayAsync(link + "?datei=eintrag");
            var proof = await auditor.GetStringAsync(link + "?datei=nachweis");
            var page = await auditor.GetPageAsync(link);

            Assert.True(InclusionProofFile.Verify(proof, entry, KeyOf(web)).IsOk(out var index, out var problem), problem?.Message);
            Assert.EndsWith("/" + index.ToString(Ui.German.Culture), link, StringComparison.Ordinal);
            Assert.Contains("Einschlussnachweis", page.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/protokoll/eintrag/99999999")).StatusCode);
    }

    [Fact]
    public async Task A_call_of_a_model_is_shown_and_checked_without_a_word_of_the_text()
    {
        var call = await AModelCallAsync();
        var auditor = await web.SignInAsync(Role.Auditor);

        var list = await auditor.GetPageAsync("/protokoll/modellaufrufe");
        var address = list.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).First();
        var page = await auditor.GetPageAsync(address);
        var checkedPage = await (await auditor.SubmitAsync(page, "main form")).PageAsync();

        Assert.Contains(call.Fields[AuditField.InputHash], page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("stimmt", checkedPage.QuerySelectorAll(".kp-nachpruefung .kern-badge").Select(b => b.TextContent));
        Assert.Equal("stimmt", checkedPage.QuerySelector(".kp-nachpruefung .kern-badge")!.TextContent);
        foreach (var shown in new[] { list, page, checkedPage })
            Assert.DoesNotContain("Randzeitenbetreuung", shown.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(await web.EntriesAsync(AuditEvent.LogRead), e => e.Fields.GetValueOrDefault(AuditField.Kind) == "egress-check");
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.GetAsync("/protokoll/modellaufruf/0")).StatusCode);
    }

    [Fact]
    public async Task Whoever_opens_a_page_with_content_has_an_entry_with_the_hash_of_what_was_shown()
    {
        var draft = await web.ASubmittedSummaryAsync();
        var reviewer = await web.SignInAsync(web.DemoPerson(Role.Reviewer));
        var worker = await web.SignInAsync(web.DemoPerson(Role.CaseWorker));
        var stranger = await web.SignInAsync(Role.CaseWorker);
        await reviewer.GetPageAsync("/pruefung/" + draft.Id);
        await worker.GetPageAsync("/entwuerfe/" + draft.Id);
        await worker.GetPageAsync("/notizen/" + draft.SourceId);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/entwuerfe/" + draft.Id)).StatusCode);
        var release = await web.AReleasedAsync(draft);
        var planner = await web.AProgramAsync(Role.Planner);
        await planner.GetFromJsonAsync<JsonElement>("/api/releases/" + release.Id);
        var auditor = await web.SignInAsync(Role.Auditor);

        var page = await auditor.GetPageAsync("/protokoll/einsicht/" + draft.Id);

        var compared = (await web.EntriesAsync(AuditEvent.CaseViewed))[0];
        Assert.Equal(draft.Hash.Hex, compared.Fields[AuditField.ContentHash]);
        Assert.True(compared.Fields.ContainsKey(AuditField.InputHash));
        Assert.Equal(draft.Id, Assert.Single(await web.EntriesAsync(AuditEvent.DraftViewed), e => e.ObjectId == draft.Id).ObjectId);
        var shown = page.QuerySelectorAll("tbody th").Select(t => t.TextContent).ToList();
        foreach (var what in new[] { "Quelle und Entwurf nebeneinander", "Entwurf", "pseudonymisierter Text", "freigegebenes Ergebnis" })
            Assert.Contains(what, shown);
        Assert.Contains("höchstens", page.QuerySelector(".kern-alert")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Frank", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_archive_comes_with_one_press_and_verifies()
    {
        var release = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var auditor = await web.SignInAsync(Role.Auditor);

        var answer = await auditor.SubmitAsync(await auditor.GetPageAsync("/protokoll/beweis/" + release.Id), "main form");
        var archive = new ZipFiles(await answer.Content.ReadAsByteArrayAsync());
        var report = LogVerifier.Verify(archive.Inside("protokoll/"), null, KeyOf(web));
        var period = await auditor.SubmitAsync(
            await auditor.GetPageAsync("/protokoll/beweis"), "main form", ("Von", "2026-01-01"), ("Bis", "2030-12-31"));
        var empty = await auditor.SubmitAsync(await auditor.GetPageAsync("/protokoll/beweis"), "main form", ("Von", "2001-01-01"), ("Bis", "2001-12-31"));

        Assert.True(report.Valid, report.First?.Message);
        Assert.Contains("Das Protokoll ist unverändert.", archive.Text("pruefbericht.txt"), StringComparison.Ordinal);
        Assert.Contains(release.Hash.Hex, archive.Text("eintraege.csv"), StringComparison.Ordinal);
        Assert.Equal("application/zip", period.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, empty.StatusCode);
        Assert.NotEmpty((await empty.PageAsync()).Errors());
    }

    [Fact]
    public async Task Programs_read_the_same()
    {
        var result = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        await AModelCallAsync();
        var auditor = await web.AProgramAsync(Role.Auditor);

        var timeline = await auditor.GetFromJsonAsync<JsonElement>("/api/audit/timeline/" + result.Id);
        var lineage = await auditor.GetFromJsonAsync<JsonElement>("/api/audit/lineage/" + result.Id);
        var calls = await auditor.GetFromJsonAsync<JsonElement>("/api/audit/model-calls");
        var index = calls.GetProperty("calls")[0].GetProperty("call").GetProperty("index").GetInt64();
        var check = await auditor.GetFromJsonAsync<JsonElement>($"/api/audit/model-calls/{index}/check");
        var proof = await auditor.GetStringAsync($"/api/audit/entries/{index}/proof");

        Assert.Equal(8, timeline.GetProperty("entries").GetArrayLength());
        Assert.Equal(
            ["import", "draft", "release"], lineage.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal("text", check.GetProperty("answers")[0].GetProperty("question").GetString());
        Assert.Equal("holds", check.GetProperty("answers")[0].GetProperty("finding").GetString());
        Assert.StartsWith("c2sp.org/tlog-proof@v1", proof, StringComparison.Ordinal);
    }

    /// <summary>As a job would make it, with a model that never answers: the entry stands before anything is sent.</summary>
    private async Task<AuditEntry> AModelCallAsync()
    {
        var worker = web.DemoActor(Role.CaseWorker);
        var draft = await web.ASubmittedSummaryAsync();
        var job = await web.DoAsync<RequestSummary, Job>(r => r.RunAsync(worker, new SummaryRequest(draft.SourceId!.Value, Summariser.Extractive), default));
        PseudonymisedText text;
        NoteKind kind;
        await using (var view = await web.Store.ReadAsync(default))
        {
            text = (await view.Notes.ReadConfirmedAsync(draft.SourceId!.Value, default))!;
            kind = (await view.Notes.FindAsync(draft.SourceId!.Value, default))!.Kind;
        }
        await using var scope = web.Services.CreateAsyncScope();
        var ask = scope.ServiceProvider.GetRequiredService<AskModel>();
        await ask.RunAsync(new ModelPurpose(Actor.System, AuditObject.Job, job.Id), kind, text, default);
        return (await web.EntriesAsync(AuditEvent.ModelCalled))[0];
    }

    private static string KeyOf(DemoFixture web) => web.Services.GetRequiredService<IAuditLog>().VerificationKey;
}
