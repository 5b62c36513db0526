using KiPlanung.Storage.Keys;
using KiPlanung.UseCases;

namespace KiPlanung.Storage;

/// <summary>Files in a folder of their own (0700, outside anything a web server hands out). On Unix a file loses its name as soon as it is
/// open, so that not even a killed program leaves one behind; on Windows it goes with its handle.</summary>
internal sealed class TemporaryFiles(string directory) : ITemporaryFiles
{
    private const int BufferSize = 1 << 16;

    public Stream Create()
    {
        KeyFile.EnsureDirectory(directory);
        var path = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = BufferSize,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        try
        {
            File.Delete(path);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
