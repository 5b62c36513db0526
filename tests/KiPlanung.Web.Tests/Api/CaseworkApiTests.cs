using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Tests.Statistics;

namespace KiPlanung.Web.Tests.Api;

[Collection(nameof(EmptyHost))]
public sealed class CaseworkApiTests(WebFixture web)
{
    private const string Note =
        "Gespräch mit Erika Mustermann, Tel. 03634 112233. Frau Mustermann sucht eine Betreuung am Nachmittag. "
        + "Der Bus fährt nur zweimal am Tag. Eine Beratung am Wohnort wäre hilfreich.";

    [Fact]
    public async Task A_note_is_judged_confirmed_and_summarised_without_its_clear_text_coming_back()
    {
        var program = await web.AProgramAsync(Role.CaseWorker);
        var added = await program.PostAsJsonAsync("/api/notes", new { kind = "counselling-note", text = Note });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var address = added.Headers.Location!.OriginalString;
        var note = address[..address.LastIndexOf('/')];

        var proposal = await program.GetFromJsonAsync<JsonElement>(address);
        Assert.DoesNotContain("Mustermann", proposal.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict,
            (await program.PostAsJsonAsync(note + "/summaries", new { summariser = "extractive" })).StatusCode);

        var start = Note.IndexOf("Wohnort", StringComparison.Ordinal);
        var corrections = new
        {
            added = new[] { new { start, end = start + "Wohnort".Length, type = "other-quasi" } },
            judgedReviewPoints = proposal.GetProperty("reviewPoints").EnumerateArray()
                .Select(p => p.GetProperty("start").GetInt32()).ToArray(),
        };
        var tag = (await program.GetAsync(address)).Headers.ETag!.Tag;
        var corrected = await (await CorrectAsync(program, note, tag, corrections)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.DoesNotContain("Wohnort", corrected.GetProperty("preview").GetString(), StringComparison.Ordinal);

        var stale = await program.PostAsJsonAsync(note + "/confirmation", new { seenHash = proposal.GetProperty("seenHash").GetString() });
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var confirmed = await program.PostAsJsonAsync(note + "/confirmation",
            new { seenHash = corrected.GetProperty("seenHash").GetString() });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);

        var asked = await program.PostAsJsonAsync(note + "/summaries", new { summariser = "extractive" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var job = await web.FinishAsync(program, asked.Headers.Location!.OriginalString);
        Assert.Equal("summary", job.GetProperty("kind").GetString());
        var draft = await program.GetFromJsonAsync<JsonElement>("/api/drafts/" + job.GetProperty("draftId").GetGuid());
        Assert.DoesNotContain("Mustermann", draft.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("own-check", draft.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_note_file_is_read_and_a_recording_is_refused()
    {
        var program = await web.AProgramAsync(Role.CaseWorker);
        using var text = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Note)), "file", "notiz.txt" } };
        using var audio = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "gespraech.mp3" } };

        var taken = await program.PostAsync("/api/notes/file?kind=interview", text);
        var refused = await program.PostAsync("/api/notes/file?kind=interview", audio);

        Assert.Equal("interview", (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kind").GetString());
        Assert.Equal("note.audio", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_deleted_note_is_gone_and_others_never_see_one()
    {
        var (owner, other) = (await web.AProgramAsync(Role.CaseWorker), await web.AProgramAsync(Role.CaseWorker));
        var added = await owner.PostAsJsonAsync("/api/notes", new { kind = "practice-report", text = Note });
        var address = added.Headers.Location!.OriginalString;
        var note = address[..address.LastIndexOf('/')];

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        var seen = (await owner.GetAsync(note)).Headers.ETag!.Tag;
        Assert.Equal(seen, (await owner.GetAsync(address)).Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync(note, seen)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await owner.DeleteAsync(note)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await owner.PostAsJsonAsync(note + "/corrections", new { })).StatusCode);
        var place = Note.IndexOf("Wohnort", StringComparison.Ordinal);
        var mark = new { added = new[] { new { start = place, end = place + "Wohnort".Length, type = "other-quasi" } } };
        var corrected = await CorrectAsync(owner, note, seen, mark);
        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await CorrectAsync(owner, note, seen, mark)).StatusCode);
        var late = await owner.DeleteAsync(note, seen);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("in der 2. Fassung der Angaben, geändert in der Rolle Fachkraft", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync(note, corrected.Headers.ETag!.Tag)).StatusCode);
        Assert.False((await owner.GetAsync(address)).IsSuccessStatusCode);
    }

    private static Task<HttpResponseMessage> CorrectAsync(HttpClient program, string note, string tag, object corrections)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, note + "/corrections") { Content = JsonContent.Create(corrections) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return program.SendAsync(request);
    }

    [Fact]
    public async Task An_auditor_gets_checkpoint_entries_and_an_archive_that_hold_no_names()
    {
        await web.AnIndicatorAsync();
        var auditor = await web.AProgramAsync(Role.Auditor);

        var checkpoint = await auditor.GetStringAsync("/api/audit/checkpoint");
        var entries = await auditor.GetFromJsonAsync<JsonElement>("/api/audit/entries?event=statistics-imported");
        var unknown = await auditor.GetAsync("/api/audit/entries?event=unbekannt");
        await using var archive = new ZipArchive(await auditor.GetStreamAsync("/api/audit/export"), ZipArchiveMode.Read);

        Assert.Contains("\n— ", checkpoint, StringComparison.Ordinal);
        Assert.All(entries.GetProperty("entries").EnumerateArray(),
            e => Assert.Equal("statistics-imported", e.GetProperty("event").GetString()));
        Assert.NotEqual(0, entries.GetProperty("total").GetInt64());
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains(archive.Entries, e => e.FullName == "checkpoint");
        Assert.Contains(archive.Entries, e => e.FullName.StartsWith("tile/entries/", StringComparison.Ordinal));
        Assert.DoesNotContain("Jördis", entries.GetRawText(), StringComparison.Ordinal);
    }
}
