using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Tests.Statistics;

namespace KiPlanung.Web.Tests.Api;

[Collection(nameof(EmptyHost))]
public sealed class PlannerApiTests(WebFixture web)
{
    private static readonly string OldTag = "\"" + ContentHash.Of("eine frühere Fassung").Hex + "\"";

    [Fact]
    public async Task A_planner_goes_from_file_to_submission_with_a_token()
    {
        var program = await web.AProgramAsync(Role.Planner);
        const string key = "test:900";

        var import = await program.PostAsync(Tables.ImportAddress(key), Tables.Csv(Tables.ATable(key)));
        Assert.Equal(HttpStatusCode.Created, import.StatusCode);
        Assert.Equal(9, (await import.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("import").GetProperty("seriesCount").GetInt32());

        var series = await program.GetFromJsonAsync<JsonElement>($"/api/series?indicator={key}&region=16062");
        Assert.Equal("2024-12-31", series.GetProperty("dataDate").GetString());
        Assert.Equal("count", series.GetProperty("nature").GetString());

        var asked = await program.PostAsJsonAsync("/api/forecasts", new { indicator = key, region = "16062", horizon = 5 });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var job = await web.FinishAsync(program, asked.Headers.Location!.OriginalString);
        Assert.Equal("finished", job.GetProperty("state").GetString());

        var address = "/api/drafts/" + job.GetProperty("draftId").GetGuid();
        var answer = await program.GetAsync(address);
        var draft = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("KI-Entwurf – nicht freigegeben", draft.GetProperty("label").GetString());
        Assert.Equal(5, draft.GetProperty("content").GetProperty("years").GetArrayLength());
        Assert.Equal($"\"{draft.GetProperty("hash").GetString()}\"", answer.Headers.ETag!.Tag);

        var submitted = await WriteAsync(program, address + "/submission", answer.Headers.ETag.Tag, null);
        Assert.Equal(HttpStatusCode.NoContent, submitted.StatusCode);
        Assert.Equal("submitted", (await program.GetFromJsonAsync<JsonElement>(address)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var program = await web.AProgramAsync(Role.Planner);
        const string key = "test:901";

        var first = await program.PostAsync(Tables.ImportAddress(key), Tables.Csv(Tables.ATable(key)));
        using var form = new MultipartFormDataContent { { Tables.Csv(Tables.ATable(key)), "file", "tabelle.csv" } };
        var second = await program.PostAsync(Tables.ImportAddress(key), form);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.True((await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("alreadyThere").GetBoolean());
    }

    [Fact]
    public async Task A_bad_file_is_told_by_line_and_column_and_nothing_of_it_is_kept()
    {
        var program = await web.AProgramAsync(Role.Planner);
        const string table = "region;name;jahr;wert\n16062;Kreis B;2020;12\n16062;Kreis B;2021;k. A.\n";

        var answer = await program.PostAsync(Tables.ImportAddress("test:902"), Tables.Csv(table));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var place = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal((3, 4), (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32()));
        Assert.StartsWith("urn:kiplanung:problem:statistics.", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/series?indicator=test:902&region=16062")).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_written_only_by_who_names_the_version_they_saw()
    {
        var program = await web.AProgramAsync(Role.Planner);
        var (address, tag) = await ADraftAsync(program);
        var change = new { years = new[] { new { year = 2025, value = 1500.0 } }, rationale = "Zwei Neubaugebiete werden 2025 bezogen." };

        foreach (var act in new[] { "/submission", "/withdrawal", "/revisions" })
        {
            Assert.Equal(HttpStatusCode.PreconditionRequired, (await WriteAsync(program, address + act, null, change)).StatusCode);
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await WriteAsync(program, address + act, OldTag, change)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await WriteAsync(program, address + act, "\"*\"", change)).StatusCode);
        }

        var revised = await WriteAsync(program, address + "/revisions", tag, change);
        Assert.Equal(HttpStatusCode.Created, revised.StatusCode);
        Assert.NotEqual(tag, revised.Headers.ETag!.Tag);
        var next = await revised.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, next.GetProperty("version").GetInt32());
        Assert.Equal(1500, next.GetProperty("content").GetProperty("years")[0].GetProperty("mean").GetDouble());

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await WriteAsync(program, address + "/submission", tag, null)).StatusCode);
        var submitted = await WriteAsync(program, revised.Headers.Location + "/submission", revised.Headers.ETag.Tag, null);
        Assert.Equal(HttpStatusCode.NoContent, submitted.StatusCode);
        var withdrawn = await WriteAsync(program, revised.Headers.Location + "/withdrawal", revised.Headers.ETag.Tag, null);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
    }

    [Fact]
    public async Task A_revision_is_of_figures_or_of_statements_and_gives_a_reason()
    {
        var program = await web.AProgramAsync(Role.Planner);
        var (address, tag) = await ADraftAsync(program);

        var neither = await WriteAsync(program, address + "/revisions", tag, new { });
        var both = await WriteAsync(program, address + "/revisions", tag,
            new { years = new[] { new { year = 2025, value = 1.0 } }, claims = new[] { new { index = 0, sentence = "Satz." } } });
        var unreasoned = await WriteAsync(program, address + "/revisions", tag, new { years = new[] { new { year = 2025, value = 1.0 } } });

        Assert.Equal("draft.revision", await CodeAsync(neither));
        Assert.Equal("draft.revision", await CodeAsync(both));
        Assert.Equal("forecast.rationale", await CodeAsync(unreasoned));
    }

    [Fact]
    public async Task No_token_decides()
    {
        var program = await web.AProgramAsync(Role.Planner);
        var (address, tag) = await ADraftAsync(program);
        await WriteAsync(program, address + "/submission", tag, null);
        var reviewer = await web.AProgramAsync(Role.Reviewer);

        var id = address.Split('/')[^1];
        var queue = await reviewer.GetFromJsonAsync<JsonElement>("/api/reviews");
        var entry = Assert.Single(queue.EnumerateArray(), e => e.GetProperty("draftId").GetString() == id);
        Assert.True(entry.GetProperty("mayDecide").GetBoolean());
        foreach (var decision in new[] { address + "/decision", "/api/reviews/" + id + "/decision", "/api/decisions" })
        {
            var answer = await WriteAsync(reviewer, decision, tag, new { verdict = "approved" });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal("submitted", (await program.GetFromJsonAsync<JsonElement>(address)).GetProperty("state").GetString());
        Assert.DoesNotContain((await reviewer.GetFromJsonAsync<JsonElement>("/api/releases")).EnumerateArray(),
            r => r.GetProperty("draftId").GetString() == id);
    }

    [Fact]
    public async Task Drafts_and_jobs_of_others_are_not_there()
    {
        var key = await web.AnIndicatorAsync();
        var (owner, other) = (await web.AProgramAsync(Role.Planner), await web.AProgramAsync(Role.Planner));
        var (address, tag) = await ADraftAsync(owner);
        var asked = await owner.PostAsJsonAsync("/api/forecasts", new { indicator = key, region = "16062", horizon = 3 });
        var job = asked.Headers.Location!.OriginalString;

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await WriteAsync(other, address + "/submission", tag, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(job)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await owner.DeleteAsync(job)).StatusCode);
        var open = (await owner.GetAsync(job)).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync(job, open)).StatusCode);
        Assert.Empty((await other.GetFromJsonAsync<JsonElement>("/api/drafts")).EnumerateArray());
        await web.FinishAsync(owner, job);
        var late = await owner.DeleteAsync(job, open);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("inzwischen fertig", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.DeleteAsync(job, (await owner.GetAsync(job)).Headers.ETag!.Tag)).StatusCode);
    }

    [Theory]
    [InlineData("""{"indicator":"test:1","region":"16062","horizon":0}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"indicator":"test:1","region":"16062","horizon":31}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"region":"16062","horizon":3}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"indicator":"test:1","region":"Kreis","horizon":3}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"indicator":"gibt:es:nicht","region":"16062","horizon":3}""", HttpStatusCode.NotFound)]
    [InlineData("kein JSON", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_planned_is_a_problem_with_a_german_sentence(string body, HttpStatusCode expected)
    {
        var program = await web.AProgramAsync(Role.Planner);

        var answer = await program.PostAsync("/api/forecasts", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("code").GetString()));
    }

    private async Task<(string Address, string Tag)> ADraftAsync(HttpClient program)
    {
        var key = await web.AnIndicatorAsync();
        var years = Enumerable.Range(2025, 3).Select(y => new { year = y, value = 1400.0 + y, low = 3000.0, high = 3900.0 }).ToArray();
        var answer = await program.PostAsJsonAsync("/api/forecasts/by-hand",
            new { indicator = key, region = "16062", years, rationale = "Nach Absprache mit dem Bauamt und den Gemeinden." });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (answer.Headers.Location!.OriginalString, answer.Headers.ETag!.Tag);
    }

    private static async Task<HttpResponseMessage> WriteAsync(HttpClient program, string address, string? tag, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await program.SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
