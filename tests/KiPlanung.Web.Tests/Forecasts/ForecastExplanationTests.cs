using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Forecasts;

[Collection(nameof(DemoHost))]
public sealed class ForecastExplanationTests(DemoFixture web)
{
    [Fact]
    public async Task A_case_says_what_was_chosen_what_was_tried_and_what_hangs_on_assumptions()
    {
        var draft = await web.ASubmittedForecastAsync();
        var document = ForecastDocument.Read(draft.Content);
        var page = await (await web.SignInAsync(Role.Reviewer)).OpenCaseAsync(draft.Id);

        var why = Section(page, "Was gewählt wurde und warum");
        Assert.Equal(document.Basis!.Reasons, why.QuerySelectorAll("ul > li").Select(li => li.TextContent));
        Assert.Equal(document.Basis.Members.Count, why.QuerySelectorAll("details tbody tr").Length);
        var tried = Section(page, "Rückschau");
        Assert.Equal(document.Backtest.Count, tried.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(tried.QuerySelectorAll("thead th"), th => th.TextContent == "Gegen einfache Fortschreibung");
        Assert.Matches(@"\d+\s% \(\d+–\d+\s%\)", tried.QuerySelector("tbody")!.TextContent);
        Assert.Equal(document.Basis.Members.Count, page.QuerySelectorAll(".kp-d-verfahren > title").Length);
        var context = page.QuerySelector("section[aria-labelledby=einordnung]")!;
        Assert.Null(context.Closest(".kp-ki"));
        Assert.True(context.QuerySelectorAll("tbody tr").Length >= 3);
        Assert.Contains("noch keine Vorausberechnung dieser Reihe", context.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_set_by_a_person_stands_beside_the_calculated_one_in_draft_case_and_result()
    {
        var draft = await web.AForecastAsync();
        var year = ForecastDocument.Read(draft.Content).Years[0];
        var revised = await web.DoAsync<ReviseForecast, Draft>(revise => revise.RunAsync(
            web.DemoActor(Role.Planner), draft.Id, draft.Hash, [new(year.Year, year.Mean + 3)], "Großansiedlung ab Sommer eingerechnet.",
            default));
        await web.SubmitAsync(revised);
        var reviewer = await web.SignInAsync(Role.Reviewer);

        var shown = await reviewer.OpenCaseAsync(revised.Id);
        await reviewer.SubmitAsync(shown, "form[action$='handler=Zurueckgeben']");
        var result = await reviewer.GetPageAsync("/ergebnisse/" + (await web.AReleasedAsync(revised)).Id);

        foreach (var page in new[] { shown, result })
        {
            var table = page.QuerySelectorAll("table").Single(
                t => t.QuerySelector("caption")!.TextContent.StartsWith("Vorausberechnete Werte", StringComparison.Ordinal));
            Assert.Equal("Berechnet", table.QuerySelectorAll("thead th")[2].TextContent);
            Assert.Equal(1, table.QuerySelectorAll("td").Count(td => td.TextContent.EndsWith("(geändert)", StringComparison.Ordinal)));
            Assert.Contains("Großansiedlung ab Sommer", page.QuerySelector(".kern-alert__body p")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector(".kp-d-berechnet > title"));
        }
    }

    private static IElement Section(IHtmlDocument page, string label) => page.QuerySelector($"section[aria-label='{label}']")!;
}
