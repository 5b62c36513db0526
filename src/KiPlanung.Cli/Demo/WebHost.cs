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
            process = ChildProcess.Start(program.StartWith(Settings(data)), line =>
            {
                var place = line.IndexOf(Announcement, StringComparison.Ordinal);
                if (place >= 0 && Uri.TryCreate(line[(place + Announcement.Length)..].Trim(), UriKind.Absolute, out var uri))
                    announced.TrySetResult(uri);
            });
        }
        catch (Win32Exception notStarted)
        {
            return new Problem("demo.web-failed", $"Der Webdienst ließ sich nicht starten: {notStarted.Message}", ProblemKind.Unavailable);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            if (await Task.WhenAny(announced.Task, process.Ended).WaitAsync(patience.Token) == announced.Task)
            {
                var host = new WebHost(process, await announced.Task);
                if (await host.IsReadyAsync(patience.Token)) return host;
            }

            var failed = Failed(process, "Der Webdienst ist nicht bereit geworden.");
            await process.DisposeAsync();
            return failed;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var late = Failed(process, $"Der Webdienst war nach {Patience.TotalSeconds} Sekunden nicht bereit.");
            await process.DisposeAsync();
            return late;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
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

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var browser = new Browser(Address);
        while ((await browser.OpenAsync("/bereit", cancellationToken)).Status != HttpStatusCode.OK)
        {
            if (_process.Ended.IsCompleted) return false;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        return true;
    }
}
