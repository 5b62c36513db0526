using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KiPlanung.Cli.Demo;

/// <summary>The built web service this program belongs to. The command line does not refer to it; it starts it as anybody could.</summary>
internal sealed record WebProgram(string Folder)
{
    private const string Name = "KiPlanung.Web";

    private static readonly string[] SharedWithThisProgram = ["KiPlanung.UseCases.dll", "KiPlanung.Storage.dll"];

    private static string Executable => OperatingSystem.IsWindows() ? Name + ".exe" : Name;

    /// <summary>Beside this program (published) or in the neighbouring folder of the same configuration (built).</summary>
    /// <returns>Null when it is missing or was built from other sources than this program.</returns>
    public static WebProgram? Built(string programs) =>
        new[] { programs, Neighbour(programs) }.Where(f => IsThere(f) && Fits(f, programs)).Select(f => new WebProgram(f)).FirstOrDefault();

    /// <summary>Builds it once when its sources lie above this program, as after <c>dotnet run --project src/KiPlanung.Cli</c>.</summary>
    public static async Task<WebProgram?> FindOrBuildAsync(string programs, Terminal terminal, CancellationToken cancellationToken)
    {
        if (Built(programs) is { } built) return built;
        if (Source(programs) is not { } project) return null;
        terminal.Say($"Der Webdienst ist noch nicht oder aus älterem Quelltext gebaut und wird jetzt gebaut (dotnet build src/{Name}) …");
        // the name is compiled into every part, so its spelling has to be the one this program was built with
        var configuration = Configuration(programs).StartsWith("release", StringComparison.OrdinalIgnoreCase) ? "Release" : "Debug";
        var start = Quiet(DotNet(), ["build", project, "-c", configuration, "-v", "quiet", "-nologo", "--disable-build-servers"]);
        await using var build = ChildProcess.Start(start);
        await build.Ended.WaitAsync(cancellationToken);
        if (build.ExitCode == 0 && IsThere(Neighbour(programs))) return new WebProgram(Neighbour(programs));
        terminal.Note($"Der Bau ist gescheitert:{Environment.NewLine}{build.LastLines}");
        return null;
    }

    /// <param name="arguments">Command line settings, which go before every other setting.</param>
    public ProcessStartInfo StartWith(IEnumerable<string> arguments)
    {
        var executable = Path.Combine(Folder, Executable);
        var start = File.Exists(executable)
            ? Quiet(executable, arguments)
            : Quiet(DotNet(), [Path.Combine(Folder, Name + ".dll"), .. arguments]);
        if (Path.GetDirectoryName(DotNet()) is { Length: > 0 } root) start.Environment["DOTNET_ROOT"] = root;
        // settings of this machine's real installation must not reach the demonstration
        foreach (var key in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(key);
        return start;
    }

    private static bool IsSetting(string key) =>
        !key.Equals("KIPLANUNG_MASTER_KEY", StringComparison.OrdinalIgnoreCase)
        && new[] { "KIPLANUNG", "ASPNETCORE_", "KESTREL", "LOGGING" }.Any(p => key.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    private static string Configuration(string programs) => Path.GetFileName(Path.TrimEndingDirectorySeparator(programs));

    private static string Neighbour(string programs) =>
        Path.GetFullPath(Path.Combine(programs, "..", "..", Name, Configuration(programs)));

    private static bool IsThere(string folder) =>
        File.Exists(Path.Combine(folder, Executable)) || File.Exists(Path.Combine(folder, Name + ".dll"));

    /// <summary>Where both lie as files of their own, the parts they share must be the same bytes; an older service would not know the
    /// database.</summary>
    private static bool Fits(string folder, string programs) => SharedWithThisProgram.All(part =>
        (Path.Combine(folder, part), Path.Combine(programs, part)) is var (theirs, ours)
        && (!File.Exists(theirs) || !File.Exists(ours) || File.ReadAllBytes(theirs).AsSpan().SequenceEqual(File.ReadAllBytes(ours))));

    private static string? Source(string programs)
    {
        for (var folder = new DirectoryInfo(programs); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, "src", Name, Name + ".csproj");
            if (File.Exists(Path.Combine(folder.FullName, "KiPlanung.sln")) && File.Exists(project)) return project;
        }

        return null;
    }

    /// <summary>The host of the runtime this program runs on, so that both run on the same.</summary>
    private static string DotNet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }

    private static ProcessStartInfo Quiet(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        CreateNoWindow = true,
    };
}
