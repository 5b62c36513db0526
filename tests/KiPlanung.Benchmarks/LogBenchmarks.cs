using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;

namespace KiPlanung.Benchmarks;

/// <summary>Verifying an exported log of 10,000 entries; reference is hashing the same bytes as leaves and nodes and nothing else.</summary>
[MemoryDiagnoser]
public class LogBenchmarks
{
    private const int Size = 10_000;
    private const string Origin = "kiplanung/benchmark";
    private byte[][] _entries = [];
    private Files? _export;

    [GlobalSetup]
    public void Setup()
    {
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        _entries = [.. Enumerable.Range(0, Size).Select(i => AuditEntry.Create(
            new Guid(i, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]), start.AddSeconds(i), i == 0 ? AuditEvent.LogStarted : AuditEvent.SignedIn,
            AuditEntry.System, null, AuditObject.Log, null).CanonicalBytes())];
        var signer = new Ed25519Signer(Origin, SHA256.HashData("benchmark"u8));
        var root = MerkleTree.Root([.. _entries.Select(e => MerkleTree.LeafHash(e))]);
        var checkpoint = Checkpoint.Sign(Origin, Size, root, [signer]);
        _export = new Files(LogExport.Write(_entries, checkpoint, VerificationKey.Of(signer).ToString()));
        if (!Verify().Valid) throw new InvalidOperationException("Der Vergleich braucht ein gültiges Protokoll.");
    }

    [Benchmark(Baseline = true)]
    public byte[] HashingAlone()
    {
        Span<byte> node = stackalloc byte[65];
        Span<byte> hash = stackalloc byte[32];
        foreach (var entry in _entries)
        {
            SHA256.HashData(entry, hash);
            hash.CopyTo(node[1..]);
            SHA256.HashData(node, hash);
        }

        return hash.ToArray();
    }

    [Benchmark]
    public VerificationReport Verify() => LogVerifier.Verify(_export!, null, null);

    private sealed class Files(IEnumerable<ExportFile> files) : ILogDirectory
    {
        private readonly Dictionary<string, byte[]> _files = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);

        public IEnumerable<string> Paths() => _files.Keys;

        public byte[]? Read(string path) => _files.GetValueOrDefault(path);
    }
}
