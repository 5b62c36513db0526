using System.IO.Compression;
using System.Text;

namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>Lines of a gzip-compressed UTF-8 list. Half a million of them pass through one buffer: as strings they would be garbage, and
/// the memory taken for it does not come back.</summary>
internal static class PackedLines
{
    /// <summary>Longer than any line of a list.</summary>
    private const int BufferSize = 16_384;

    /// <summary>Calls for every line that is not empty, in order; the span is valid during the call.</summary>
    public static void Read(Stream packed, Action<ReadOnlySpan<char>> add)
    {
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var buffer = new char[BufferSize];
        var held = 0;
        while (reader.Read(buffer, held, buffer.Length - held) is > 0 and var read)
        {
            var rest = buffer.AsSpan(0, held + read);
            while (rest.IndexOf('\n') is >= 0 and var end)
            {
                Add(rest[..end], add);
                rest = rest[(end + 1)..];
            }
            if (rest.Length == buffer.Length) throw new InvalidDataException("Eine Zeile der Liste ist länger als 16.384 Zeichen.");
            rest.CopyTo(buffer);
            held = rest.Length;
        }
        Add(buffer.AsSpan(0, held), add);
    }

    private static void Add(ReadOnlySpan<char> line, Action<ReadOnlySpan<char>> add)
    {
        line = line.TrimEnd('\r');
        if (line.Length > 0) add(line);
    }
}
