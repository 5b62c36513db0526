using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

internal static class InputFile
{
    public static Outcome<FileInfo> Exists(FileInfo file) => file.Exists
        ? file
        : new Problem("file.not-found", $"Die Datei {file.FullName} gibt es nicht. Bitte prüfen Sie den Namen.", ProblemKind.NotFound);
}
