using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KiPlanung.Web.Tests.Notes;

/// <summary>The way of a note from upload to draft, page by page as a case worker goes it.</summary>
public static class NoteJourney
{
    public const string Text =
        "Beratung mit Frau Jana Testmann (geb. 17.08.1989), Tel. 030 23125 042. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr.\n" +
        "Frau Testmann wünscht sich eine Betreuung bis 20 Uhr. In der Kita gibt es dafür keinen Platz.\n" +
        "Vereinbart ist ein Gespräch mit dem Träger.";

    public static string PseudonymPage(Guid note) => $"/notizen/{note}/pseudonymisieren";

    /// <summary>Uploads a note as it is typed; gives its id.</summary>
    public static async Task<Guid> UploadNoteAsync(this HttpClient browser, string text = Text)
    {
        var form = await browser.GetPageAsync("/notizen/hochladen");
        var answer = await browser.SubmitAsync(form, "main form", ("Neu.Art", "CounsellingNote"), ("Neu.Text", text));
        var address = answer.Headers.Location!.OriginalString;
        Assert.EndsWith("/pseudonymisieren", address, StringComparison.Ordinal);
        return Guid.Parse(address.Split('/')[2]);
    }

    /// <summary>Judges what is open harmless and confirms.</summary>
    public static async Task ConfirmNoteAsync(this HttpClient browser, Guid note)
    {
        var page = await browser.GetPageAsync(PseudonymPage(note));
        while (page.OpenPoints() is [var point, ..])
        {
            await browser.SubmitAsync(page, "form[action*=Beurteilen]", (point, "harmlos"));
            page = await browser.GetPageAsync(PseudonymPage(note));
        }
        var answer = await browser.SubmitAsync(page, "form[action*=Bestaetigen]");
        Assert.Equal($"/notizen/{note}", answer.Headers.Location?.OriginalString);
    }

    /// <summary>Names of the buttons that judge what is open, each once.</summary>
    public static IReadOnlyList<string> OpenPoints(this IHtmlDocument page) =>
        [.. page.QuerySelectorAll("button[value=harmlos]").Select(b => b.GetAttribute("name")!)];

    /// <summary>A confirmed note with a built-in summary of it; gives the address of the draft.</summary>
    public static async Task<string> ASummaryAsync(this WebFixture web, HttpClient browser, string text = Text)
    {
        var note = await browser.UploadNoteAsync(text);
        await browser.ConfirmNoteAsync(note);
        await browser.SubmitAsync(await browser.GetPageAsync($"/notizen/{note}"), "form[action*=Zusammenfassen]");
        await web.RunJobsAsync();
        var page = await browser.GetPageAsync($"/notizen/{note}");
        return page.QuerySelector("main a[href^='/entwuerfe/']")!.GetAttribute("href")!;
    }

    /// <summary>The text of a box without the names of the kinds, as a reader would copy it.</summary>
    public static string Words(this IHtmlDocument page, string label)
    {
        var box = (IElement)page.QuerySelector($"[aria-label='{label}']")!.Clone();
        foreach (var kind in box.QuerySelectorAll(".kp-fund__art")) kind.Remove();
        return box.TextContent;
    }

    /// <summary>The row of a note in the list.</summary>
    public static IElement RowOf(this IHtmlDocument list, Guid note) =>
        list.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector($"a[href='/notizen/{note}']") is not null);
}
