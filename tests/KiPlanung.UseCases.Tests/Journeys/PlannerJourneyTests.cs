using System.Text;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class PlannerJourneyTests
{
    private static readonly TableReadOptions Plain = new()
    {
        FileName = "test.csv", IndicatorName = "Testfälle", Unit = "Anzahl", Nature = SeriesNature.Count, Publisher = "Testamt",
        DataDate = new DateOnly(2026, 1, 31), Territory = new TerritorialStatus(new DateOnly(2025, 12, 31)),
    };

    [Fact]
    public async Task Planner_gets_a_report_only_after_someone_else_released_it()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();

        Assert.Equal("release.not-found", ProblemOf(await here.Export.RunAsync(here.Planner, draft.Id, ExportFormat.Csv, default)).Code);
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));
        var own = await here.Decide.RunAsync(ReviewerOf(here.PersonOf(Role.Planner)), draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default);
        Assert.Equal(ReviewProblems.OwnDraft, ProblemOf(own));
        Assert.Empty(Must(await here.Export.ListAsync(here.Planner, default)));

        var released = Must(await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default)).Release!;
        var file = Must(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Csv, default));
        Assert.Contains("Sömmerda", Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forecast_draft_shows_what_a_reviewer_must_see()
    {
        await using var here = await WithDemoDataAsync();

        var document = ForecastDocument.Read((await here.AForecastDraftAsync()).Content);

        Assert.Equal("16068", document.Ags);
        Assert.Equal(5, document.Years.Count);
        Assert.NotEqual(default, document.Source.DataDate);
        Assert.NotEqual(default, document.Territory);
        Assert.Contains(document.Backtest, b => b.Model == "naive");
        Assert.All(document.Years, y => Assert.True(y.Intervals[1].Low <= y.Intervals[0].Low && y.Intervals[0].High <= y.Intervals[1].High));
        Assert.All(document.Years, y => Assert.InRange(y.Mean, 0, 100));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var here = await WithDemoDataAsync();
        var request = new ImportRequest(Encoding.UTF8.GetBytes("region;jahr;wert\n16068;2020;12\n16068;2021;14\n"), Plain);

        var first = Must(await here.Import.RunAsync(here.Planner, request, default));
        var sealedAt = (await here.Log.SealAsync(default)).Size;
        var second = Must(await here.Import.RunAsync(here.Planner, request, default));

        Assert.False(first.AlreadyThere);
        Assert.True(second.AlreadyThere);
        Assert.Equal(first.Import.Id, second.Import.Id);
        Assert.Equal(sealedAt, (await here.Log.SealAsync(default)).Size);
    }

    [Fact]
    public async Task A_file_with_one_bad_row_is_refused_as_a_whole_with_its_place()
    {
        await using var here = await WithDemoDataAsync();
        var before = Must(await new ListSeries(here.Store).ImportsAsync(here.Planner, default)).Count;
        var request = new ImportRequest(Encoding.UTF8.GetBytes("region;jahr;wert\n16068;2020;12\n16068;2021;zwölf\n"), Plain);

        var problem = ProblemOf(await here.Import.RunAsync(here.Planner, request, default));

        Assert.Equal((3, 3), (problem.Details[0].Line, problem.Details[0].Column > 3 ? 3 : problem.Details[0].Column));
        Assert.Equal(before, Must(await new ListSeries(here.Store).ImportsAsync(here.Planner, default)).Count);
    }

    [Fact]
    public async Task A_cancelled_job_leaves_no_draft()
    {
        await using var here = await WithDemoDataAsync();
        var job = Must(await here.RequestForecast.RunAsync(here.Planner, new ForecastRequest("inkar:q_alo", "16068", 5), default));

        Must(await here.Jobs.RunAsync(here.Planner, job.Id, default));

        Assert.False(await here.RunJobs.RunNextAsync(default));
        Assert.Empty(Must(await here.OwnDrafts.ListAsync(here.Planner, default)));
        Assert.Equal("job.over", ProblemOf(await here.Jobs.RunAsync(here.Planner, job.Id, default)).Code);
    }

    [Fact]
    public async Task Somebody_elses_job_is_not_there()
    {
        await using var here = await WithDemoDataAsync();
        var job = Must(await here.RequestForecast.RunAsync(here.Planner, new ForecastRequest("inkar:q_alo", "16068", 5), default));

        Assert.Equal("job.not-found", ProblemOf(await here.Jobs.RunAsync(here.CaseWorker, job.Id, default)).Code);
    }

    [Fact]
    public async Task A_forecast_written_by_hand_goes_the_same_way()
    {
        await using var here = await WithDemoDataAsync();
        var written = new HandWrittenForecast("inkar:q_alo", "16068", [new(2030, 5.5, 4.5, 6.5)], "Schließung des Werks zum Jahresende 2029 eingerechnet.");

        var draft = Must(await new WriteForecastByHand(here.Store, Clock).RunAsync(here.Planner, written, default));

        Assert.False(draft.Origin.ByModel);
        var released = await here.ReleasedAsync(draft, here.Planner);
        Assert.Equal(draft.Hash, released.Hash);
    }

    [Fact]
    public async Task An_override_keeps_the_original_and_bars_its_author_from_deciding()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        var revise = new ReviseForecast(here.Store, Clock);
        var year = ForecastDocument.Read(draft.Content).Years[0].Year;

        var revised = Must(await revise.RunAsync(here.Planner, draft.Id, draft.Hash, [new(year, 7.7)], "Großansiedlung ab Sommer eingerechnet.", default));

        Assert.Equal("draft.stale", ProblemOf(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default)).Code);
        var (before, after) = (ForecastDocument.Read(draft.Content), ForecastDocument.Read(revised.Content));
        Assert.Equal(7.7, after.Years[0].Mean);
        Assert.Null(before.Calculated);
        Assert.Equal(before.Years.Select(y => y.Mean), after.Calculated!.Select(y => y.Mean));
        var again = Must(await revise.RunAsync(
            here.Planner, revised.Id, revised.Hash, [new(year, 8.8)], "Ansiedlung größer als zuerst gedacht.", default));
        Assert.Equal(before.Years[0].Mean, ForecastDocument.Read(again.Content).Calculated![0].Mean);
        Assert.Equal(3, Must(await here.OwnDrafts.FindAsync(here.Planner, revised.Id, default)).Versions.Count);
        Assert.Contains(here.PersonOf(Role.Planner), revised.EditedBy);
    }
}
