using System.IO.Compression;
using System.Text;
using KiPlanung.Audit;

namespace KiPlanung.Web.Tests.Log;

/// <summary>A downloaded archive, as the verifier reads it.</summary>
internal sealed class ZipFiles : ILogDirectory
{
    private readonly Dictionary<string, byte[]> _files;

    public ZipFiles(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        _files = archive.Entries.ToDictionary(e => e.FullName, Content, StringComparer.Ordinal);
    }

    private ZipFiles(Dictionary<string, byte[]> files) => _files = files;

    public IEnumerable<string> Paths() => _files.Keys;

    public byte[]? Read(string path) => _files.GetValueOrDefault(path);

    public string Text(string path) => Encoding.UTF8.GetString(_files[path]);

    /// <summary>What lies in a folder, without the folder's name.</summary>
    public ZipFiles Inside(string folder) => new(_files.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal))
        .ToDictionary(f => f.Key[folder.Length..], f => f.Value, StringComparer.Ordinal));

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
