using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>An export of the log as one ZIP file, packed on the disk: neither the files nor the directory of the archive stay in
/// memory.</summary>
internal static class LogArchive
{
    /// <returns>Open at its beginning; the file goes when it is closed. The same files give the same bytes.</returns>
    /// <exception cref="IOException">There is no room for temporary files.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left.</exception>
    public static async Task<Stream> PackAsync(
        IAsyncEnumerable<ExportFile> files, ITemporaryFiles temporary, CancellationToken cancellationToken)
    {
        var archive = temporary.Create();
        try
        {
            await using var directory = temporary.Create();
            var zip = new ZipStream(archive, directory);
            await foreach (var file in files.WithCancellation(cancellationToken))
                await zip.AddAsync(file.Path, file.Content, cancellationToken);
            await zip.FinishAsync(cancellationToken);
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
