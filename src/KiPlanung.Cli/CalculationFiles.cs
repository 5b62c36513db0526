using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>Reads the tables of a calculation and writes its result; the ending of the name decides between CSV and JSON.</summary>
internal static class CalculationFiles
{
    public static bool IsJson(FileInfo target) => target.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value read from a file, with the file named in the problem.</summary>
    public static Outcome<T> Read<T>(FileInfo file, Func<string, Outcome<T>> read)
    {
        var outcome = InputFile.Exists(file).Then(found => read(File.ReadAllText(found.FullName, Encoding.UTF8)));
        return outcome.IsOk(out var value, out var problem) ? value : problem with { Message = Named(problem, file) };
    }

    public static Task WriteAsync(FileInfo target, string text, CancellationToken cancellationToken) => OutputFile.WriteAsync(
        target, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask(), cancellationToken);

    private static string Named(Problem problem, FileInfo file) =>
        problem.Code == "file.not-found" ? problem.Message : $"{file.Name}: {problem.Message}";
}
