using AngleSharp;
using AngleSharp.Html;
using KiPlanung.Web.Ui.Charts;

namespace KiPlanung.Web.Tests;

public sealed class ComponentTests
{
    [Fact]
    public async Task Fields_are_wired_to_label_hint_and_error()
    {
        await using var web = new WebFixture { EnvironmentName = "Development" };
        var browser = web.ABrowser();
        var page = await (await browser.SubmitAsync(await browser.GetPageAsync("/komponenten"), "main form")).PageAsync();

        foreach (var input in page.QuerySelectorAll("main form :is(input:not([type=hidden]):not([type=radio]), select, textarea)"))
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"));
        foreach (var described in page.QuerySelectorAll("[aria-describedby]"))
            foreach (var id in described.GetAttribute("aria-describedby")!.Split(' ')) Assert.NotNull(page.GetElementById(id));
        foreach (var link in page.QuerySelectorAll("#fehleruebersicht a"))
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Equal(["Bezeichnung: Bitte ausfüllen.", "Gebiet: Bitte ausfüllen.", "Entscheidung: Bitte ausfüllen.",
            "Tabelle: Bitte ausfüllen."],
            page.Errors().Order(new FieldOrder()));
        Assert.Empty(page.QuerySelectorAll("[disabled], [required], [style]"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task Markup_of_all_components_is_the_approved_one()
    {
        await using var web = new WebFixture { EnvironmentName = "Development" };
        var page = await web.ABrowser().GetPageAsync("/komponenten");
        foreach (var token in page.QuerySelectorAll("input[name=_formular]")) token.Remove();
        foreach (var chart in page.QuerySelectorAll("svg")) chart.InnerHtml = "";
        var ids = page.QuerySelectorAll("[id^=fortschritt-], [id^=diagramm-], [for^=fortschritt-], [aria-labelledby^=diagramm-]");
        foreach (var element in ids)
            foreach (var name in new[] { "id", "for", "aria-labelledby" }.Where(element.HasAttribute)) element.SetAttribute(name, "…");

        Approved.Matches(page.QuerySelector("main")!.ToHtml(new PrettyMarkupFormatter { NewLine = "\n", Indentation = "  " }),
            "Komponenten");
    }

    [Fact]
    public void Chart_with_gap_break_and_forecast_is_the_approved_one() => Approved.Matches(Svg(AChart()), "ForecastChart");

    [Fact]
    public void Chart_without_forecast_is_the_approved_one() =>
        Approved.Matches(Svg(AChart() with { Forecast = [], Breaks = [] }), "ForecastChart.nur-Verlauf");

    [Fact]
    public void Chart_uses_german_figures_in_words_and_invariant_ones_in_coordinates()
    {
        var svg = Svg(AChart());

        Assert.Contains("1.080 Personen", svg, StringComparison.Ordinal);
        Assert.DoesNotMatch("(cx|cy|x1|y1)=\"[0-9]+,[0-9]", svg);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.Contains("Ohne Wert: 2021.", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(-3, 0.001)]
    [InlineData(1e9, 1.2e9)]
    public void Chart_draws_any_range(double first, double last)
    {
        var svg = Svg(new ForecastChartModel("Titel", "Fälle", [new(2020, first), new(2021, last)], [], []));

        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
    }

    private static ForecastChartModel AChart() => new(
        "Pflegebedürftige", "Personen",
        [new(2018, 960), new(2019, 1000), new(2020, 1020), new(2021, null), new(2022, 1050),
            new(2023, 1080)],
        [new(2024, 1100, 1080, 1120, 1065, 1135), new(2025, 1125, 1090, 1160, 1070, 1185)], [new(2022, "Zensus 2022")]);

    private static string Svg(ForecastChartModel model)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = Ui.German.Culture;
        try
        {
            using var writer = new StringWriter();
            ForecastChart.Build(model, "bild").WriteTo(writer,
                System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
            return writer.ToString().Replace("><", ">\n<", StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private sealed class FieldOrder : IComparer<string>
    {
        private static readonly string[] Fields = ["Bezeichnung", "Gebiet", "Entscheidung", "Tabelle"];

        public int Compare(string? x, string? y) => Rank(x).CompareTo(Rank(y));

        private static int Rank(string? text) => Array.FindIndex(Fields, field => text!.StartsWith(field, StringComparison.Ordinal));
    }
}
