namespace KiPlanung.Cli;

/// <summary>A file that is there completely or not at all: written beside its place, then moved over it.</summary>
internal static class OutputFile
{
    /// <exception cref="IOException">The folder is missing or cannot be written to.</exception>
    public static async Task WriteAsync(FileInfo target, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        if (target.Directory is not { Exists: true })
            throw new DirectoryNotFoundException($"Den Ordner {target.DirectoryName} gibt es nicht. Bitte legen Sie ihn zuerst an.");
        var beside = Path.Combine(target.DirectoryName!, $".{target.Name}.{Guid.NewGuid():N}.unfertig");
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await write(stream);
                await stream.FlushAsync(cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(beside, target.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
