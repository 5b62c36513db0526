using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Benchmarks;

/// <summary>A valid log of any size, written file by file: sign-ins, reads and model calls, and one whole way from request to export in
/// thirty entries.</summary>
internal static class SyntheticLog
{
    private const string Origin = "kiplanung/benchmark";
    private const int Cycle = 30;

    public static void Write(long size, Action<string, byte[]> file)
    {
        var upper = Enumerable.Range(0, TileAddress.TopLevel).Select(_ => new List<byte[]>()).ToArray();
        var done = new long[TileAddress.TopLevel];
        var tree = new TileTree(onUpper: (level, hash) =>
        {
            upper[level - 1].Add(hash);
            if (upper[level - 1].Count == TileAddress.Full) Flush(level);
        });
        for (long number = 0; number * TileAddress.Full < size; number++)
        {
            byte[][] entries = [.. Enumerable.Range(0, (int)Math.Min(TileAddress.Full, size - (number * TileAddress.Full)))
                .Select(i => Encoding.ASCII.GetBytes(Entry((number * TileAddress.Full) + i)))];
            var leaves = entries.SelectMany(e => MerkleTree.LeafHash(e)).ToArray();
            file(new TileAddress(TileAddress.Entries, number, entries.Length).Path, EntryBundle.Write(entries));
            file(new TileAddress(0, number, entries.Length).Path, leaves);
            tree.Append(leaves);
        }
        for (var level = 1; level <= TileAddress.TopLevel; level++)
            if (upper[level - 1].Count > 0) Flush(level);
        var signer = new Ed25519Signer(Origin, SHA256.HashData("benchmark"u8));
        foreach (var fixedFile in LogExport.Write([], Checkpoint.Sign(Origin, size, tree.Root(), [signer]), VerificationKey.Of(signer).ToString()))
            file(fixedFile.Path, fixedFile.Content);

        void Flush(int level)
        {
            var hashes = upper[level - 1];
            file(new TileAddress(level, done[level - 1]++, hashes.Count).Path, [.. hashes.SelectMany(h => h)]);
            hashes.Clear();
        }
    }

    public static string Entry(long index)
    {
        var way = index / Cycle;
        var (draft, job, decision) = (Id('d', way), Id('j', way), Id('e', way));
        var hash = Hash(way);
        return (index % Cycle) switch
        {
            10 => Line(index, "job", "planner", "forecast-requested", "", job),
            11 => Line(index, "draft", "system", "draft-created",
                $"\"contentHash\":\"{hash}\",\"jobId\":\"{job}\",\"relatedId\":\"{draft}\"", draft),
            12 => Line(index, "draft", "planner", "draft-submitted", "", draft),
            13 => Line(index, "draft", "reviewer", "decision-recorded",
                $"\"contentHash\":\"{hash}\",\"relatedId\":\"{decision}\",\"verdict\":\"approved\"", draft),
            14 => Line(index, "decision", "reviewer", "result-released", $"\"contentHash\":\"{hash}\",\"relatedId\":\"{draft}\"", decision),
            15 => Line(index, "decision", "planner", "result-exported", "\"format\":\"csv\"", decision),
            > 20 => Line(index, "job", "system", "model-called", $"\"durationMs\":\"812\",\"endpoint\":\"lokal\",\"inputHash\":\"{hash}\"," +
                "\"model\":\"gemma-3-4b\",\"tokensIn\":\"1204\",\"tokensOut\":\"311\"", job),
            _ => Line(index, "account", "planner", "signed-in", "\"route\":\"password\"", Id('a', index % 1000)),
        };
    }

    private static string Line(long index, string about, string person, string what, string fields, string objectId)
    {
        var actor = person == "system" ? person : Hash((person.Length * 1000L) + (index / Cycle % 500))[..32];
        var role = person == "system" ? "null" : $"\"{person}\"";
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(index).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
        return $"{{\"about\":\"{about}\",\"actor\":\"{actor}\",\"event\":\"{what}\",\"f\":{{{fields}}},\"id\":\"{EntryId(index)}\"," +
            $"\"object\":\"{objectId}\",\"role\":{role},\"time\":\"{time}\",\"v\":1}}";
    }

    private static string Id(char kind, long number) => new Guid(Digest(kind, number).AsSpan(0, 16)).ToString("D");

    /// <summary>Version 7, as the program makes them: they begin with the time.</summary>
    private static string EntryId(long index)
    {
        var bytes = Digest('i', index).AsSpan(0, 16);
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(index).ToUnixTimeMilliseconds();
        Span<byte> big = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(big, time);
        big[2..].CopyTo(bytes);
        (bytes[6], bytes[8]) = ((byte)(0x70 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static string Hash(long number) => Convert.ToHexStringLower(Digest('h', number));

    private static byte[] Digest(char kind, long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        return SHA256.HashData(bytes);
    }
}
