using System.Text;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ForecastBatchTests
{
    private static readonly ForecastsRequest Everything = new([], [], 3);

    [Fact]
    public async Task All_indicators_and_regions_become_drafts_of_their_own_and_a_series_too_short_says_why()
    {
        await using var here = await WithDemoDataAsync();
        await ImportShortSeriesAsync(here);
        var request = new RequestForecasts(here.Store, Clock);
        var plan = Must(await request.PlanAsync(here.Planner, Everything, default));

        var job = Must(await request.RunAsync(here.Planner, Everything, default));
        Assert.True(await here.RunJobs.RunNextAsync(default));

        var items = await request.ItemsAsync(here.Planner, job.Id, default);
        Assert.Equal(plan.SeriesCount, items.Count);
        Assert.Equal(JobState.Finished, Must(await here.Jobs.FindAsync(here.Planner, job.Id, default)).State);
        var failed = Assert.Single(items, i => i.DraftId is null);
        Assert.Equal(("forecast.too-few-points", "16054"), (failed.ProblemCode, failed.Region.Value));
        Assert.Contains("mindestens 3", failed.ProblemMessage, StringComparison.Ordinal);
        var drafts = Must(await here.OwnDrafts.ListAsync(here.Planner, default));
        Assert.Equal(items.Count(i => i.DraftId is not null), drafts.Count);
        Assert.All(drafts, d => Assert.Equal(DraftState.OwnCheck, d.State));
        Assert.Empty(await request.ItemsAsync(here.CaseWorker, job.Id, default));
        await here.Log.SealAsync(default);
        Assert.Equal(drafts.Count, await here.Log.CountAsync(new() { What = AuditEvent.DraftCreated }, default));
    }

    [Fact]
    public async Task An_interrupted_batch_keeps_what_it_has_and_goes_on_where_it_stopped()
    {
        await using var here = await WithDemoDataAsync();
        var request = new RequestForecasts(here.Store, Clock);
        var job = Must(await request.RunAsync(here.Planner, Everything with { Regions = ["16067", "16068"] }, default));
        using var machineGoesAway = new CancellationTokenSource();
        var counting = new Counting(new ForecastBatchWork(here.Store, Clock), after: 2, machineGoesAway);
        here.Batch = counting;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => here.RunJobs.RunNextAsync(machineGoesAway.Token));

        var kept = await request.ItemsAsync(here.Planner, job.Id, default);
        Assert.Equal(4, kept.Count);
        Clock.Pass(TimeSpan.FromMinutes(5));
        Assert.True(await here.RunJobs.RunNextAsync(default));
        var all = await request.ItemsAsync(here.Planner, job.Id, default);
        Assert.Equal(JobState.Finished, Must(await here.Jobs.FindAsync(here.Planner, job.Id, default)).State);
        Assert.Equal(counting.Steps.Count, counting.Steps.Distinct().Count() + 1);
        Assert.All(kept, item => Assert.Contains(item, all));
        Assert.Equal(all.Count, all.Select(i => i.DraftId).Distinct().Count());
    }

    [Fact]
    public async Task A_cancelled_batch_stops_and_keeps_its_drafts()
    {
        await using var here = await WithDemoDataAsync();
        var request = new RequestForecasts(here.Store, Clock);
        var job = Must(await request.RunAsync(here.Planner, Everything with { Regions = ["16067"] }, default));
        here.Batch = new Cancelling(new ForecastBatchWork(here.Store, Clock), () => here.Jobs.RunAsync(here.Planner, job.Id, default));

        Assert.True(await here.RunJobs.RunNextAsync(default));

        Assert.Equal(JobState.Cancelled, Must(await here.Jobs.FindAsync(here.Planner, job.Id, default)).State);
        Assert.Single(await request.ItemsAsync(here.Planner, job.Id, default));
        Assert.False(await here.RunJobs.RunNextAsync(default));
    }

    [Fact]
    public async Task Nothing_to_forecast_and_a_wrong_region_are_refused_before_there_is_a_job()
    {
        await using var here = await WithDemoDataAsync();
        var request = new RequestForecasts(here.Store, Clock);

        Assert.Equal("forecast.no-series",
            ProblemOf(await request.RunAsync(here.Planner, Everything with { Regions = ["01001"] }, default)).Code);
        Assert.Equal("forecast.region", ProblemOf(await request.RunAsync(here.Planner, Everything with { Regions = ["Gotha"] }, default)).Code);
        Assert.Equal("forecast.horizon", ProblemOf(await request.RunAsync(here.Planner, Everything with { Horizon = 31 }, default)).Code);
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await request.RunAsync(here.CaseWorker, Everything, default)).Kind);
        Assert.Empty(await here.Jobs.ListAsync(here.Planner, default));
    }

    private static async Task ImportShortSeriesAsync(Installation here)
    {
        var table = new TableReadOptions
        {
            FileName = "kurz.csv", IndicatorName = "Kurze Reihe", Unit = "Anzahl", Nature = SeriesNature.Count, Publisher = "Testamt",
            DataDate = new DateOnly(2026, 1, 31), Territory = new TerritorialStatus(new DateOnly(2025, 12, 31)),
        };
        Must(await here.Import.RunAsync(
            here.Planner, new ImportRequest(Encoding.UTF8.GetBytes("region;jahr;wert\n16054;2020;12\n16054;2021;14\n"), table), default));
    }

    /// <summary>The real work, until the machine goes away in the middle of a step.</summary>
    private sealed class Counting(IBatchWork real, int after, CancellationTokenSource machine) : IBatchWork
    {
        public List<string> Steps { get; } = [];
        public JobKind Kind => real.Kind;

        public Task<Outcome<IReadOnlyList<string>>> StepsAsync(Job job, CancellationToken cancellationToken) =>
            real.StepsAsync(job, cancellationToken);

        public async Task<IReadOnlyList<BatchItem>> DoAsync(
            Job job, string indicatorKey, IProgress<double> progress, CancellationToken cancellationToken)
        {
            Steps.Add(indicatorKey);
            if (Steps.Count == after + 1) await machine.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return await real.DoAsync(job, indicatorKey, progress, cancellationToken);
        }
    }

    /// <summary>The requester cancels while the second step is being calculated.</summary>
    private sealed class Cancelling(IBatchWork real, Func<Task> cancel) : IBatchWork
    {
        private int _steps;

        public JobKind Kind => real.Kind;

        public Task<Outcome<IReadOnlyList<string>>> StepsAsync(Job job, CancellationToken cancellationToken) =>
            real.StepsAsync(job, cancellationToken);

        public async Task<IReadOnlyList<BatchItem>> DoAsync(
            Job job, string indicatorKey, IProgress<double> progress, CancellationToken cancellationToken)
        {
            if (++_steps == 2) await cancel();
            return await real.DoAsync(job, indicatorKey, progress, cancellationToken);
        }
    }
}
