using KiPlanung.UseCases.Review;

namespace KiPlanung.Web.Workers;

/// <summary>Looks at the start and then every ten minutes for released results that something has overtaken.</summary>
internal sealed partial class ReleaseWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReleaseWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>What was not found this time is found the next.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FindOutdated>().RunAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LookFailed(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Die Freigaben ließen sich nicht auf Aktualität durchsehen ({ExceptionType}); der nächste Versuch folgt.")]
    private partial void LookFailed(string exceptionType);
}
