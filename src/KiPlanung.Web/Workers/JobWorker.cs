using KiPlanung.UseCases.Jobs;

namespace KiPlanung.Web.Workers;

/// <summary>Works through waiting jobs, one after the other.</summary>
internal sealed partial class JobWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            if (!await WorkedAsync(stoppingToken)) await Task.Delay(Pause, clock, stoppingToken);
    }

    /// <summary>A failed job must not end the worker: its problem is stored with the job, the bug is in the server's log.</summary>
    private async Task<bool> WorkedAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<RunJobs>().RunNextAsync(stoppingToken);
        }
        catch (Exception bug) when (!stoppingToken.IsCancellationRequested)
        {
            JobBroke(bug.GetType().Name);
            return false;
        }
    }

    /// <summary>The kind of exception alone: its message could hold words of a note.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "Ein Auftrag ist mit {ExceptionType} abgebrochen.")]
    private partial void JobBroke(string exceptionType);
}
