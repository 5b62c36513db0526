using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Review;

/// <summary>A host of its own: everything is drawn for own key points, and one case at a time is enough.</summary>
public sealed class ReviewWorkFixture : IAsyncLifetime
{
    public DemoFixture Web { get; } = new()
    {
        Settings =
        {
            ["KiPlanung:Review:OwnKeyPointsShare"] = "1", ["KiPlanung:Review:MostInWork"] = "1", ["KiPlanung:Review:NoticeAfterApprovals"] = "2",
        },
    };

    public Task InitializeAsync() => Web.InitializeAsync();

    public async Task DisposeAsync() => await Web.DisposeAsync();
}

public sealed class ReviewWorkPagesTests(ReviewWorkFixture fixture) : IClassFixture<ReviewWorkFixture>
{
    private const string Show = "form[action$='handler=Zeigen']";
    private const string KeyPoints = "Die Quote sinkt seit drei Jahren.";
    private readonly DemoFixture web = fixture.Web;

    [Fact]
    public async Task The_source_comes_first_then_own_key_points_then_the_draft()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var source = await reviewer.GetPageAsync("/pruefung/" + draft.Id);
        Assert.NotNull(source.QuerySelector("#quelle"));
        Assert.Null(source.QuerySelector(".kp-ki, [name='Eingabe.Gesehen'], .kp-pruefschritte"));

        var refused = await reviewer.SubmitAsync(source, Show, ("Kernpunkte", "kurz"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("#Kernpunkte", (await refused.PageAsync()).QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        await reviewer.SubmitAsync(source, Show, ("Kernpunkte", KeyPoints));

        var shown = await reviewer.GetPageAsync("/pruefung/" + draft.Id);
        Assert.Equal(KeyPoints, shown.QuerySelector(".kp-kernpunkte p")!.TextContent);
        Assert.NotNull(shown.QuerySelector(".kp-ki"));
        Assert.NotNull(shown.ValueOf("Von Ihnen übernommen"));
        await reviewer.SubmitAsync(shown, "form[action$='handler=Zurueckgeben']");
    }

    [Fact]
    public async Task Taking_says_why_it_comes_first_until_when_and_warns_of_too_much()
    {
        var (one, other) = (await web.ASubmittedForecastAsync(), await web.ASubmittedForecastAsync());
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var queue = await reviewer.GetPageAsync("/pruefung");
        Assert.NotEmpty(RowOf(queue, one.Id).QuerySelectorAll(".kern-badge"));
        Assert.Contains("etwa", RowOf(queue, one.Id).TextContent, StringComparison.Ordinal);

        var taken = await reviewer.SubmitAsync(queue, TakeForm(one.Id));
        Assert.Equal("/pruefung/" + one.Id, taken.Headers.Location?.OriginalString);
        var warned = await (await reviewer.SubmitAsync(await reviewer.GetPageAsync("/pruefung"), TakeForm(other.Id))).PageAsync();
        Assert.Contains("höchstens 1", warned.QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/pruefung/" + other.Id,
            (await reviewer.SubmitAsync(warned, "form:has(input[name=trotzdem])")).Headers.Location?.OriginalString);

        var colleague = await web.SignInAsync(Role.Reviewer);
        var seen = await colleague.GetPageAsync("/pruefung");
        Assert.Contains("prüft jemand anderes", RowOf(seen, one.Id).TextContent, StringComparison.Ordinal);
        Assert.Null((await colleague.GetPageAsync("/pruefung/" + one.Id)).QuerySelector(Show));
        foreach (var id in new[] { one.Id, other.Id })
            await reviewer.SubmitAsync(await reviewer.GetPageAsync("/pruefung"), $"form[action$='handler=Zurueckgeben']:has(input[value='{id}'])");
        Assert.Contains("Ich prüfe das", RowOf(await colleague.GetPageAsync("/pruefung"), one.Id).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_backlog_is_drawn_with_a_table_beside_it_and_told_to_programs()
    {
        await web.ASubmittedForecastAsync();
        var page = await (await web.SignInAsync(Role.Reviewer)).GetPageAsync("/pruefung/rueckstand");
        var program = await web.AProgramAsync(Role.Reviewer);

        Assert.NotNull(page.QuerySelector("figure svg[role=img] title"));
        Assert.Equal(5, page.QuerySelectorAll("tbody tr").Length);
        var classes = await program.GetFromJsonAsync<JsonElement>("/api/reviews/backlog");
        Assert.Equal(page.QuerySelectorAll("tbody td").Select(td => td.TextContent), classes.EnumerateArray().Select(c => c.GetProperty("count").ToString()));
    }

    [Fact]
    public async Task A_program_takes_and_gives_back_and_decides_nothing()
    {
        var draft = await web.ASubmittedForecastAsync();
        var program = await web.AProgramAsync(Role.Reviewer);

        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync($"/api/reviews/{draft.Id}/lease", null)).StatusCode);
        var lines = (await program.GetFromJsonAsync<JsonElement>("/api/reviews")).EnumerateArray();
        Assert.Equal(JsonValueKind.String, lines.Single(l => l.GetProperty("draftId").GetGuid() == draft.Id).GetProperty("takenUntil").ValueKind);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync($"/api/reviews/{draft.Id}/lease", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"/api/reviews/{draft.Id}/lease")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.DeleteAsync($"/api/reviews/{draft.Id}/lease")).StatusCode);
        Assert.Equal(0, (await program.GetFromJsonAsync<JsonElement>("/api/reviews/own-figures")).GetProperty("approved").GetInt32());
    }

    [Fact]
    public async Task A_substitution_is_entered_shown_and_ended()
    {
        var away = await web.AnAccountAsync(Role.Reviewer);
        var deputy = await web.AnAccountAsync(Role.Reviewer);
        var browser = await web.SignInAsync(away);
        var page = await browser.GetPageAsync("/pruefung/vertretung");
        const string form = "form[action$='handler=Vertretung']";

        var refused = await (await browser.SubmitAsync(page, form, ("Neu.Vertretung", away.Id.ToString()))).PageAsync();
        Assert.Equal(ReviewWorkProblems.DeputyOfOneself.Message, Assert.Single(refused.Errors()));
        await browser.SubmitAsync(page, form, ("Neu.Vertretung", deputy.Id.ToString()));
        var set = await browser.GetPageAsync("/pruefung/vertretung");
        var row = set.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(deputy.DisplayName, StringComparison.Ordinal));
        Assert.Contains(away.DisplayName, row.TextContent, StringComparison.Ordinal);
        var unnamed = await browser.SubmitAsync(set, "form[action$='handler=Beenden']", ("stand", ""));
        Assert.Equal(HttpStatusCode.PreconditionRequired, unnamed.StatusCode);
        await browser.SubmitAsync(set, "form[action$='handler=Beenden']");
        var late = await browser.SubmitAsync(set, "form[action$='handler=Beenden']");
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.DoesNotContain((await browser.GetPageAsync("/pruefung/vertretung")).QuerySelectorAll("tbody tr"),
            r => r.TextContent.Contains(deputy.DisplayName, StringComparison.Ordinal));

        await browser.SubmitAsync(set, "form[action$='handler=Zustaendigkeit']", ("Zustaendig.Art", "Forecast"), ("Zustaendig.Gebiet", "16067"));
        var own = await browser.GetPageAsync("/pruefung/vertretung");
        Assert.Contains("Schlüssel beginnt mit 16067", own.Body!.TextContent, StringComparison.Ordinal);
        const string giveUp = "form[action$='handler=Abgeben']";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await browser.SubmitAsync(own, giveUp, ("stand", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(own, giveUp)).StatusCode);
        var again = await browser.SubmitAsync(own, giveUp);
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.StatusCode);
        Assert.Contains("selbst abgegeben", (await again.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_takes_on_a_responsibility_and_gives_it_up_naming_the_state_it_saw()
    {
        var program = await web.AProgramAsync(Role.Reviewer);
        const string all = "/api/reviews/responsibilities";

        var added = await program.PostAsJsonAsync(all, new { kind = "forecast", area = "16067" });
        var wrong = await program.PostAsJsonAsync(all, new { kind = "forecast", area = "Gotha" });
        var everywhere = await program.PostAsJsonAsync(all, new { kind = "forecast" });
        var address = added.Headers.Location!.OriginalString;
        var found = await program.GetAsync(address);
        var stranger = await web.AProgramAsync(Role.Reviewer);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.Created),
            (added.StatusCode, wrong.StatusCode, everywhere.StatusCode));
        Assert.Equal(["", "16067"],
            (await program.GetFromJsonAsync<JsonElement>(all)).EnumerateArray().Select(r => r.GetProperty("area").GetString()).Order());
        Assert.Equal(added.Headers.ETag, found.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
        Assert.Empty((await stranger.GetFromJsonAsync<JsonElement>(all)).EnumerateArray());

        Assert.Equal(HttpStatusCode.PreconditionRequired, await RemoveAsync(program, null));
        Assert.Equal(HttpStatusCode.NotFound, await RemoveAsync(stranger, found.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RemoveAsync(program, everywhere.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NoContent, await RemoveAsync(program, found.Headers.ETag.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RemoveAsync(program, found.Headers.ETag.Tag));
        Assert.Contains("\"ended\":true", await program.GetStringAsync(address), StringComparison.Ordinal);

        async Task<HttpStatusCode> RemoveAsync(HttpClient caller, string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, address);
            if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
            return (await caller.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task A_program_sets_a_deputy_and_ends_it_naming_the_state_it_saw()
    {
        var away = await web.AnAccountAsync(Role.Reviewer);
        var deputy = await web.AnAccountAsync(Role.Reviewer);
        var program = await web.AProgramAsync(away);
        var tomorrow = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        var body = new { @for = away.Id.Value, by = deputy.Id.Value, from = tomorrow, until = tomorrow.AddDays(3) };

        var set = await program.PostAsJsonAsync("/api/reviews/deputies", body);
        var tooLong = await program.PostAsJsonAsync("/api/reviews/deputies", body with { until = tomorrow.AddDays(50) });
        var address = set.Headers.Location!.OriginalString;
        var listed = await program.GetStringAsync("/api/reviews/deputies");
        var found = await program.GetAsync(address);
        var page = await (await web.SignInAsync(away)).GetPageAsync("/pruefung/vertretung");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (set.StatusCode, tooLong.StatusCode));
        Assert.Contains(deputy.DisplayName, listed, StringComparison.Ordinal);
        Assert.Contains(address.Split('/')[^1], listed, StringComparison.Ordinal);
        Assert.Equal(set.Headers.ETag, found.Headers.ETag);
        Assert.Contains(deputy.DisplayName, page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.PreconditionRequired, await EndAsync(program, null));
        Assert.Equal(HttpStatusCode.NotFound, await EndAsync(await web.AProgramAsync(Role.Reviewer), found.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NoContent, await EndAsync(await web.AProgramAsync(deputy), found.Headers.ETag.Tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await EndAsync(program, found.Headers.ETag.Tag));
        Assert.Contains("\"ended\":true", await program.GetStringAsync(address), StringComparison.Ordinal);

        async Task<HttpStatusCode> EndAsync(HttpClient caller, string? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, address);
            if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
            return (await caller.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Own_figures_and_the_notice_of_many_approvals_are_for_the_person_alone()
    {
        var account = await web.AnAccountAsync(Role.Reviewer);
        var reviewer = await web.SignInAsync(account);
        for (var i = 0; i < 2; i++)
        {
            Assert.Null((await reviewer.GetPageAsync("/pruefung")).QuerySelector(".kern-alert--info"));
            var draft = await web.ASubmittedForecastAsync();
            await reviewer.SubmitAsync(await reviewer.GetPageAsync("/pruefung/" + draft.Id), Show, ("Kernpunkte", KeyPoints));
            var page = await reviewer.GetPageAsync("/pruefung/" + draft.Id);
            var right = page.QuerySelectorAll("input[type=radio][value=Right]").Select(r => (r.GetAttribute("name")!, "Right"));
            await reviewer.SubmitAsync(page, "form:has(section.kp-entscheidung)", [("Eingabe.Urteil", "Approve"), .. right]);
            await reviewer.SubmitAsync(await reviewer.GetPageAsync($"/pruefung/{draft.Id}/bestaetigen"), "main form");
        }

        Assert.Contains("2 Freigaben in Folge", (await reviewer.GetPageAsync("/pruefung")).QuerySelector(".kern-alert--info")!.TextContent, StringComparison.Ordinal);
        var own = await reviewer.GetPageAsync("/pruefung/zahlen");
        Assert.StartsWith("2: 2 freigegeben", own.ValueOf("Ihre Urteile"), StringComparison.Ordinal);
        Assert.Contains("Zu wenig Personen", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zu wenig Daten", own.Body.TextContent, StringComparison.Ordinal);

        var auditor = await (await web.SignInAsync(Role.Auditor)).GetPageAsync("/pruefung/zahlen");
        Assert.Null(auditor.QuerySelector("#eigene"));
        Assert.Contains("Zu wenig Personen", auditor.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignInAsync(Role.Planner)).GetAsync("/pruefung/zahlen")).StatusCode);
        Assert.Null((await (await web.SignInAsync(Role.Reviewer)).GetPageAsync("/pruefung")).QuerySelector(".kern-alert--info"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.AProgramAsync(Role.Auditor)).GetAsync("/api/reviews/own-figures")).StatusCode);
    }

    [Fact]
    public async Task A_training_record_entered_by_the_administration_opens_and_closes_the_form_at_once()
    {
        var account = await web.AnAccountAsync([Role.Reviewer], web.Today.AddDays(-1));
        var (reviewer, office) = (await web.SignInAsync(account), await web.SignInAsync(Role.Administrator));
        var draft = await web.ASubmittedForecastAsync();
        Assert.Contains(ReviewProblems.TrainingExpired.Message, (await reviewer.GetPageAsync("/pruefung/" + draft.Id)).Body!.TextContent, StringComparison.Ordinal);

        await RecordAsync(office, account, web.Today.AddYears(1));
        Assert.NotNull((await reviewer.GetPageAsync("/pruefung/" + draft.Id)).QuerySelector(Show));
        await RecordAsync(office, account, web.Today.AddDays(-1));
        Assert.Null((await reviewer.GetPageAsync("/pruefung/" + draft.Id)).QuerySelector(Show));

        var page = await office.GetPageAsync("/konten/" + account.Id);
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=schulung] tbody tr").Length);
        var refused = await (await office.SubmitAsync(page, "form[action$='handler=Schulung']")).PageAsync();
        Assert.Contains("Bitte geben Sie an, wann geschult wurde.", refused.Errors());
    }

    private async Task RecordAsync(HttpClient office, Account account, DateOnly until)
    {
        var page = await office.GetPageAsync("/konten/" + account.Id);
        var answer = await office.SubmitAsync(page, "form[action$='handler=Schulung']", ("Schulung.Inhalt", "Prüfen von KI-Entwürfen"),
            ("Schulung.Am", web.Today.AddDays(-2).ToString("yyyy-MM-dd", null)), ("Schulung.GueltigBis", until.ToString("yyyy-MM-dd", null)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static IElement RowOf(IParentNode queue, Guid draft) =>
        queue.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector($"a[href='/pruefung/{draft}']") is not null);

    private static string TakeForm(Guid draft) => $"form[action$='handler=Uebernehmen']:has(input[value='{draft}'])";
}

/// <summary>Everything is judged twice and every submission brings a control item.</summary>
public sealed class SampledReviewTests : IClassFixture<SampledReviewTests.Host>
{
    public sealed class Host : IAsyncLifetime
    {
        public DemoFixture Web { get; } = new()
        {
            Settings = { ["KiPlanung:Review:DoubleReviewShare"] = "1", ["KiPlanung:Review:ControlShare"] = "1" },
        };

        public Task InitializeAsync() => Web.InitializeAsync();

        public async Task DisposeAsync() => await Web.DisposeAsync();
    }

    private readonly DemoFixture web;

    public SampledReviewTests(Host host) => web = host.Web;

    [Fact]
    public async Task Blind_votes_stay_blind_and_a_control_item_is_told_at_once()
    {
        var released = await web.AReleasedAsync(await web.ASubmittedForecastAsync());
        var (one, other) = (await web.SignInAsync(Role.Reviewer), await web.SignInAsync(Role.Reviewer));
        var draft = await web.ASubmittedForecastAsync();

        var first = await JudgeAsync(one, draft.Id, "Reject");
        Assert.Equal("Urteil gespeichert", first.Heading());
        Assert.Contains("Ihr Urteil ist gespeichert", (await one.GetPageAsync("/pruefung")).Body!.TextContent, StringComparison.Ordinal);
        var blind = await other.OpenCaseAsync(draft.Id);
        Assert.DoesNotContain("abgelehnt", blind.Body!.TextContent, StringComparison.Ordinal);
        var second = await JudgeAsync(other, draft.Id, "Approve");
        Assert.Equal("Entscheidung gespeichert", second.Heading());
        Assert.Equal("freigegeben", second.ValueOf("Ihr eigenes Urteil"));
        Assert.Equal(DraftState.Returned, (await web.StandingOfAsync(draft)).State);

        await using var view = await web.Store.ReadAsync(default);
        var control = (await view.ControlItems.ListOpenAsync(default))[0];
        Assert.Equal(released.Title, control.Title);
        var told = await JudgeAsync(one, control.Id, "Approve");
        Assert.Equal("Das war eine Kontrollaufgabe", told.Heading());
        Assert.Contains(control.Explanation, told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await one.GetAsync("/ergebnisse/" + control.Id)).StatusCode);
        Assert.DoesNotContain((await one.GetPageAsync("/ergebnisse")).QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains(control.Id.ToString(), StringComparison.Ordinal));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> JudgeAsync(HttpClient browser, Guid id, string choice)
    {
        var page = await browser.OpenCaseAsync(id);
        var right = page.QuerySelectorAll("input[type=radio][value=Right]").Select(r => (r.GetAttribute("name")!, "Right"));
        await browser.SubmitAsync(page, "form:has(section.kp-entscheidung)",
            [("Eingabe.Urteil", choice), ("Eingabe.Begruendung", "Der Datenstand ist zu alt."), .. right]);
        await browser.SubmitAsync(await browser.GetPageAsync($"/pruefung/{id}/bestaetigen"), "main form");
        return await browser.GetPageAsync($"/pruefung/{id}/entschieden");
    }
}

/// <summary>Forms carry the state they were made from: without it 428, with an older one 412 that says what is newer.</summary>
[Collection(nameof(EmptyHost))]
public sealed class StateOfFormsTests(WebFixture web)
{
    [Fact]
    public async Task A_form_of_an_account_that_changed_meanwhile_is_refused_and_says_what_changed()
    {
        var account = await web.AnAccountAsync(Role.Reviewer);
        var office = await web.SignInAsync(Role.Administrator);
        var seen = await office.GetPageAsync("/konten/" + account.Id);
        const string training = "form[action$='handler=Schulung']";
        (string, string)[] record =
        [
            ("Schulung.Inhalt", "Prüfen von KI-Entwürfen"), ("Schulung.Am", web.Today.ToString("yyyy-MM-dd", null)),
            ("Schulung.GueltigBis", web.Today.AddYears(1).ToString("yyyy-MM-dd", null)),
        ];
        Assert.Equal(HttpStatusCode.Redirect, (await office.SubmitAsync(seen, training, record)).StatusCode);

        (string, (string, string)[])[] forms =
            [(training, record), ("form[action$='handler=Link']", []), ("form[action$='handler=Sperren']", [])];
        foreach (var (form, values) in forms)
        {
            var late = await office.SubmitAsync(seen, form, values);
            Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
            Assert.Contains("mit einem neuen Schulungsnachweis versehen (Rolle: Administration)", (await late.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.PreconditionRequired, (await office.SubmitAsync(seen, form, [.. values, ("Stand", "")])).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Redirect,
            (await office.SubmitAsync(await office.GetPageAsync("/konten/" + account.Id), "form[action$='handler=Sperren']")).StatusCode);
    }
}
