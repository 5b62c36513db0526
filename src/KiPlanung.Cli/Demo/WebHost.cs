using System.ComponentModel;
using System.Net;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>The web service, running on this machine alone, on a port the system chose, with the data of the story.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ChildProcess _process;

    private WebHost(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <returns>The service when it answers „bereit“, or <c>demo.web-failed</c> with what it wrote.</returns>
    public static async Task<Outcome<WebHost>> StartAsync(WebProgram program, DirectoryInfo data, CancellationToken cancellationToken)
    {
        var announced = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        ChildProcess process;
        try
        {
            process = ChildProcess.Start(program.StartWith(Settings(data)), line => Announced(line, announced));
        }
        catch (Win32Exception notStarted)
        {
            return new Problem("demo.web-failed", $"Der Webdienst ließ sich nicht starten: {notStarted.Message}", ProblemKind.Unavailable);
        }

        Outcome<WebHost>? outcome = null;
        try
        {
            return outcome = await ReadyAsync(process, announced.Task, cancellationToken);
        }
        finally
        {
            if (outcome is not Outcome<WebHost>.Ok) await process.DisposeAsync();
        }
    }

    public Problem Failed(string sentence) => Failed(_process, sentence);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static Problem Failed(ChildProcess process, string sentence) => new("demo.web-failed",
        $"{sentence} Seine letzten Zeilen:{Environment.NewLine}{process.LastLines}", ProblemKind.Unavailable);

    private static IEnumerable<string> Settings(DirectoryInfo data) =>
    [
        "--urls=http://127.0.0.1:0",
        "--environment=Production",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        "--KiPlanung:PublicAddress=http://127.0.0.1",
        "--KiPlanung:Storage:Provider=Sqlite",
        "--KiPlanung:Storage:ConnectionString=",
        "--KiPlanung:Storage:MasterKeyFile=",
        "--KiPlanung:Storage:DataDirectory=" + data.FullName,
    ];

    private static void Announced(string line, TaskCompletionSource<Uri> announced)
    {
        var place = line.IndexOf(Announcement, StringComparison.Ordinal);
        if (place >= 0 && Uri.TryCreate(line[(place + Announcement.Length)..].Trim(), UriKind.Absolute, out var address))
            announced.TrySetResult(address);
    }

    private static async Task<Outcome<WebHost>> ReadyAsync(ChildProcess process, Task<Uri> announced, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (await Task.WhenAny(announced, process.Ended).WaitAsync(patience.Token) == process.Ended)
                return Failed(process, "Der Webdienst hat sich beim Start beendet.");
            var host = new WebHost(process, await announced);
            await host.UntilReadyAsync(patience.Token);
            return host;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(process, $"Der Webdienst war nach {Patience.TotalSeconds} Sekunden nicht bereit.");
        }
        catch (HttpRequestException broken)
        {
            return Failed(process, $"Der Webdienst antwortet nicht ({broken.Message}).");
        }
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        using var browser = new Browser(Address);
        while ((await browser.OpenAsync("/bereit", cancellationToken)).Status != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
    }
}
