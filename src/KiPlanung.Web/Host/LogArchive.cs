using System.IO.Compression;
using KiPlanung.Audit;

namespace KiPlanung.Web.Host;

/// <summary>An export of the log as one file; packed on the disk, so that a long log takes no more memory than a short one.</summary>
internal static class LogArchive
{
    /// <returns>Open at its beginning; the file goes when it is closed.</returns>
    public static async Task<Stream> WriteAsync(
        IAsyncEnumerable<ExportFile> files, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var archive = new FileStream(Path.Combine(Path.GetTempPath(), $"kiplanung-{Guid.NewGuid():N}.zip"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = 1 << 16,
        });
        try
        {
            await using (var zip = await ZipArchive.CreateAsync(
                archive, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            {
                await foreach (var file in files.WithCancellation(cancellationToken))
                {
                    var entry = zip.CreateEntry(file.Path);
                    entry.LastWriteTime = at;
                    await using var content = await entry.OpenAsync(cancellationToken);
                    await content.WriteAsync(file.Content, cancellationToken);
                }
            }
            archive.Position = 0;
            return archive;
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }
    }
}
