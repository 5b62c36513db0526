using System.Net;
using AngleSharp.Html.Dom;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Notes;

/// <summary>From the request to the value and its end, page by page, without script.</summary>
public sealed class RestorationPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Words = "Frau Testmann hat um Rückruf gebeten, ihre Nummer fehlt.";

    [Fact]
    public async Task One_value_is_asked_for_confirmed_seen_and_gone_after_ten_minutes()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);
        var note = await AConfirmedNoteAsync(caseWorker);
        var address = await RequestAsync(caseWorker, note);
        Assert.Contains("wartet auf die Treuhandstelle", (await caseWorker.GetPageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await caseWorker.GetPageAsync(address)).QuerySelector("main form"));

        var trustee = await web.SignInAsync(Role.Trustee);
        Assert.NotNull((await trustee.GetPageAsync("/")).QuerySelector("main a[href='/treuhand']"));
        await DecideAsync(trustee, address, "Confirm");

        var before = await caseWorker.GetPageAsync(address);
        Assert.DoesNotContain("Jana Testmann", before.Body!.TextContent, StringComparison.Ordinal);
        var opened = await caseWorker.SubmitAsync(before, "main form");
        Assert.Equal(address, opened.Headers.Location!.OriginalString);
        var seen = await caseWorker.GetAsync(address);
        var value = (await seen.PageAsync()).QuerySelector(".kp-notiz")!.TextContent;
        Assert.Contains("Jana Testmann", value, StringComparison.Ordinal);
        Assert.DoesNotContain("23125", value, StringComparison.Ordinal);
        Assert.True(seen.Headers.CacheControl?.NoStore);
        await caseWorker.GetPageAsync(address);
        Assert.Equal(2, (await web.EntriesAsync(AuditEvent.ValueRestored)).Count(e => e.ObjectId == note));

        web.Clock.Now += TimeSpan.FromMinutes(10);
        var over = await caseWorker.GetPageAsync(address);
        Assert.Null(over.QuerySelector(".kp-notiz"));
        Assert.Contains("abgelaufen", over.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await web.EntriesAsync(AuditEvent.ValueRestored)).Count(e => e.ObjectId == note));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_the_case_worker_reads_it()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);
        var note = await AConfirmedNoteAsync(caseWorker);
        var address = await RequestAsync(caseWorker, note);
        var trustee = await web.SignInAsync(Role.Trustee);
        var id = address.Split('/')[^1];

        var page = await trustee.GetPageAsync($"/treuhand/{id}");
        Assert.Equal(Words, page.ValueOf("Begründung"));
        var unfounded = await trustee.SubmitAsync(page, "main form", ("Eingabe.Urteil", "Refuse"));
        Assert.Equal("#Eingabe_Begruendung", (await unfounded.PageAsync()).QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        await DecideAsync(trustee, address, "Refuse", "Der Rückruf geht über die Zentrale.");

        var told = await caseWorker.GetPageAsync(address);
        Assert.Equal("Der Rückruf geht über die Zentrale.", told.ValueOf("Begründung der Ablehnung"));
        Assert.Null(told.QuerySelector("main form"));
        var forged = await caseWorker.ForgeAsync(await caseWorker.GetPageAsync($"/notizen/{note}/wiederherstellung"), address);
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("entschieden", (await trustee.GetPageAsync($"/treuhand/{id}")).QuerySelector(".kern-alert")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_on_the_way_and_sent_only_from_the_check_page()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);
        var note = await AConfirmedNoteAsync(caseWorker);
        var start = $"/notizen/{note}/wiederherstellung";
        var form = await caseWorker.GetPageAsync(start);

        var empty = await caseWorker.SubmitAsync(form, "main form");
        Assert.Equal(3, (await empty.PageAsync()).Errors().Count);
        await FillAsync(caseWorker, form);

        var check = await caseWorker.GetPageAsync(start + "/pruefen");
        Assert.Equal(("PERSON_1", Words), (check.ValueOf("Platzhalter"), check.ValueOf("Begründung")));
        Assert.Empty((await caseWorker.GetPageAsync(start)).QuerySelectorAll("tbody tr"));
        var back = await caseWorker.GetPageAsync(start + "?aendern=true");
        Assert.Equal(Words, ((IHtmlTextAreaElement)back.QuerySelector("#Antrag_Begruendung")!).Value);
        var again = await caseWorker.SubmitAsync(check, "main form");
        Assert.Equal(start, again.Headers.Location!.OriginalString);
        var twice = await caseWorker.SubmitAsync(check, "main form");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_request_is_not_there_and_the_pages_open_to_nobody_else()
    {
        var caseWorker = await web.SignInAsync(Role.CaseWorker);
        var address = await RequestAsync(caseWorker, await AConfirmedNoteAsync(caseWorker));
        var colleague = await web.SignInAsync(Role.CaseWorker);

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await caseWorker.GetAsync("/treuhand")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignInAsync(Role.Trustee)).GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignInAsync(Role.Reviewer)).GetAsync("/treuhand")).StatusCode);
    }

    private static async Task<Guid> AConfirmedNoteAsync(HttpClient browser)
    {
        var note = await browser.UploadNoteAsync();
        await browser.ConfirmNoteAsync(note);
        Assert.NotNull((await browser.GetPageAsync($"/notizen/{note}")).QuerySelector($"a[href='/notizen/{note}/wiederherstellung']"));
        return note;
    }

    /// <returns>The address of the request.</returns>
    private static async Task<string> RequestAsync(HttpClient browser, Guid note)
    {
        var start = $"/notizen/{note}/wiederherstellung";
        await FillAsync(browser, await browser.GetPageAsync(start));
        await browser.SubmitAsync(await browser.GetPageAsync(start + "/pruefen"), "main form");
        return (await browser.GetPageAsync(start)).QuerySelector("tbody a")!.GetAttribute("href")!;
    }

    private static async Task FillAsync(HttpClient browser, IHtmlDocument form)
    {
        var answer = await browser.SubmitAsync(form, "main form",
            ("Antrag.Platzhalter", "PERSON_1"), ("Antrag.Zweck", "FollowUp"), ("Antrag.Begruendung", Words));
        Assert.EndsWith("/pruefen", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task DecideAsync(HttpClient trustee, string address, string verdict, string reason = "")
    {
        var page = "/treuhand/" + address.Split('/')[^1];
        var answer = await trustee.SubmitAsync(
            await trustee.GetPageAsync(page), "main form", ("Eingabe.Urteil", verdict), ("Eingabe.Begruendung", reason));
        Assert.Equal(page + "/bestaetigen", answer.Headers.Location!.OriginalString);
        var saved = await trustee.SubmitAsync(await trustee.GetPageAsync(page + "/bestaetigen"), "main form");
        Assert.Equal("/treuhand", saved.Headers.Location!.OriginalString);
    }
}
