using KiPlanung.UseCases;

namespace KiPlanung.Web.Workers;

/// <summary>Gives new entries their place in the log and signs a checkpoint, about once a second.</summary>
internal sealed partial class LogSealer(IAuditLog log, TimeProvider clock, ILogger<LogSealer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await second.WaitForNextTickAsync(stoppingToken)) await SealAsync(stoppingToken);
    }

    /// <summary>Entries stay staged and are sealed at the next beat; nobody loses one.</summary>
    private async Task SealAsync(CancellationToken stoppingToken)
    {
        try
        {
            await log.SealAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            SealingFailed(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Das Protokoll ließ sich nicht versiegeln ({ExceptionType}); der nächste Versuch folgt.")]
    private partial void SealingFailed(string exceptionType);
}
