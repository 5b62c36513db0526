using System.Text;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class OfficialComparisonTests
{
    private const string Key = "test:einwohner";

    [Fact]
    public async Task A_forecast_far_from_the_official_projection_says_so_and_how_far_each_year()
    {
        await using var here = await WithDemoDataAsync();
        await ImportAsync(here, Key, Enumerable.Range(2010, 12).Select(y => (y, 1000 + (y % 3))));
        await ImportAsync(here, OfficialProjection.KeyOf(Key), [(2022, 1001), (2023, 1250), (2030, 2000)]);

        var draft = await AForecastAsync(here);

        var document = ForecastDocument.Read(draft.Content);
        Assert.Equal([(2022, 1001.0), (2023, 1250)], document.Official!.Years.Select(y => (y.Year, y.Official)));
        Assert.Equal([false, true], document.Official.Years.Select(y => y.IsFar));
        Assert.Equal((document.Years[1].Mean - 1250) / 1250, document.Official.Years[1].Difference!.Value, 12);
        Assert.StartsWith("Die Vorausberechnung weicht 2023 um", document.Notices[0], StringComparison.Ordinal);
        Assert.Contains("von der amtlichen Vorausberechnung ab", document.Notices[0], StringComparison.Ordinal);
        Assert.Equal(3, document.Official.Figures.Count);
    }

    [Fact]
    public async Task A_projection_imported_later_is_compared_when_the_draft_is_opened()
    {
        await using var here = await WithDemoDataAsync();
        await ImportAsync(here, Key, Enumerable.Range(2010, 12).Select(y => (y, 1000 + (y % 3))));
        var draft = await AForecastAsync(here);
        var (explain, document) = (new ExplainForecast(here.Store), ForecastDocument.Read(draft.Content));
        Assert.Null(document.Official);
        Assert.Null(Must(await explain.RunAsync(here.Planner, draft.Id, document, default)).Official);

        await ImportAsync(here, OfficialProjection.KeyOf(Key), [(2022, 1001), (2023, 1005)]);

        var context = Must(await explain.RunAsync(here.Planner, draft.Id, document, default));
        Assert.Null(context.Official!.Warning);
        Assert.Equal(2, context.Official.Years.Count);
        await ImportAsync(here, OfficialProjection.KeyOf(Key), [(2022, 1001)], unit: "Tausend");
        Assert.Null(Must(await explain.RunAsync(here.Planner, draft.Id, document, default)).Official);
    }

    [Fact]
    public async Task A_batch_forecasts_neither_official_projections_nor_single_ages()
    {
        await using var here = await WithDemoDataAsync();
        await ImportAsync(here, Key, Enumerable.Range(2010, 12).Select(y => (y, 1000 + (y % 3))));
        await ImportAsync(here, OfficialProjection.KeyOf(Key), [(2022, 1001), (2023, 1250), (2024, 1260)]);
        var batch = new RequestForecasts(here.Store, Clock);

        var plan = Must(await batch.PlanAsync(here.Planner, new ForecastsRequest([], ["16068", "08335043"], 2), default));
        Assert.DoesNotContain(plan.Parts, p => p.Indicator.Contains("amtlich", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Parts, p => p.Indicator.StartsWith("Bevölkerung,", StringComparison.Ordinal));
        Assert.Equal("forecast.no-series", ProblemOf(await batch.PlanAsync(
            here.Planner, new ForecastsRequest([OfficialProjection.KeyOf(Key)], [], 2), default)).Code);
        var job = Must(await batch.RunAsync(here.Planner, new ForecastsRequest([Key], [], 2), default));
        Assert.True(await here.RunJobs.RunNextAsync(default));
        var item = Assert.Single(await batch.ItemsAsync(here.Planner, job.Id, default));
        var draft = Must(await here.OwnDrafts.FindAsync(here.Planner, item.DraftId!.Value, default)).Standing.Draft;
        Assert.NotNull(ForecastDocument.Read(draft.Content).Official);
    }

    [Fact]
    public void A_stored_document_from_before_reasons_were_kept_is_still_read()
    {
        const string Stored = """
            {"ags":"16068","backtest":[{"chosen":true,"coverage":[0.8,0.9],"mase":0.9,"meanAbsoluteError":0.3,"model":"damped-trend","origins":10,
            "title":"Gedämpfter Trend"}],"beatsNaive":true,"breaks":[],"history":[{"status":"known","value":5.1,"year":2020},
            {"status":"known","value":5.3,"year":2021}],"indicator":{"key":"inkar:q_alo","name":"Arbeitslosenquote","nature":"share","unit":"%"},
            "levels":[80,95],"model":"damped-trend","modelTitle":"Gedämpfter Trend","notices":[],"rationale":null,"regionName":"Sömmerda",
            "salt":"aa","schema":"kiplanung.forecast.v1","seed":7,"source":{"dataDate":"2021-12-31","licence":"dl-de/by-2-0","publisher":"BBSR",
            "table":"INKAR"},"territory":"2021-12-31","years":[{"intervals":[{"high":6,"level":80,"low":4},{"high":7,"level":95,"low":3}],
            "mean":5.4,"year":2022}]}
            """;

        var document = ForecastDocument.Read(Stored.ReplaceLineEndings("").Replace("            ", "", StringComparison.Ordinal));

        Assert.Null(document.Basis);
        Assert.Null(document.Official);
        Assert.Null(document.Calculated);
        Assert.Equal(5.4, Assert.Single(document.Years).Mean);
        Assert.Empty(document.Backtest[0].CoverageRanges);
        Assert.False(CalculationDocument.IsOne(document.ToCanonicalJson()));
    }

    private static async Task ImportAsync(
        Installation here, string key, IEnumerable<(int Year, int Value)> figures, string unit = "Personen")
    {
        var table = new TableReadOptions
        {
            FileName = "test.csv", IndicatorKey = key, IndicatorName = key == Key ? "Einwohner" : "Einwohner (amtlich)", Unit = unit,
            Nature = SeriesNature.Count, Publisher = "Testamt", DataDate = new DateOnly(2026, 1, 31),
            Territory = new TerritorialStatus(new DateOnly(2025, 12, 31)),
        };
        var file = "region;jahr;wert\n" + string.Concat(figures.Select(f => $"16068;{f.Year};{f.Value}\n"));
        Must(await here.Import.RunAsync(here.Planner, new ImportRequest(Encoding.UTF8.GetBytes(file), table), default));
    }

    private static async Task<Draft> AForecastAsync(Installation here)
    {
        Must(await here.RequestForecast.RunAsync(here.Planner, new ForecastRequest(Key, "16068", 3), default));
        return await here.TheDraftOfTheNextJobAsync(here.Planner);
    }
}
