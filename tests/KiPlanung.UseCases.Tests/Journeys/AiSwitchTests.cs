using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class AiSwitchTests
{
    private const string Reason = "Das Modell antwortet seit heute unsinnig.";
    private static readonly ForecastRequest AForecast = new("inkar:q_alo", "16068", 5);

    [Fact]
    public async Task While_everything_is_halted_nothing_is_calculated_or_asked_and_people_write_on()
    {
        await using var here = await WithDemoDataAsync();
        var waiting = Must(await here.RequestForecast.RunAsync(here.Planner, AForecast, default));
        Must(await here.Switch.StopAsync(here.Administrator, AiScope.All, Reason, default));

        Assert.Equal("ai.stopped", ProblemOf(await here.RequestForecast.RunAsync(here.Planner, AForecast, default)).Code);
        Assert.True(await here.RunJobs.RunNextAsync(default));
        var job = Must(await here.Jobs.FindAsync(here.Planner, waiting.Id, default));
        Assert.Equal((JobState.Failed, AiSwitchProblems.Stopped.Message), (job.State, job.ProblemMessage));
        var byHand = new HandWrittenForecast("inkar:q_alo", "16068", [new HandWrittenYear(2040, 5.5, 4, 7)], "Nach Rücksprache mit dem Jobcenter.");
        Must(await new WriteForecastByHand(here.Store, Clock).RunAsync(here.Planner, byHand, default));
        await here.Log.SealAsync(default);
        var entry = Assert.Single(await here.Log.ListAsync(new LogFilter(What: AuditEvent.AiStopped), 0, 5, default)).Entry;
        Assert.Equal("all", entry.Fields[AuditField.Kind]);
    }

    [Fact]
    public async Task One_kind_is_halted_alone()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync("Die Familie sucht einen Kitaplatz.\n\nSie wünscht sich Beratung am Nachmittag.");
        await here.ConfirmAsync(note.Id);
        Must(await here.Switch.StopAsync(here.CaseWorker, AiScope.Summary, Reason, default));

        Assert.Equal("ai.stopped", ProblemOf(await here.RequestSummary.RunAsync(
            here.CaseWorker, new SummaryRequest(note.Id, Summariser.Extractive), default)).Code);
        Assert.NotNull(await here.AForecastDraftAsync());
    }

    [Fact]
    public async Task Letting_run_again_takes_another_person_who_reviews()
    {
        await using var here = await WithDemoDataAsync();
        Must(await here.Switch.StopAsync(here.ReviewerActor, AiScope.Forecast, Reason, default));

        Assert.Equal("review.reason-too-short", ProblemOf(await here.Switch.StopAsync(here.Planner, AiScope.All, "so", default)).Code);
        Assert.Equal("ai.already-stopped", ProblemOf(await here.Switch.StopAsync(here.Planner, AiScope.Forecast, Reason, default)).Code);
        Assert.Equal("ai.same-person", ProblemOf(await here.Switch.ResumeAsync(here.DemoReviewer, AiScope.Forecast, Reason, default)).Code);
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Switch.StopAsync(here.Auditor, AiScope.All, Reason, default)).Kind);
        Must(await here.Switch.ResumeAsync(ReviewerOf(here.PersonOf(Role.Planner)), AiScope.Forecast, Reason, default));
        Assert.NotNull(await here.AForecastDraftAsync());
    }

    /// <summary>A stop by anybody on any node ends what runs here: the worker asks the database at every beat.</summary>
    [Fact]
    public async Task A_running_job_ends_without_a_draft_when_the_switch_is_turned()
    {
        await using var here = await WithDemoDataAsync();
        using var begun = new SemaphoreSlim(0);
        here.Batch = new EndlessBatch(begun);
        var job = Must(await new RequestForecasts(here.Store, Clock).RunAsync(here.Planner, new ForecastsRequest(["inkar:q_alo"], [], 3), default));
        var running = here.RunJobs.RunNextAsync(default);
        await begun.WaitAsync();
        Must(await here.Switch.StopAsync(here.Planner, AiScope.Forecast, Reason, default));
        Assert.True(await running);

        var over = Must(await here.Jobs.FindAsync(here.Planner, job.Id, default));
        Assert.Equal((JobState.Failed, AiSwitchProblems.Stopped.Message), (over.State, over.ProblemMessage));
    }

    private sealed class EndlessBatch(SemaphoreSlim begun) : IBatchWork
    {
        public JobKind Kind => JobKind.ForecastBatch;

        public Task<Outcome<IReadOnlyList<string>>> StepsAsync(Job job, CancellationToken cancellationToken) =>
            Task.FromResult<Outcome<IReadOnlyList<string>>>(new Outcome<IReadOnlyList<string>>.Ok(["inkar:q_alo"]));

        public async Task<IReadOnlyList<BatchItem>> DoAsync(
            Job job, string indicatorKey, IProgress<double> progress, CancellationToken cancellationToken)
        {
            begun.Release();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }
    }
}
