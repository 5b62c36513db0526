using System.Diagnostics;
using System.Text;
using KiPlanung.Cli;
using KiPlanung.Cli.Demo;

namespace KiPlanung.UseCases.Tests.Cli;

/// <summary>A test that starts the web service built beside it.</summary>
public sealed class WebServiceFactAttribute : FactAttribute
{
    public WebServiceFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("KIPLANUNG_TESTS") != "all" && WebProgram.Built(AppContext.BaseDirectory) is null)
            Skip = "KiPlanung.Web ist nicht oder aus älterem Quelltext gebaut: dotnet build KiPlanung.sln";
    }
}

public sealed class DemoCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [WebServiceFact]
    public async Task Demo_releases_two_results_through_the_web_pages_and_leaves_a_log_that_verifies()
    {
        Assert.True(0 == await _cli.RunAsync("demo", "--keep", _cli["demo"]), _cli.Output + _cli.Error);
        Assert.Contains("Abgelehnt: 403, ", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Abgelehnt: 409, Vier-Augen-Prinzip", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("NICHT in Ordnung", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("aus „approved“ wird „rejected“", _cli.Output, StringComparison.Ordinal);

        Assert.Equal(0, await _cli.RunAsync("release", "list", "--data", _cli["demo"]));
        var releases = _cli.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, releases.Length);
        Assert.Single(releases, r => r.Contains("\tZusammenfassung: Beratungsnotiz", StringComparison.Ordinal));

        var files = Directory.GetFiles(Path.Combine(_cli["demo"], "ergebnisse")).Select(f => Path.GetFileName(f)!).Order().ToList();
        Assert.Equal(6, files.Count);
        foreach (var ending in new[] { ".csv", ".docx", ".json" })
            Assert.Equal(2, files.Count(f => f.EndsWith(ending, StringComparison.Ordinal)));
        foreach (var hash in releases.Select(r => r.Split('\t')[3]))
            Assert.Equal(3, files.Count(f => f.Contains(hash[..12], StringComparison.Ordinal)));

        Assert.Equal(0, await _cli.RunAsync("audit", "verify", Path.Combine(_cli["demo"], "audit")));
        Tamper(Path.Combine(_cli["demo"], "audit"), "approved", "rejected");
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", Path.Combine(_cli["demo"], "audit")));
        Assert.Equal(1, await _cli.RunAsync("demo", "--keep", _cli["demo"]));
    }

    [Fact]
    public async Task Without_the_web_service_nothing_is_released_and_the_story_says_so()
    {
        var folder = Directory.CreateDirectory(_cli["demo"]);
        using var output = new StringWriter { NewLine = "\n" };
        var story = new DemoStory(folder, Directory.CreateDirectory(_cli["anderswo"]).FullName,
            new Terminal(TextReader.Null, output, output, Interactive: false, ShowsProgress: false));

        Assert.True((await story.TellAsync(default)).IsOk(out _, out _));
        Assert.Contains("dotnet build KiPlanung.sln", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("ÜBERSPRUNGEN", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync("release", "list", "--data", folder.FullName));
        Assert.Equal("", _cli.Output);
        Assert.Equal(0, await _cli.RunAsync("audit", "verify", story.Audit));
    }

    [WebServiceFact]
    public async Task The_web_service_ends_with_its_story()
    {
        int id;
        var data = Directory.CreateDirectory(_cli["daten"]);
        var started = await WebHost.StartAsync(WebProgram.Built(AppContext.BaseDirectory)!, data, default);
        Assert.True(started.IsOk(out var host, out var problem), problem?.Message);
        await using (host)
        {
            id = host.ProcessId;
            Assert.Equal("127.0.0.1", host.Address.Host);
            using var alive = Process.GetProcessById(id);
            Assert.False(alive.HasExited);
        }

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [WebServiceFact]
    public async Task A_web_service_that_cannot_open_its_data_is_a_problem_with_its_last_lines()
    {
        var file = new DirectoryInfo(_cli.Write("keine-ablage", "eine Datei, kein Ordner"));

        var started = await WebHost.StartAsync(WebProgram.Built(AppContext.BaseDirectory)!, file, default);

        Assert.False(started.IsOk(out _, out var problem));
        Assert.Equal("demo.web-failed", problem.Code);
        Assert.Contains("keine-ablage", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_web_service_is_found_beside_the_program_or_in_the_neighbouring_folder_unless_it_is_older()
    {
        var programs = Directory.CreateDirectory(_cli["bin/KiPlanung.Cli/debug"]).FullName;
        Assert.Null(WebProgram.Built(programs));

        var neighbour = Directory.CreateDirectory(_cli["bin/KiPlanung.Web/debug"]).FullName;
        File.WriteAllText(Path.Combine(neighbour, "KiPlanung.Web.dll"), "");
        Assert.Equal(neighbour, WebProgram.Built(programs)!.Folder);

        File.WriteAllText(Path.Combine(programs, "KiPlanung.Storage.dll"), "neu");
        File.WriteAllText(Path.Combine(neighbour, "KiPlanung.Storage.dll"), "alt");
        Assert.Null(WebProgram.Built(programs));

        File.WriteAllText(Path.Combine(programs, "KiPlanung.Web.dll"), "");
        Assert.Equal(programs, WebProgram.Built(programs)!.Folder);
    }

    private static void Tamper(string audit, string word, string forged)
    {
        var file = Directory.GetFiles(Path.Combine(audit, "tile", "entries"), "*", SearchOption.AllDirectories).Single();
        var content = File.ReadAllBytes(file);
        Encoding.ASCII.GetBytes(forged).CopyTo(content, content.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(word)));
        File.WriteAllBytes(file, content);
    }
}
