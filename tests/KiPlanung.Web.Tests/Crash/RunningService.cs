using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using KiPlanung.Storage;

namespace KiPlanung.Web.Tests.Crash;

/// <summary>The service as a process of its own, so that it can be killed without a last word.</summary>
internal sealed class RunningService : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _told = new();

    private RunningService(StorageOptions options)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "KiPlanung.Web.dll")])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = options.DataDirectory,
        };
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["KiPlanung__Storage__DataDirectory"] = options.DataDirectory;
        start.Environment["KiPlanung__Storage__Provider"] = options.Provider.ToString();
        start.Environment["KiPlanung__Storage__ConnectionString"] = options.ConnectionString;
        _process = Process.Start(start)!;
        foreach (var (begin, add) in new (Action, Action<DataReceivedEventHandler>)[]
            { (_process.BeginOutputReadLine, h => _process.OutputDataReceived += h), (_process.BeginErrorReadLine, h => _process.ErrorDataReceived += h) })
        {
            add((_, line) => _told.Enqueue(line.Data ?? ""));
            begin();
        }
    }

    public string Address { get; }

    /// <summary>Returns when it is ready to serve.</summary>
    public static async Task<RunningService> StartAsync(StorageOptions options)
    {
        var service = new RunningService(options);
        using var client = new HttpClient { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromSeconds(30) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(50))
        {
            if (service._process.HasExited) break;
            try
            {
                if ((await client.GetAsync("/bereit")).IsSuccessStatusCode) return service;
            }
            catch (Exception early) when (early is HttpRequestException or TaskCanceledException)
            {
                // not listening yet, or too busy to answer
            }
        }
        service.Dispose();
        throw new InvalidOperationException("Der Dienst wird nicht bereit:\n" + string.Join('\n', service._told));
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is finished.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public HttpClient ClientWith(string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Hands in notes until the service is gone and keeps the ids it was told, which is what counts as acknowledged.</summary>
    public async Task WriteUntilKilledAsync(string token, ConcurrentDictionary<Guid, bool> acknowledged)
    {
        using var client = ClientWith(token);
        while (true)
        {
            try
            {
                var answer = await client.PostAsJsonAsync("/api/notes", new { kind = "counselling-note", text = "Der Bus fährt nicht mehr." });
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {body}");
                acknowledged[Guid.Parse((string)JsonNode.Parse(body)!["id"]!)] = true;
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
