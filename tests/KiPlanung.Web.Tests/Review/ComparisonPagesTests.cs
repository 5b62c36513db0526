using System.Net;
using AngleSharp.Dom;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Review;

[Collection(nameof(DemoHost))]
public sealed class ComparisonPagesTests(DemoFixture web)
{
    private const string Form = "form:has(section.kp-entscheidung)";

    [Fact]
    public async Task Every_claim_leads_to_its_passage_has_a_verdict_of_its_own_and_uncovered_passages_are_listed()
    {
        var draft = await web.ASubmittedSummaryAsync();
        var page = await (await web.SignInAsync(Role.Reviewer)).OpenCaseAsync(draft.Id);

        var claims = page.QuerySelectorAll(".kp-aussage");
        Assert.NotEmpty(claims);
        foreach (var claim in claims)
        {
            Assert.All(claim.QuerySelectorAll(".kp-belege a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
            Assert.Equal(["Right", "Changed", "Struck", "Unclear"], claim.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("value")));
        }
        Assert.Empty(page.QuerySelectorAll("input[checked], input[type=checkbox]"));
        var uncovered = page.QuerySelector(".kp-auslassungen")!;
        Assert.All(uncovered.QuerySelectorAll("a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(ReviewItems.Of(draft).Count, page.QuerySelectorAll("input[name$='.Schluessel']").Length);
    }

    [Fact]
    public async Task An_approval_with_a_point_left_out_names_it_and_decides_nothing()
    {
        var draft = await web.ASubmittedForecastAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenCaseAsync(draft.Id);

        var answer = await reviewer.SubmitAsync(page, Form, [("Eingabe.Urteil", "Approve"), .. AllRight(page).Skip(1)]);
        var again = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Datenstand: Ihr Urteil fehlt.", again.Errors());
        Assert.NotNull(again.QuerySelector("#fehleruebersicht a")!.GetAttribute("href") is { } target ? again.QuerySelector(target) : null);
        Assert.Equal(AllRight(page).Count() - 1, again.QuerySelectorAll("input[type=radio][value=Right][checked]").Length);
        Assert.Null((await web.StandingOfAsync(draft)).Decision);
    }

    [Fact]
    public async Task The_reviewers_words_go_to_the_requester_who_sees_the_difference_and_confirms()
    {
        var draft = await web.ASubmittedSummaryAsync();
        var reviewer = await web.SignInAsync(Role.Reviewer);
        var page = await reviewer.OpenCaseAsync(draft.Id);
        var struck = page.QuerySelector(".kp-aussage input[value=Struck]")!.GetAttribute("name")!;
        (string, string)[] filled =
        [
            .. AllRight(page).Where(i => i.Item1 != struck), (struck, "Struck"), (struck.Replace("Urteil", "Anmerkung", StringComparison.Ordinal), "Gehört nicht zum Bedarf."),
            ("Eingabe.Urteil", "Change"), ("Eingabe.Begruendung", "Eine Aussage gehört nicht in diese Zusammenfassung."),
        ];

        await reviewer.SubmitAsync(page, Form, filled);
        var check = await reviewer.GetPageAsync($"/pruefung/{draft.Id}/bestaetigen");
        Assert.Equal("geändert und zur Bestätigung vorgelegt", check.ValueOf("Ihre Entscheidung"));
        var saved = await reviewer.SubmitAsync(check, "main form");
        Assert.Equal("/pruefung", saved.Headers.Location?.OriginalString);

        var changed = await NewestAsync(draft);
        Assert.Equal(DraftState.ConfirmationNeeded, changed.State);
        var worker = await web.SignInAsync(web.DemoPerson(Role.CaseWorker));
        var own = await worker.GetPageAsync("/entwuerfe/" + changed.Draft.Id);
        Assert.NotEmpty(own.QuerySelectorAll("section[aria-labelledby=aenderung] del"));
        Assert.Contains("gestrichen", own.QuerySelector("section[aria-labelledby=einzelurteile]")!.TextContent, StringComparison.Ordinal);
        await worker.SubmitAsync(own, "form[action*=Bestaetigen]");

        Assert.Equal(DraftState.Submitted, (await NewestAsync(draft)).State);
        var again = await reviewer.OpenCaseAsync(changed.Draft.Id);
        Assert.NotEmpty(again.QuerySelectorAll("section[aria-labelledby=fassungen] del"));
    }

    private async Task<DraftStanding> NewestAsync(Draft draft)
    {
        await using var view = await web.Store.ReadAsync(default);
        return (await view.Drafts.ListVersionsAsync(draft.ArtefactId, default))[^1];
    }

    private static IEnumerable<(string, string)> AllRight(IParentNode page) =>
        page.QuerySelectorAll("input[type=radio][value=Right]").Select(r => (r.GetAttribute("name")!, "Right"));
}
