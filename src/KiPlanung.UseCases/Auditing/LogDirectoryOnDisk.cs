using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>An exported log on disk.</summary>
public sealed class LogDirectoryOnDisk(string directory) : ILogDirectory
{
    public IEnumerable<string> Paths() => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'));

    public byte[]? Read(string path)
    {
        var full = Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(full) ? File.ReadAllBytes(full) : null;
    }

    /// <summary>Writes an export into a directory that is empty or not there yet: first beside it, then moved as a whole.</summary>
    /// <exception cref="IOException">The directory exists and holds something.</exception>
    public static void Write(string directory, IEnumerable<ExportFile> files)
    {
        var target = Path.GetFullPath(directory);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new IOException($"Der Ordner {directory} ist nicht leer. Bitte geben Sie einen neuen Ordner an.");
        var beside = target.TrimEnd(Path.DirectorySeparatorChar) + ".unfertig-" + Guid.NewGuid().ToString("N");
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(beside, file.Path.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, file.Content);
            }

            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(beside, target);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }
}
