using System.IO.Compression;

namespace KiPlanung.Core.Tests.Statistics;

/// <summary>A test on the complete original files, which lie beside the repository and not in it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegionalDataFactAttribute : FactAttribute
{
    private static readonly string? Root = TestTables.Above(d => Directory.Exists(Path.Combine(d, "shared", "data", "regional")));

    public RegionalDataFactAttribute()
    {
        if (Root is null) Skip = "Die Originaltabellen (shared/data/regional) sind auf diesem Rechner nicht vorhanden.";
    }

    /// <summary>All packed files of the collection, relative to it.</summary>
    public static IEnumerable<string> Packed()
    {
        var folder = Path.Combine(Root!, "shared", "data", "regional");
        return Directory.GetFiles(folder, "*.gz", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
    }

    /// <summary>Where a file of the collection lies.</summary>
    public static string PathOf(string file) => Path.Combine(Root!, "shared", "data", "regional", file);

    public static byte[] Unpacked(string file)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Root!, "shared", "data", "regional", file)),
            CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
