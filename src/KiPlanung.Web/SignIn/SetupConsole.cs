using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Host;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.SignIn;

/// <summary>„Erster Start“ — tells on the console where an empty installation is set up. Plain text and not the log: logs are kept,
/// this is a secret for the person in front of the machine.</summary>
internal sealed class SetupConsole(
    TextWriter console, IPlanningStore store, SetupCode code, IServer server, IOptions<WebOptions> options) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        if (await view.Accounts.CountPeopleAsync(cancellationToken) > 0) return;
        await console.WriteLineAsync();
        await console.WriteLineAsync("KiPlanung ist noch leer. Zum Einrichten diese Adresse im Browser öffnen:");
        await console.WriteLineAsync($"  {Address()}/einrichten?code={code.Value}");
        await console.WriteLineAsync();
        await console.FlushAsync(cancellationToken);
    }

    public async Task AnnounceAsync(IReadOnlyList<DemoSignIn> accounts, string address)
    {
        await console.WriteLineAsync();
        await console.WriteLineAsync("Demodaten geladen. Je Rolle ein Anmeldelink, der einmal gilt:");
        foreach (var account in accounts)
            await console.WriteLineAsync($"  {Roles.Title(account.Role),-15} {address}/anmelden/einmal?code={account.Code}");
        await console.WriteLineAsync();
        await console.FlushAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Address()
    {
        if (options.Value.PublicAddress is { } known) return known.TrimEnd('/');
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return first.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
