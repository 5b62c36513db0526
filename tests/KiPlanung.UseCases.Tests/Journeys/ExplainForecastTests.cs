using System.Text;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ExplainForecastTests
{
    private const string Key = "test:faelle";

    private static readonly TableReadOptions Plain = new()
    {
        FileName = "test.csv", IndicatorKey = Key, IndicatorName = "Testfälle", Unit = "Anzahl", Nature = SeriesNature.Count,
        Publisher = "Testamt", DataDate = new DateOnly(2026, 1, 31), Territory = new TerritorialStatus(new DateOnly(2025, 12, 31)),
    };

    [Fact]
    public async Task Earlier_forecasts_stand_beside_what_was_observed_since()
    {
        await using var here = await WithDemoDataAsync();
        var explain = new ExplainForecast(here.Store);
        await ImportAsync(here, [.. Enumerable.Range(2010, 12).Select(year => (year, 200 + (year % 3)))]);
        var draft = await AForecastAsync(here, 3);
        var document = ForecastDocument.Read(draft.Content);
        var before = Must(await explain.RunAsync(here.Planner, draft.Id, document, default));
        Assert.Empty(before.Earlier);
        Assert.Equal(2021, before.LastObserved);

        await ImportAsync(here, [(2022, 201), (2023, 900)]);
        var after = Must(await explain.RunAsync(here.Planner, draft.Id, document, default));

        var shown = Assert.Single(after.Earlier);
        Assert.True(shown.IsShown);
        Assert.Equal([(2022, 201.0), (2023, 900.0)], shown.Outcomes.Select(o => (o.Year, o.Actual)));
        Assert.Equal(document.Years[1].Mean - 900, shown.Outcomes[1].Error);
        Assert.Equal((document.Years[1].Mean - 900) / 900, shown.Outcomes[1].RelativeError!.Value, 12);
        Assert.Equal([true, false], shown.Outcomes.Select(o => o.InRange!.Value));
        Assert.Equal((1, 2), after.Hits);
        var newer = await AForecastAsync(here, 3);
        var seen = Must(await explain.RunAsync(here.Planner, newer.Id, ForecastDocument.Read(newer.Content), default));
        Assert.Equal((draft.Id, false), (Assert.Single(seen.Earlier).DraftId, seen.Earlier[0].IsShown));
    }

    [Fact]
    public async Task Drafts_of_others_are_not_told_before_they_are_released()
    {
        await using var here = await WithDemoDataAsync();
        var explain = new ExplainForecast(here.Store);
        await ImportAsync(here, [.. Enumerable.Range(2010, 12).Select(year => (year, 200 + (year % 3)))]);
        var (draft, other) = (await AForecastAsync(here, 2), Guid.NewGuid());
        var document = ForecastDocument.Read(draft.Content);
        await ImportAsync(here, [(2022, 201)]);

        Assert.Empty(Must(await explain.RunAsync(here.CaseWorker, other, document, default)).Earlier);
        Assert.Empty(Must(await explain.RunAsync(here.ReviewerActor, other, document, default)).Earlier);
        await here.ReleasedAsync(draft, here.Planner);
        Assert.Equal(
            [DraftState.Released], Must(await explain.RunAsync(here.CaseWorker, other, document, default)).Earlier.Select(e => e.State));
        Assert.Equal("access.role-missing", ProblemOf(await explain.RunAsync(here.Auditor, draft.Id, document, default)).Code);
    }

    [Fact]
    public async Task Variants_show_what_hangs_on_the_last_value_and_are_the_same_each_time()
    {
        await using var here = await WithDemoDataAsync();
        await ImportAsync(here, [.. Enumerable.Range(2010, 11).Select(year => (year, 200 + (year % 3))), (2021, 400)]);
        var document = ForecastDocument.Read((await AForecastAsync(here, 3)).Content);

        var variants = ForecastVariant.Of(document, default);

        Assert.Equal([VariantKind.OwnSeries, VariantKind.WithoutLastYear], variants.Select(v => v.Kind));
        Assert.True(variants[1].Value < variants[0].Value - 20, $"{variants[1].Value} / {variants[0].Value}");
        Assert.InRange(variants[1].Value!.Value, 150, 250);
        Assert.Equal(variants, ForecastVariant.Of(document, default));
        var written = new HandWrittenForecast(Key, "16068", [new(2024, 260, null, null)], "Nach Rücksprache mit dem Amt gesetzt.");
        var byHand = Must(await new WriteForecastByHand(here.Store, Clock).RunAsync(here.Planner, written, default));
        Assert.Empty(ForecastVariant.Of(ForecastDocument.Read(byHand.Content), default));
    }

    [Fact]
    public async Task Parts_add_up_to_the_calculated_value()
    {
        await using var here = await WithDemoDataAsync();
        var document = ForecastDocument.Read((await here.AForecastDraftAsync()).Content);

        var parts = ForecastParts.Of(document)!;

        Assert.Equal(document.Years[^1].Mean, parts.Last + parts.Level + (parts.Trend * parts.Years), 9);
        Assert.Equal(document.History.Last(y => y.Value is not null).Value, parts.Last);
        var changed = document with { Years = [.. document.Years.Select(y => y with { Mean = 99 })], Calculated = document.Years };
        Assert.Equal(parts, ForecastParts.Of(changed));
    }

    private static async Task ImportAsync(Installation here, (int Year, int Value)[] figures)
    {
        var file = "region;jahr;wert\n" + string.Concat(figures.Select(f => $"16068;{f.Year};{f.Value}\n"));
        Must(await here.Import.RunAsync(here.Planner, new ImportRequest(Encoding.UTF8.GetBytes(file), Plain), default));
    }

    private static async Task<Draft> AForecastAsync(Installation here, int years)
    {
        Must(await here.RequestForecast.RunAsync(here.Planner, new ForecastRequest(Key, "16068", years), default));
        return await here.TheDraftOfTheNextJobAsync(here.Planner);
    }
}
