using System.Text.Json.Nodes;
using KiPlanung.Cli;

namespace KiPlanung.UseCases.Tests.Cli;

/// <summary>The command line in this process with its console captured, in a folder of its own.</summary>
public sealed class CliRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kiplanung-cli-");

    public string Output { get; private set; } = "";
    public string Error { get; private set; } = "";

    public JsonNode Json => JsonNode.Parse(Output)!;

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public Task<int> RunAsync(params string[] args) => RunAsync(args, default);

    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, output, error, Interactive: false, ShowsProgress: false);
        var code = await CommandLine.RunAsync(args, terminal, cancellationToken);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
