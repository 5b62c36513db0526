using System.Text.Json;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>A test that reads the shared known-answer vectors; skipped where they are not laid out beside the repository.</summary>
public sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute()
    {
        if (MerkleVectors.Folder is null) Skip = "shared/data/merkle liegt nicht neben dem Repository";
    }
}

internal static class MerkleVectors
{
    public static string? Folder { get; } = Find();

    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder!, name)));
        return document.RootElement.Clone();
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.GetProperty(name).EnumerateArray();

    public static byte[] Hex(this JsonElement element, string name) => Convert.FromHexString(element.GetProperty(name).GetString()!);

    public static byte[] Base64(this JsonElement element, string name) => element.GetProperty(name).GetBytesFromBase64();

    public static ulong Number(this JsonElement element, string name) => element.GetProperty(name).GetUInt64();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[][] Hashes(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(h => h.GetBytesFromBase64())]
        : [];

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "merkle");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
