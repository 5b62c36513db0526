using System.Net;
using AngleSharp.Html.Dom;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;
using static KiPlanung.Web.Tests.Notes.NoteJourney;

namespace KiPlanung.Web.Tests.Notes;

public sealed class PseudonymPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string WithIban = "Frau Jana Testmann überweist künftig von DE89 3704 0044 0532 0130 00. Sie sucht eine Beratung.";

    [Fact]
    public async Task A_note_is_uploaded_corrected_confirmed_and_shown_with_its_state()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.Equal(NoteJourney.Text, page.Words("Original mit Markierungen"));
        Assert.DoesNotContain("Testmann", page.Words("Ergebnis mit Platzhaltern"), StringComparison.Ordinal);

        await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Gespräch mit dem Träger"), ("Neu.Art", "OtherQuasi"));
        await browser.ConfirmNoteAsync(note);

        var done = await browser.GetPageAsync($"/notizen/{note}");
        Assert.Equal("Der pseudonymisierte Text ist bestätigt.",
            done.QuerySelector(".kern-alert--success .kern-title span:not(.kern-sr-only)")!.TextContent);
        var text = done.QuerySelector(".kp-notiz")!.TextContent;
        Assert.DoesNotContain("Testmann", text, StringComparison.Ordinal);
        Assert.Contains("Vereinbart ist ein [ANGABE_1].", text, StringComparison.Ordinal);
        var list = await browser.GetPageAsync("/notizen");
        Assert.Contains("bestätigt", list.RowOf(note).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync(PseudonymPage(note))).StatusCode);
    }

    [Fact]
    public async Task Corrected_sentences_are_kept_only_with_the_box_ticked_and_the_box_is_offered_after_a_correction()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.Null(page.QuerySelector("#ueben"));
        await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Gespräch mit dem Träger"), ("Neu.Art", "OtherQuasi"));
        page = await browser.GetPageAsync(PseudonymPage(note));
        while (page.OpenPoints() is [var point, ..])
        {
            await browser.SubmitAsync(page, "form[action*=Beurteilen]", (point, "harmlos"));
            page = await browser.GetPageAsync(PseudonymPage(note));
        }
        Assert.False(page.QuerySelector("#ueben")!.HasAttribute("checked"));

        await browser.SubmitAsync(page, "form[action*=Bestaetigen]", ("ueben", "true"));

        var done = await browser.GetPageAsync($"/notizen/{note}");
        Assert.Matches("ist bestätigt. (Eine Übungszeile ist|[0-9]+ Übungszeilen sind) aufbewahrt",
            done.QuerySelector(".kern-alert--success .kern-title span:not(.kern-sr-only)")!.TextContent);
    }

    [Fact]
    public async Task A_mark_is_taken_back_and_put_back_without_script()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var row = page.QuerySelectorAll("#fundstellen ~ form tbody tr")
            .Single(r => r.TextContent.Contains("Testmann", StringComparison.Ordinal));

        var answer = await browser.SubmitAsync(
            page, "form[action*=Zuruecknehmen]", ("stellen", row.QuerySelector("input")!.GetAttribute("value")!),
            ("Ruecknahme.Grund", "NotIdentifying"));
        Assert.Equal(PseudonymPage(note), answer.Headers.Location!.OriginalString);
        page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.Contains("Testmann", page.Words("Ergebnis mit Platzhaltern"), StringComparison.Ordinal);

        await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Testmann"), ("Neu.Art", "Person"));
        page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.DoesNotContain("Testmann", page.Words("Ergebnis mit Platzhaltern"), StringComparison.Ordinal);

        await browser.SubmitAsync(page, "form[action*=VonVorn]");
        page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.Null(page.QuerySelector("form[action*=VonVorn]"));
    }

    [Fact]
    public async Task Review_points_are_judged_one_by_one_and_there_is_no_button_for_all()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync(
            "Die Klientin ist die einzige Hebamme im Dorf. Ihr Mann war Schützenkönig und kennt den Bürgermeister gut.");
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var points = page.OpenPoints();
        Assert.True(points.Count >= 2);
        Assert.Null(page.QuerySelector("form[action*=Bestaetigen]"));
        Assert.Equal(2 * points.Count, page.QuerySelectorAll("form[action*=Beurteilen] button").Length);
        Assert.Equal(points.Count, points.Distinct().Count());
        Assert.Contains($"{points.Count} Punkte offen", page.QuerySelector(".kern-alert--warning")!.TextContent, StringComparison.Ordinal);

        var undecided = await browser.SubmitAsync(page, "form[action*=Beurteilen]");
        Assert.Equal(HttpStatusCode.BadRequest, undecided.StatusCode);
        Assert.Contains("bei einem Prüfpunkt", Assert.Single((await undecided.PageAsync()).Errors()), StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(page, "form[action*=Beurteilen]", (points[0], "harmlos"));
        Assert.Equal($"{PseudonymPage(note)}#punkt-{points[1].Split('-')[1]}", answer.Headers.Location!.OriginalString);
        page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.Equal(points.Skip(1), page.OpenPoints());
        Assert.NotNull(page.GetElementById($"punkt-{points[1].Split('-')[1]}"));
        await browser.SubmitAsync(page, "form[action*=Beurteilen]", (points[1], "ersetzen"));
        page = await browser.GetPageAsync(PseudonymPage(note));

        // a point within the words just masked has gone with them
        Assert.NotEmpty(page.OpenPoints());
        Assert.All(page.OpenPoints(), open => Assert.Contains(open, points.Skip(2)));
        Assert.Contains("[ANGABE_1]", page.Words("Ergebnis mit Platzhaltern"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_identifier_is_taken_back_only_with_a_reason_and_the_log_holds_its_code()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var row = page.QuerySelectorAll("#fundstellen ~ form tbody tr")
            .Single(r => r.TextContent.Contains("Testmann", StringComparison.Ordinal));
        var start = row.QuerySelector("input")!.GetAttribute("value")!;

        var refused = await browser.SubmitAsync(page, "form[action*=Zuruecknehmen]", ("stellen", start));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var again = await refused.PageAsync();
        Assert.Equal("#Ruecknahme_Grund", again.QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        Assert.True(((IHtmlInputElement)again.GetElementById("zurueck-" + start)!).IsChecked);
        await browser.SubmitAsync(page, "form[action*=Zuruecknehmen]", ("stellen", start), ("Ruecknahme.Grund", "PublicOffice"));

        Assert.Contains("Testmann", (await browser.GetPageAsync(PseudonymPage(note))).Words("Ergebnis mit Platzhaltern"), StringComparison.Ordinal);
        var entry = (await web.EntriesAsync(AuditEvent.PseudonymsProposed)).First(e => e.ObjectId == note);
        Assert.Equal("public-office", entry.Fields[AuditField.Reason]);
    }

    [Fact]
    public async Task Words_are_left_in_place_everywhere_at_once()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));
        (string, string)[] words = [("Neu.Wortlaut", "Testmann"), ("tun", "belassen")];

        var unfounded = await browser.SubmitAsync(page, "form[action*=Ersetzen]", words);
        Assert.Equal("#Neu_Grund", (await unfounded.PageAsync()).QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        await browser.SubmitAsync(page, "form[action*=Ersetzen]", [.. words, ("Neu.Grund", "NotIdentifying")]);
        page = await browser.GetPageAsync(PseudonymPage(note));

        Assert.Equal(2, page.Words("Ergebnis mit Platzhaltern").Split("Testmann").Length - 1);
        var nothing = await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Betreuung"), ("tun", "belassen"));
        Assert.Contains("nichts zurückzunehmen", Assert.Single((await nothing.PageAsync()).Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mark_leads_to_its_reason_and_back_by_links_alone()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync(NoteJourney.Text + " Ihre Mutter ist die einzige Hebamme im Dorf.");
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var marks = page.QuerySelectorAll("mark[id]");

        Assert.NotEmpty(marks);
        foreach (var mark in marks)
        {
            var line = page.GetElementById(mark.QuerySelector("a.kp-fund__art")!.GetAttribute("href")![1..]);
            Assert.NotNull(line);
            Assert.NotNull(line.QuerySelector($"a[href='#{mark.Id}']"));
        }
        Assert.Equal("#" + marks[0].Id, page.QuerySelectorAll("main a").First(a => a.TextContent == "Zur ersten Markierung").GetAttribute("href"));
    }

    [Fact]
    public async Task The_button_that_confirms_names_where_the_text_goes_and_sends_it_there()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync("Frau Jana Testmann sucht Arbeit. Der Bus fährt nach 18 Uhr nicht mehr.");
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var buttons = page.QuerySelectorAll("form[action*=Bestaetigen] button");
        Assert.Equal(
            ["Bestätigen – bleibt im Haus: eingebaute Zusammenfassung", "Nur bestätigen – bleibt im Haus, noch keine Zusammenfassung"],
            buttons.Select(b => b.TextContent));

        var answer = await browser.SubmitAsync(page, "form[action*=Bestaetigen]", ("ziel", buttons[0].GetAttribute("value")!));

        Assert.StartsWith("/prognosen/auftrag/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await web.RunJobsAsync();
        Assert.NotNull((await browser.GetPageAsync($"/notizen/{note}")).QuerySelector("main a[href^='/entwuerfe/']"));
    }

    [Fact]
    public async Task A_hard_identifier_taken_back_cannot_be_confirmed()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync(WithIban);
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var hash = page.QuerySelector("input[name=gesehen]")?.GetAttribute("value") ?? "";
        var row = page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("DE89", StringComparison.Ordinal));
        await browser.SubmitAsync(page, "form[action*=Zuruecknehmen]", ("stellen", row.QuerySelector("input")!.GetAttribute("value")!),
            ("Ruecknahme.Grund", "NotIdentifying"));

        page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.Contains("Noch nicht bestätigbar", page.QuerySelector(".kern-alert--danger")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*=Bestaetigen]"));
        var forged = await browser.ForgeAsync(page, PseudonymPage(note) + "?handler=Bestaetigen", ("gesehen", hash));

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("eindeutiges Kennzeichen", Assert.Single((await forged.PageAsync()).Errors()), StringComparison.Ordinal);
        Assert.Contains("hochgeladen", (await browser.GetPageAsync("/notizen")).RowOf(note).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_preview_that_was_seen_is_confirmed()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var seen = await browser.GetPageAsync(PseudonymPage(note));
        while (seen.OpenPoints() is [var point, ..])
        {
            await browser.SubmitAsync(seen, "form[action*=Beurteilen]", (point, "harmlos"));
            seen = await browser.GetPageAsync(PseudonymPage(note));
        }
        await browser.SubmitAsync(seen, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Betreuung"), ("Neu.Art", "OtherQuasi"));

        var answer = await browser.SubmitAsync(seen, "form[action*=Bestaetigen]");

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var again = await answer.PageAsync();
        Assert.Contains("geändert", Assert.Single(again.Errors()), StringComparison.Ordinal);
        Assert.Contains("[ANGABE_1]", again.Words("Ergebnis mit Platzhaltern"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_not_in_the_note_are_refused_at_their_field_and_kept()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));

        var answer = await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "gibt es nicht"), ("Neu.Art", "Person"));
        var again = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("#Neu_Wortlaut", again.QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        Assert.Equal("gibt es nicht", ((IHtmlInputElement)again.QuerySelector("#Neu_Wortlaut")!).Value);

        answer = await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Jana Testmann"), ("Neu.Art", "Person"));
        Assert.Contains("bereits", Assert.Single((await answer.PageAsync()).Errors()), StringComparison.Ordinal);
        answer = await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", ""), ("Neu.Art", ""));
        Assert.Equal(2, (await answer.PageAsync()).Errors().Count);
    }

    [Fact]
    public async Task A_selection_made_by_script_is_taken_where_it_was_made()
    {
        var browser = await web.SignInAsync(Role.CaseWorker);
        var note = await browser.UploadNoteAsync();
        var page = await browser.GetPageAsync(PseudonymPage(note));
        var start = NoteJourney.Text.IndexOf("Platz", StringComparison.Ordinal);
        var text = page.QuerySelector("[data-auswahl]")!;
        Assert.All(text.GetAttribute("data-auswahl")!.Split(' '), id => Assert.NotNull(page.GetElementById(id)));

        await browser.SubmitAsync(page, "form[action*=Ersetzen]", ("Neu.Wortlaut", "Pl"), ("Neu.Art", "OtherQuasi"),
            ("Neu.Von", $"{start}"), ("Neu.Bis", $"{start + 2}"));

        page = await browser.GetPageAsync(PseudonymPage(note));
        Assert.NotNull(page.GetElementById($"stelle-{start}"));
    }
}
