namespace KiPlanung.Storage.Keys;

/// <summary>A small secret file, readable by its owner alone, created once even when several processes start together.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void EnsureDirectory(string directory)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Null when there is no such file.</summary>
    public static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path).Trim() : null;

    public static string ReadOrCreate(string path, Func<string> create)
    {
        if (Read(path) is { } there) return there;
        using (TakeLock(path + ".lock"))
        {
            if (Read(path) is { } meanwhile) return meanwhile;
            Write(path, create());
        }
        File.Delete(path + ".lock");
        return Read(path)!;
    }

    public static void Write(string path, string content)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, Options(FileMode.Create)))
        {
            using var writer = new StreamWriter(file);
            writer.Write(content + "\n");
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Adds whole lines to a file that only grows; a last line that a crash cut short is dropped first.</summary>
    public static void Append(string path, string lines)
    {
        using (TakeLock(path + ".lock"))
        {
            var whole = File.Exists(path) ? Array.LastIndexOf(File.ReadAllBytes(path), (byte)'\n') + 1 : 0;
            using var file = new FileStream(path, Options(FileMode.OpenOrCreate));
            file.SetLength(whole);
            file.Seek(0, SeekOrigin.End);
            using var writer = new StreamWriter(file);
            writer.Write(lines);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Delete(path + ".lock");
    }

    private static FileStream TakeLock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (attempt < 200)
            {
                Thread.Sleep(25);
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
