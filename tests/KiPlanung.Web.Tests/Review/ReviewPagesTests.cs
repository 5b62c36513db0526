using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Review;

[Collection(nameof(DemoHost))]
public sealed class ReviewPagesTests(DemoFixture web)
{
    private const string Form = "form:has(section.kp-entscheidung)";
    private const string Check = "main form";

    [Fact]
    public async Task A_reviewer_approves_in_two_steps_and_reaches_the_result()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var queue = await reviewer.GetPageAsync("/pruefung");
        Assert.Contains(queue.QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == "/pruefung/" + draft.Id);

        var shown = await reviewer.OpenCaseAsync(draft.Id);
        var chosen = await reviewer.SubmitAsync(shown, Form, [("Eingabe.Urteil", "Approve"), .. AllRight(shown)]);
        Assert.Equal($"/pruefung/{draft.Id}/bestaetigen", chosen.Headers.Location?.OriginalString);
        Assert.Null((await web.StandingOfAsync(draft)).Decision);
        var check = await reviewer.GetPageAsync($"/pruefung/{draft.Id}/bestaetigen");
        Assert.Equal("freigegeben", check.ValueOf("Ihre Entscheidung"));
        var saved = await reviewer.SubmitAsync(check, Check);

        Assert.Equal($"/pruefung/{draft.Id}/entschieden", saved.Headers.Location?.OriginalString);
        var decision = (await web.StandingOfAsync(draft)).Decision!;
        Assert.IsType<Verdict.Approved>(decision.Verdict);
        Assert.Equal(draft.Hash, decision.Seen);
        var done = await reviewer.GetPageAsync($"/pruefung/{draft.Id}/entschieden");
        Assert.NotNull(done.QuerySelector($"a[href='/ergebnisse/{decision.Id}']"));
        var decided = await reviewer.OpenCaseAsync(draft.Id);
        Assert.Equal(ReviewProblems.AlreadyDecided.Message, decided.QuerySelector(".kp-entscheidung .kern-alert__body")!.TextContent.Trim());
        Assert.Null(decided.QuerySelector(".kp-ki--entwurf"));
    }

    [Fact]
    public async Task The_case_shows_source_draft_checks_and_a_form_with_nothing_chosen()
    {
        var draft = await web.ASubmittedForecastAsync();
        var page = await (await web.SignInAsync(Role.Reviewer)).OpenCaseAsync(draft.Id);

        Assert.Equal(["Quelle", "Entwurf"], page.QuerySelectorAll(".kp-pruefvorgang > section > h2").Select(h => h.TextContent));
        Assert.Equal("KI-Entwurf – nicht freigegeben", page.QuerySelector(".kp-ki__marke")!.TextContent);
        Assert.Equal("Rolle Planung", page.ValueOf("Angefordert von"));
        Assert.Equal(draft.Hash.Short, page.ValueOf("Prüfsumme"));
        Assert.Equal(draft.Hash.Hex, page.QuerySelector<IHtmlInputElement>("input[name='Eingabe.Gesehen']")!.Value);
        Assert.Equal(3, page.QuerySelectorAll("input[type=radio][name='Eingabe.Urteil']").Length);
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
        Assert.True(page.QuerySelectorAll(".kp-pruefschritte li").Length >= 5);
        Assert.DoesNotContain(web.Demo.Accounts, a => page.DocumentElement.TextContent.Contains(a.DisplayName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_summary_stands_beside_the_text_it_was_drawn_from()
    {
        var draft = await web.ASubmittedSummaryAsync();
        var page = await (await web.SignInAsync(Role.Reviewer)).OpenCaseAsync(draft.Id);

        Assert.Equal(["Quelle", "Entwurf"], page.QuerySelectorAll(".kp-pruefvorgang > section > h2").Select(h => h.TextContent));
        var cited = page.QuerySelectorAll(".kp-ki a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.NotEmpty(cited);
        Assert.All(cited, id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal("Rolle Fachkraft", page.ValueOf("Angefordert von"));
    }

    [Theory]
    [InlineData("Return")]
    [InlineData("Reject")]
    public async Task Without_a_reason_nothing_is_stored_and_the_choice_is_kept(string choice)
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);

        var answer = await reviewer.SubmitAsync(
            await reviewer.OpenCaseAsync(draft.Id), Form, ("Eingabe.Urteil", choice), ("Eingabe.Begruendung", "  "));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Bitte begründen Sie die Rückgabe oder Ablehnung in mindestens einem Satz.", Assert.Single(page.Errors()));
        Assert.Equal("#Eingabe_Begruendung", page.QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        Assert.Equal(choice, page.QuerySelector<IHtmlInputElement>("input[type=radio][checked]")!.Value);
        Assert.Equal(DraftState.Submitted, (await web.StandingOfAsync(draft)).State);
    }

    [Fact]
    public async Task A_reason_alone_decides_nothing()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenCaseAsync(draft.Id);
        Assert.Equal("TEXTAREA", page.QuerySelector("[name='Eingabe.Begruendung']")!.TagName);

        var answer = await reviewer.SubmitAsync(page, Form, ("Eingabe.Begruendung", "Nur ein Gedanke."));
        var again = await answer.PageAsync();

        Assert.Equal("Bitte wählen Sie, wie Sie entscheiden.", Assert.Single(again.Errors()));
        Assert.Equal("Nur ein Gedanke.", again.QuerySelector<IHtmlTextAreaElement>("textarea[name='Eingabe.Begruendung']")!.Value);
        Assert.Empty(again.QuerySelectorAll("input[checked]"));
        Assert.Null((await web.StandingOfAsync(draft)).Decision);
    }

    [Fact]
    public async Task The_check_page_shows_the_reason_and_lets_it_be_changed()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        await reviewer.SubmitAsync(await reviewer.OpenCaseAsync(draft.Id), Form,
            ("Eingabe.Urteil", "Return"), ("Eingabe.Begruendung", "Bitte den Datenstand\nerneuern."));

        var check = await reviewer.GetPageAsync($"/pruefung/{draft.Id}/bestaetigen");
        var back = await reviewer.GetPageAsync(check.QuerySelectorAll("main a.kern-btn").Single().GetAttribute("href")!);
        Assert.Equal("Return", back.QuerySelector<IHtmlInputElement>("input[type=radio][checked]")!.Value);
        Assert.Empty((await reviewer.OpenCaseAsync(draft.Id)).QuerySelectorAll("input[checked]"));
        await reviewer.SubmitAsync(check, Check);

        var returned = Assert.IsType<Verdict.ReturnedForChanges>((await web.StandingOfAsync(draft)).Decision!.Verdict);
        Assert.Equal("Bitte den Datenstand\nerneuern.", returned.Reason.ReplaceLineEndings("\n"));
        var done = await reviewer.GetPageAsync($"/pruefung/{draft.Id}/entschieden");
        Assert.Equal(returned.Reason, done.ValueOf("Begründung"));
        Assert.Null(done.QuerySelector("main a[href^='/ergebnisse']"));
    }

    [Fact]
    public async Task Whoever_asked_for_the_draft_finds_a_sentence_instead_of_the_form_and_cannot_decide()
    {
        var both = await web.AnAccountAsync(Role.Planner, Role.Reviewer);
        var draft = await web.ASubmittedForecastAsync(Actor.Of(both.Id, both.Roles, Door.Page));
        var browser = await web.SignInAsync(both);
        var queue = await browser.GetPageAsync("/pruefung");
        Assert.Contains("von Ihnen angefordert – entscheidet jemand anderes",
            queue.QuerySelector($"th:has(a[href='/pruefung/{draft.Id}'])")!.TextContent, StringComparison.Ordinal);
        var page = await browser.OpenCaseAsync(draft.Id);
        Assert.Null(page.QuerySelector(Form));

        foreach (var address in new[] { $"/pruefung/{draft.Id}", $"/pruefung/{draft.Id}/bestaetigen" })
        {
            var answer = await PostAsync(browser, page, address, draft.Hash.Hex, "Approve");
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Equal(ReviewProblems.OwnDraft.Message, Assert.Single((await answer.PageAsync()).Errors()));
        }
        Assert.Null((await web.StandingOfAsync(draft)).Decision);
        Assert.Contains(await web.EntriesAsync(AuditEvent.ActionRefused),
            e => e.ObjectId == draft.Id && e.Fields[AuditField.ProblemCode] == "review.own-draft");
    }

    [Fact]
    public async Task A_hash_that_is_not_the_drafts_is_stale()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenCaseAsync(draft.Id);

        foreach (var hash in new[] { ContentHash.Of("etwas anderes").Hex, "", "kein Hash" })
            foreach (var address in new[] { $"/pruefung/{draft.Id}", $"/pruefung/{draft.Id}/bestaetigen" })
            {
                var answer = await PostAsync(reviewer, page, address, hash, "Approve");
                Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
                Assert.Equal(ReviewProblems.StaleDraft.Message, Assert.Single((await answer.PageAsync()).Errors()));
            }
        Assert.Null((await web.StandingOfAsync(draft)).Decision);
    }

    [Fact]
    public async Task Of_two_reviewers_at_once_exactly_one_decides()
    {
        var draft = await web.ASubmittedForecastAsync();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => web.SignInAsync(Role.Reviewer)));
        var pages = new List<IHtmlDocument>();
        foreach (var browser in browsers)
        {
            pages.Add(await browser.OpenCaseAsync(draft.Id));
            await browser.SubmitAsync(pages[^1], "form[action$='handler=Zurueckgeben']");
        }

        var answers = await Task.WhenAll(browsers.Select((browser, i) =>
            PostAsync(browser, pages[i], $"/pruefung/{draft.Id}/bestaetigen", draft.Hash.Hex, i % 2 == 0 ? "Approve" : "Reject")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var late = await answers.First(a => a.StatusCode == HttpStatusCode.Conflict).PageAsync();
        Assert.Equal(ReviewProblems.AlreadyDecided.Message, Assert.Single(late.Errors()));
        Assert.Single(await web.EntriesAsync(AuditEvent.DecisionRecorded), e => e.ObjectId == draft.Id);
    }

    [Fact]
    public async Task An_expired_training_record_shows_no_form_and_decides_nothing()
    {
        var draft = await web.ASubmittedForecastAsync();
        var lapsed = await web.AnAccountAsync([Role.Reviewer], web.Today.AddDays(-3));
        var browser = await web.SignInAsync(lapsed);
        var page = await browser.OpenCaseAsync(draft.Id);
        Assert.Null(page.QuerySelector(Form));

        var answer = await PostAsync(browser, page, $"/pruefung/{draft.Id}/bestaetigen", draft.Hash.Hex, "Approve");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(ReviewProblems.TrainingExpired.Message, Assert.Single((await answer.PageAsync()).Errors()));
        Assert.Null((await web.StandingOfAsync(draft)).Decision);
    }

    [Fact]
    public async Task A_revised_version_shows_what_changed_and_why_the_earlier_one_came_back()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        await PostAsync(reviewer, await reviewer.OpenCaseAsync(draft.Id), $"/pruefung/{draft.Id}/bestaetigen",
            draft.Hash.Hex, "Return", "Das neue Werk fehlt.");
        var year = ForecastDocument.Read(draft.Content).Years[0].Year;
        var revised = await web.DoAsync<ReviseForecast, Draft>(r => r.RunAsync(web.DemoActor(Role.Planner), draft.Id, draft.Hash,
            [new OverriddenYear(year, 4.25)], "Das Werk nimmt 2027 den Betrieb auf.", default));
        await web.SubmitAsync(revised);

        var page = await reviewer.OpenCaseAsync(revised.Id);
        var changes = page.QuerySelector("section[aria-labelledby=fassungen]")!;
        var old = await reviewer.OpenCaseAsync(draft.Id);

        Assert.Contains("Das neue Werk fehlt.", changes.TextContent, StringComparison.Ordinal);
        Assert.Equal([year.ToString(System.Globalization.CultureInfo.InvariantCulture), "Begründung"], changes.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.StartsWith("4,25 ", changes.QuerySelector("tbody td:nth-child(3)")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(old.QuerySelector($".kern-alert a[href='/pruefung/{revised.Id}']"));
        Assert.Null(old.QuerySelector(Form));
    }

    [Fact]
    public async Task Drafts_not_handed_in_and_unknown_ones_are_not_found()
    {
        var own = await web.AForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);

        foreach (var id in new[] { own.Id, Guid.NewGuid() })
            foreach (var step in new[] { "", "/bestaetigen", "/entschieden" })
                Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/pruefung/{id}{step}")).StatusCode);
    }

    [Fact]
    public async Task The_check_page_without_a_choice_leads_back_to_the_case()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);

        foreach (var step in new[] { "/bestaetigen", "/entschieden" })
            Assert.Equal("/pruefung/" + draft.Id, (await reviewer.GetAsync($"/pruefung/{draft.Id}{step}")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Only_a_reviewer_at_a_browser_gets_to_the_pages()
    {
        var draft = await web.ASubmittedForecastAsync();
        var program = await web.AProgramAsync(Role.Reviewer);

        foreach (var address in new[] { "/pruefung", $"/pruefung/{draft.Id}" })
        {
            Assert.StartsWith("http://localhost/anmelden", (await program.GetAsync(address)).Headers.Location?.OriginalString, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignInAsync(Role.Planner)).GetAsync(address)).StatusCode);
        }
        var post = await program.PostAsync($"/pruefung/{draft.Id}/bestaetigen", new FormUrlEncodedContent([]));
        Assert.StartsWith("http://localhost/anmelden", post.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser, IHtmlDocument seen, string address, string hash, string choice, string reason = "Der Datenstand ist zu alt.") =>
        browser.ForgeAsync(seen, address,
            [("Eingabe.Gesehen", hash), ("Eingabe.Urteil", choice), ("Eingabe.Begruendung", reason), .. Keys(seen), .. AllRight(seen)]);

    /// <summary>„stimmt“ at every point the page asks about.</summary>
    private static IEnumerable<(string, string)> AllRight(IHtmlDocument page) =>
        page.QuerySelectorAll("input[type=radio][value=Right]").Select(r => (r.GetAttribute("name")!, "Right"));

    private static IEnumerable<(string, string)> Keys(IHtmlDocument page) =>
        page.QuerySelectorAll("input[name$='.Schluessel']").Select(k => (k.GetAttribute("name")!, k.GetAttribute("value")!));
}
