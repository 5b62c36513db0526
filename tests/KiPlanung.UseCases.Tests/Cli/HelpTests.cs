using System.Runtime.CompilerServices;
using System.Text;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class HelpTests
{
    private static readonly string[] Commands =
    [
        "", "demo", "import", "forecast", "forecast series", "pseudonymise", "summarise", "audit", "audit export", "audit evidence", "audit verify", "audit proof", "audit change-key", "audit retention",
        "account", "account add", "account list", "account disable", "eval", "eval forecast",
        "eval pseudonymisation", "eval train-forecast", "release", "release list",
    ];

    [Fact]
    public async Task Help_reads_as_approved()
    {
        using var cli = new CliRun();
        var text = new StringBuilder();
        foreach (var command in Commands)
        {
            Assert.Equal(0, await cli.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]));
            text.Append("$ kiplanung ").Append(command).Append(" --help\n").Append(cli.Output.ReplaceLineEndings("\n"));
        }

        var approved = Beside("help.approved.txt");
        if (File.Exists(approved) && await File.ReadAllTextAsync(approved) == text.ToString()) return;
        var received = Beside("help.received.txt");
        await File.WriteAllTextAsync(received, text.ToString());
        Assert.Fail($"Die Hilfe weicht von {approved} ab; neu: {received}");
    }

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
