using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;

namespace KiPlanung.Storage.Tests;

/// <summary>How long the stop switch takes to reach a second instance on the same database: from the end of the turn on one node to the
/// moment the work that runs on the other is cancelled. Printed, not asserted: the figure belongs to the machine (R-12 asks for five
/// seconds).</summary>
public abstract class StopSwitchReachContract(PostgreSqlServer? server, ITestOutputHelper output) : StorageContract(server)
{
    private const int Rounds = 10;
    private const string Reason = "Das Modell antwortet seit heute unsinnig.";

    [StorageFact]
    public async Task A_stop_on_one_node_ends_the_work_of_another()
    {
        await using var other = await PlanningStorage.OpenAsync(Installation.Options, TimeProvider.System, default);
        var turn = new TurnAiSwitch(Store, TimeProvider.System);
        var times = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var job = new Job(Guid.CreateVersion7(), JobKind.ForecastBatch, Planner, "{}", JobState.Waiting, 0, Noon, null, null, null, null);
            await WriteAsync(tx => { tx.Jobs.Add(job); return Task.CompletedTask; });
            var endless = new EndlessWork();
            var worker = new RunJobs(other.Store, other.Jobs, [], [endless], TimeProvider.System);
            var running = Task.Run(() => worker.RunNextAsync(default));
            await endless.Begun.Task;

            Assert.True((await turn.StopAsync(APlanner, AiScope.Forecast, Reason, default)).IsOk(out _, out _));
            var watch = Stopwatch.StartNew();
            await endless.Ended.Task;
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.True(await running);

            var over = await ReadAsync(v => v.Jobs.FindAsync(job.Id, default));
            Assert.Equal((JobState.Failed, AiSwitchProblems.Stopped.Message), (over!.State, over.ProblemMessage));
            Assert.True((await turn.ResumeAsync(Reviewing(Colleague), AiScope.Forecast, Reason, default)).IsOk(out _, out _));
        }
        times.Sort();
        output.WriteLine($"Stoppschalter, zweite Instanz, {(Installation.OnPostgreSql ? "PostgreSQL" : "SQLite")}, {Rounds} Läufe: "
            + $"Median {times[Rounds / 2]:F0} ms, längster {times[^1]:F0} ms");
    }

    private static Reviewer Reviewing(PersonId person)
    {
        Assert.True(Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new(2027, 1, 31)), new(2026, 3, 2)).IsOk(out var reviewer, out _));
        return reviewer;
    }

    private sealed class EndlessWork : IBatchWork
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public JobKind Kind => JobKind.ForecastBatch;

        public Task<Outcome<IReadOnlyList<string>>> StepsAsync(Job job, CancellationToken cancellationToken) =>
            Task.FromResult<Outcome<IReadOnlyList<string>>>(new Outcome<IReadOnlyList<string>>.Ok(["reihe"]));

        public async Task<IReadOnlyList<BatchItem>> DoAsync(
            Job job, string indicatorKey, IProgress<double> progress, CancellationToken cancellationToken)
        {
            await using var ended = cancellationToken.Register(() => Ended.TrySetResult());
            Begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }
    }
}

public sealed class StopSwitchReachContract_On_Sqlite(ITestOutputHelper output) : StopSwitchReachContract(null, output);

[Collection(PostgreSqlCollection.Name)]
public sealed class StopSwitchReachContract_On_PostgreSql(PostgreSqlServer server, ITestOutputHelper output) : StopSwitchReachContract(server, output);
