using KiPlanung.UseCases;

namespace KiPlanung.Web.Workers;

/// <summary>Ends the time of pseudonyms whose class and period are over; looks every hour, and once at the start of the store.</summary>
internal sealed partial class RetentionWatch(IRetention retention, TimeProvider clock, ILogger<RetentionWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hour.WaitForNextTickAsync(stoppingToken)) await ApplyAsync(stoppingToken);
    }

    private async Task ApplyAsync(CancellationToken stoppingToken)
    {
        try
        {
            var periods = await retention.ApplyAsync(stoppingToken);
            if (periods > 0) Applied(periods);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Aufbewahrung: Für {Periods} Zeiträume ist der Personenbezug gelöscht.")]
    private partial void Applied(int periods);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Die Aufbewahrungsfristen ließen sich nicht anwenden ({ExceptionType}); der nächste Versuch folgt in einer Stunde.")]
    private partial void Failed(string exceptionType);
}
