using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.Verify;

/// <summary>An exported log on disk.</summary>
public sealed class LogDirectoryOnDisk(string directory) : ILogDirectory
{
    private const int LongestFile = 256 * (2 + AuditEntry.MaximumBytes);

    /// <summary>Names and handles of that many files are some 2 MB.</summary>
    private const int FilesPerSweep = 1024;

    private int files;

    public IEnumerable<string> Paths()
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            Sweep();
            yield return Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
        }
    }

    public byte[]? Read(string path)
    {
        byte[] buffer = [];
        return Read(path, ref buffer) is { } length ? buffer[..length] : null;
    }

    /// <summary>No file of an export is longer than a bundle of the longest entries; of a longer one only so much is read, which the
    /// verifier then refuses.</summary>
    public int? Read(string path, ref byte[] buffer)
    {
        var full = Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));
        if (!File.Exists(full)) return null;
        Sweep();
        using var file = File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        var length = (int)Math.Min(RandomAccess.GetLength(file), LongestFile + 1);
        if (buffer.Length < length) buffer = new byte[Math.Max(length, Math.Min(2 * buffer.Length, LongestFile))];
        var read = 0;
        while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, length - read), read) is > 0 and var more) read += more;
        return read;
    }

    /// <summary>The size of the nursery can be set from the environment only, not in a program's own settings; left alone, it takes 10 to
    /// 20 MB for names that are read once.</summary>
    private void Sweep()
    {
        if (++files % FilesPerSweep == 0) GC.Collect();
    }

    /// <summary>Writes an export into a directory that is empty or not there yet: first beside it, then moved as a whole.</summary>
    /// <param name="further">Makes further files of what was written; when it refuses, nothing is left.</param>
    /// <returns>Number of files.</returns>
    /// <exception cref="IOException">The directory exists and holds something.</exception>
    public static async Task<Outcome<long>> WriteAsync(
        string directory, IAsyncEnumerable<ExportFile> files, Func<ILogDirectory, Outcome<IEnumerable<ExportFile>>>? further = null)
    {
        var target = Path.GetFullPath(directory);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new IOException($"Der Ordner {directory} ist nicht leer. Bitte geben Sie einen neuen Ordner an.");
        var beside = target.TrimEnd(Path.DirectorySeparatorChar) + ".unfertig-" + Guid.NewGuid().ToString("N");
        try
        {
            var (count, made) = (0L, "");
            await foreach (var file in files) Put(file);
            if (further is not null)
            {
                if (!further(new LogDirectoryOnDisk(beside)).IsOk(out var more, out var problem)) return problem;
                foreach (var file in more) Put(file);
            }
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(beside, target);
            return count;

            void Put(ExportFile file)
            {
                var path = Path.Combine(beside, file.Path.Replace('/', Path.DirectorySeparatorChar));
                if (Path.GetDirectoryName(path)! is var folder && folder != made) Directory.CreateDirectory(made = folder);
                File.WriteAllBytes(path, file.Content);
                count++;
            }
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }
}
