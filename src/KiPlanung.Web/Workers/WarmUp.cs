using KiPlanung.Pseudonymisation;

namespace KiPlanung.Web.Workers;

/// <summary>Loads the lists and compiles the patterns in the background, so that the first note after a start is as quick as
/// the next.</summary>
internal sealed class WarmUp : BackgroundService
{
    private const string Invented = "Frau Jana Testmann, geb. 03.04.1985, wohnt in der Beispielstraße 7. Tel. 03632 000000.";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            if (ConfidentialText.From(Invented).IsOk(out var text, out _)) Pseudonymiser.Default.Propose(text, stoppingToken);
        },
        stoppingToken);
}
