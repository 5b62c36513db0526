using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>What a command reads from and writes to: results on the output, messages on the error output.</summary>
/// <param name="Interactive">A person sits at the keyboard and can be asked.</param>
/// <param name="ShowsProgress">The error output is a screen; progress may be drawn over.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, bool Interactive, bool ShowsProgress)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error,
        Interactive: !Console.IsInputRedirected && !Console.IsOutputRedirected, ShowsProgress: !Console.IsErrorRedirected);

    public void Say(string text) => Output.WriteLine(text);

    public void Note(string text) => Error.WriteLine(text);

    /// <summary>One document, numbers invariant.</summary>
    public void Json(JsonNode document) => Output.WriteLine(document.ToJsonString(Indented));

    /// <summary>Names the problem with every place in the file, and gives the exit code.</summary>
    /// <param name="file">The file the places are in; null when there is none.</param>
    public int Refuse(Problem problem, bool json = false, string? file = null)
    {
        Error.WriteLine($"Fehler: {problem.Message}");
        foreach (var detail in problem.Details) Error.WriteLine(file is null ? $"  {detail}" : $"  {file}: {detail}");
        if (json) Json(new JsonObject { ["ok"] = false, ["problem"] = Describe(problem, file) });
        return ExitCode.Refused;
    }

    /// <summary>Draws a percentage over itself on a screen; silent otherwise.</summary>
    public IProgress<double> Progress(string what) => new Line(this, what);

    private static JsonObject Describe(Problem problem, string? file) => new()
    {
        ["code"] = problem.Code,
        ["message"] = problem.Message,
        ["file"] = file,
        ["details"] = new JsonArray([.. problem.Details.Select(d => new JsonObject
        {
            ["message"] = d.Message, ["line"] = d.Line, ["column"] = d.Column, ["field"] = d.Field,
        })]),
    };

    private sealed class Line(Terminal terminal, string what) : IProgress<double>
    {
        private readonly Lock _lock = new();
        private int _shown = -1;

        public void Report(double value)
        {
            var percent = (int)(value * 100);
            if (!terminal.ShowsProgress) return;
            lock (_lock)
            {
                if (percent <= _shown) return;
                _shown = percent;
                terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what}: {percent,3} %"));
                if (percent >= 100) terminal.Error.WriteLine();
            }
        }
    }
}
