using System.Net;
using AngleSharp.Html.Dom;
using KiPlanung.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Tests.Notes;

namespace KiPlanung.Web.Tests.Drafts;

public sealed class OwnDraftPagesTests(DemoFixture web) : IClassFixture<DemoFixture>
{
    [Fact]
    public async Task A_summary_is_requested_checked_against_its_source_and_handed_in()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        await browser.ConfirmNoteAsync(note);
        var noted = await browser.GetPageAsync($"/notizen/{note}");
        Assert.Null(noted.QuerySelector("input[value=Chat]"));
        var requested = await browser.SubmitAsync(noted, "form[action*=Zusammenfassen]");
        Assert.StartsWith("/prognosen/auftrag/", requested.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await web.RunJobsAsync();

        var list = await browser.GetPageAsync("/entwuerfe");
        var row = Assert.Single(list.QuerySelectorAll("tbody tr"));
        Assert.Contains("in Eigenprüfung", row.TextContent, StringComparison.Ordinal);
        var address = row.QuerySelector("a")!.GetAttribute("href")!;
        var page = await browser.GetPageAsync(address);
        Assert.StartsWith("Vorschlag der KI", page.ValueOf("Entstanden"), StringComparison.Ordinal);
        Assert.Equal("KI-Entwurf – nicht freigegeben", page.QuerySelector(".kp-ki--entwurf .kp-ki__marke")!.TextContent);
        AssertEvidence(page);

        var answer = await browser.SubmitAsync(page, "form[action*=Einreichen]");

        Assert.Equal(address, answer.Headers.Location!.OriginalString);
        page = await browser.GetPageAsync(address);
        Assert.Equal("zur Prüfung", page.QuerySelector("h1 ~ div .kern-badge")!.TextContent);
        Assert.Null(page.QuerySelector("form[action*=Einreichen]"));
        Assert.NotNull(page.QuerySelector($"a[href='{address}/zurueckziehen']"));
    }

    [Fact]
    public async Task Drafts_exist_for_their_owner_alone()
    {
        var owner = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(owner);
        var strangers = new[] { await web.SignInAsync(Role.CaseWorker), await web.SignInAsync(Role.Planner) };

        foreach (var stranger in strangers)
            foreach (var each in new[] { address, address + "/ueberarbeiten", address + "/zurueckziehen" })
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(each)).StatusCode);
        var auditor = await web.SignInAsync(Role.Auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/entwuerfe")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await web.ABrowser().GetAsync("/entwuerfe")).StatusCode);
    }

    [Fact]
    public async Task Only_the_version_that_was_seen_is_handed_in()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(browser);
        var page = await browser.GetPageAsync(address);

        var stale = await browser.SubmitAsync(page, "form[action*=Einreichen]", ("gesehen", new string('0', 64)));
        var missing = await browser.SubmitAsync(page, "form[action*=Einreichen]", ("gesehen", ""));

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("inzwischen geändert", Assert.Single((await stale.PageAsync()).Errors()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, missing.StatusCode);
        Assert.NotNull((await browser.GetPageAsync(address)).QuerySelector("form[action*=Einreichen]"));
    }

    [Fact]
    public async Task A_struck_statement_makes_a_new_version_and_the_old_one_points_to_it()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(browser);
        var form = await browser.GetPageAsync(address + "/ueberarbeiten");
        var claims = form.QuerySelectorAll("textarea").Length;
        Assert.True(claims > 0);

        var unchanged = await browser.SubmitAsync(form, "main form");
        Assert.Equal(HttpStatusCode.BadRequest, unchanged.StatusCode);
        var invented = await browser.SubmitAsync(form, "main form", ("Aussagen[0].Satz", "Es fehlen 400 Wohnungen in 17 Orten."));
        Assert.Equal(HttpStatusCode.BadRequest, invented.StatusCode);
        var kept = (IHtmlTextAreaElement)(await invented.PageAsync()).QuerySelector("textarea")!;
        Assert.Equal("Es fehlen 400 Wohnungen in 17 Orten.", kept.Value);
        var stale = await browser.SubmitAsync(form, "main form", ("Aussagen[0].Streichen", "true"), ("Gesehen", new string('0', 64)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var answer = await browser.SubmitAsync(form, "main form", ("Aussagen[0].Streichen", "true"));

        var revised = await browser.GetPageAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal(claims - 1, revised.QuerySelectorAll(".kp-aussage").Length);
        Assert.Contains("Von Hand gestrichen", revised.QuerySelector(".kp-entfernt")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("von Hand überarbeitet", revised.ValueOf("Entstanden"), StringComparison.Ordinal);
        var old = await browser.GetPageAsync(address);
        Assert.NotNull(old.QuerySelector($".kern-alert a[href='{answer.Headers.Location!.OriginalString}']"));
        Assert.Null(old.QuerySelector("form[action*=Einreichen]"));
        var late = await browser.SubmitAsync(form, "main form", ("Aussagen[0].Streichen", "true"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }

    [Fact]
    public async Task After_a_return_the_reason_is_shown_until_the_new_version_is_handed_in()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(browser);
        await browser.SubmitAsync(await browser.GetPageAsync(address), "form[action*=Einreichen]");
        await web.DecideAsync(Guid.Parse(address.Split('/')[2]), new Verdict.ReturnedForChanges("Aussage 1 ist zu knapp <b>bitte</b> streichen."));

        var page = await browser.GetPageAsync(address);
        Assert.Contains("<b>bitte</b>", page.QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*=Einreichen]"));
        var form = await browser.GetPageAsync(address + "/ueberarbeiten");
        Assert.Contains("zu knapp", form.QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(form, "main form", ("Aussagen[0].Streichen", "true"));
        page = await browser.GetPageAsync(answer.Headers.Location!.OriginalString);

        Assert.Contains("Fassung 1 wurde zurückgegeben", page.QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await browser.SubmitAsync(page, "form[action*=Einreichen]")).StatusCode);
    }

    [Fact]
    public async Task A_released_draft_leads_to_its_result_and_cannot_be_withdrawn()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(browser);
        var check = await browser.GetPageAsync(address + "/zurueckziehen");
        await browser.SubmitAsync(await browser.GetPageAsync(address), "form[action*=Einreichen]");
        var decided = await web.DecideAsync(Guid.Parse(address.Split('/')[2]), new Verdict.Approved());

        var page = await browser.GetPageAsync(address);

        Assert.NotNull(page.QuerySelector($"a[href='/ergebnisse/{decided.Decision.Id}']"));
        Assert.Null(page.QuerySelector(".kp-ki--entwurf"));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(check, "main form")).StatusCode);
        Assert.Equal(address, (await browser.GetAsync(address + "/ueberarbeiten")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_draft_is_withdrawn_after_a_check_page()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(browser);

        var answer = await browser.SubmitAsync(await browser.GetPageAsync(address + "/zurueckziehen"), "main form");

        Assert.Equal("/entwuerfe", answer.Headers.Location!.OriginalString);
        Assert.Contains("zurückgezogen", (await browser.GetPageAsync("/entwuerfe")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_written_by_hand_needs_evidence_and_keeps_what_was_typed()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        await browser.ConfirmNoteAsync(note);
        var form = await browser.GetPageAsync($"/notizen/{note}/zusammenfassung");
        Assert.Equal(5, form.QuerySelectorAll("fieldset").Length);

        var half = await (await browser.SubmitAsync(form, "main form", ("Zeilen[1].Satz", "Es fehlt ein Platz."))).PageAsync();
        Assert.Equal(["#Zeilen_1__Abschnitt", "#Zeilen_1__Beleg"], half.QuerySelectorAll("#fehleruebersicht a").Select(a => a.GetAttribute("href")).Order());
        Assert.Equal("Es fehlt ein Platz.", ((IHtmlTextAreaElement)half.QuerySelector("#Zeilen_1__Satz")!).Value);
        var unsupported = await browser.SubmitAsync(form, "main form",
            ("Zeilen[0].Abschnitt", "bedarfe"), ("Zeilen[0].Satz", "Es fehlt eine Wohnung."), ("Zeilen[0].Beleg", "sucht eine Wohnung"));
        Assert.Equal(HttpStatusCode.BadRequest, unsupported.StatusCode);
        Assert.Equal("sucht eine Wohnung", ((IHtmlTextAreaElement)(await unsupported.PageAsync()).QuerySelector("#Zeilen_0__Beleg")!).Value);
        Assert.Single((await (await browser.SubmitAsync(form, "main form")).PageAsync()).Errors());
        var answer = await browser.SubmitAsync(form, "main form",
            ("Zeilen[3].Abschnitt", "bedarfe"), ("Zeilen[3].Satz", "In der Kita fehlt ein Platz."),
            ("Zeilen[3].Beleg", "In der Kita gibt es dafür keinen Platz"));

        var page = await browser.GetPageAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal("von Hand geschrieben", page.ValueOf("Entstanden"));
        Assert.Null(page.QuerySelector(".kp-ki"));
        AssertEvidence(page);
    }

    [Fact]
    public async Task Hostile_text_in_a_draft_is_only_ever_shown_encoded()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var address = await web.ASummaryAsync(browser,
            "Die Klientin wünscht sich <script>alert(1)</script> eine Betreuung bis 20 Uhr.\n\nVereinbart ist </li></ol></div> ein Gespräch mit \u202Edem\u202C Träger \U0001F600.");

        foreach (var each in new[] { await browser.GetPageAsync(address), await browser.GetPageAsync(address + "/ueberarbeiten") })
        {
            Assert.Empty(each.QuerySelectorAll("main script"));
            Assert.Single(each.QuerySelectorAll("h1"));
            Assert.Contains("<script>alert(1)</script>", each.QuerySelector(".kp-quelle")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(each.QuerySelector("main .kp-quelle ~ *, main section + section"));
        }
    }

    [Fact]
    public async Task Single_years_of_a_forecast_are_set_by_hand_with_a_reason()
    {
        var draft = await web.AForecastAsync();
        var browser = await web.SignInAsync(web.DemoPerson(Role.Planner));
        var form = await browser.GetPageAsync($"/entwuerfe/{draft.Id}/ueberarbeiten");
        Assert.Equal(5, form.QuerySelectorAll("tbody tr").Length);
        const string reason = "Die Schließung des Werks ist in der Reihe noch nicht enthalten.";

        var nothing = await browser.SubmitAsync(form, "main form", ("Begruendung", reason));
        var noNumber = await browser.SubmitAsync(form, "main form", ("Jahre[1].Wert", "viel"), ("Begruendung", reason));
        var noReason = await browser.SubmitAsync(form, "main form", ("Jahre[1].Wert", "6,5"), ("Begruendung", "kurz"));
        Assert.All([nothing, noNumber, noReason], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Equal("#Jahre_1__Wert", (await noNumber.PageAsync()).QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        var done = await browser.SubmitAsync(form, "main form", ("Jahre[1].Wert", "6,5"), ("Begruendung", reason));

        var page = await browser.GetPageAsync(done.Headers.Location!.OriginalString);
        Assert.Contains(reason, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await browser.SubmitAsync(page, "form[action*=Einreichen]")).StatusCode);
    }

    /// <summary>Every quote leads to a passage of the page, and the passage back to the statement.</summary>
    private static void AssertEvidence(IHtmlDocument page)
    {
        var quotes = page.QuerySelectorAll(".kp-belege a");
        Assert.NotEmpty(quotes);
        Assert.All(quotes, a => Assert.NotNull(page.QuerySelector(".kp-quelle " + a.GetAttribute("href"))));
        Assert.All(page.QuerySelectorAll(".kp-quelle a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        Assert.NotEmpty(page.QuerySelectorAll("mark.kp-belegt"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Contains("Abschnitten sind belegt", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
