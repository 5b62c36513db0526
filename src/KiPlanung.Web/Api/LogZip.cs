using System.IO.Compression;
using KiPlanung.Audit;

namespace KiPlanung.Web.Api;

/// <summary>Files as one archive; the same files give the same bytes.</summary>
internal static class LogZip
{
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IReadOnlyList<ExportFile> files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Path);
                entry.LastWriteTime = Time;
                using var content = entry.Open();
                content.Write(file.Content);
            }
        }
        return memory.ToArray();
    }
}
