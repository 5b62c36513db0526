using System.IO.Compression;
using KiPlanung.Audit;
using KiPlanung.UseCases;

namespace KiPlanung.Web.Host;

/// <summary>An export of the log as one file; packed on the disk, so that a long log takes no more memory than a short one.</summary>
internal static class LogArchive
{
    /// <returns>Open at its beginning; the file goes when it is closed.</returns>
    public static async Task<Stream> WriteAsync(
        IAsyncEnumerable<ExportFile> files, ITemporaryFiles temporary, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var archive = temporary.Create();
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
