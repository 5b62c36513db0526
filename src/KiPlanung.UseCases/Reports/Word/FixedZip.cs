using System.IO.Compression;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>The same package with one fixed time on every entry, so that the same result gives the same bytes.</summary>
internal static class FixedZip
{
    public static byte[] Of(byte[] package, DateTimeOffset time)
    {
        using var target = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = time.ToUniversalTime();
                using var source = entry.Open();
                using var sink = copy.Open();
                source.CopyTo(sink);
            }
        }

        return target.ToArray();
    }
}
