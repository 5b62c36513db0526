using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>Builds logs with fixed ids, times and keys.</summary>
internal sealed class ALog
{
    public const string Origin = "protokoll.example/kiplanung";

    public static readonly string Planner = Pseudonym("planner");
    public static readonly string Editor = Pseudonym("editor");
    public static readonly string Reviewer = Pseudonym("reviewer");

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly Ed25519Signer Signer = new(Origin, SHA256.HashData("log"u8));

    private readonly List<byte[]> entries = [];

    public static string Key { get; } = VerificationKey.Of(Signer).ToString();

    public IReadOnlyList<byte[]> Entries => entries;

    /// <summary>A log in which every tenth entry starts a complete way from request to export.</summary>
    public static ALog Of(int size)
    {
        var log = new ALog();
        log.Add(AuditEvent.LogStarted, AuditEntry.System, AuditObject.Log, null);
        while (log.entries.Count < size)
        {
            if (log.entries.Count % 10 == 0 && size - log.entries.Count >= 7) log.AddRelease($"entwurf {log.entries.Count}");
            else log.Add(AuditEvent.SignedIn, Planner, AuditObject.Account, Id($"konto {log.entries.Count}"));
        }
        return log;
    }

    public static ALog Empty() => new();

    public ALog Add(
        AuditEvent what, string actor, AuditObject about, Guid? objectId, params (AuditField Field, string Value)[] fields) =>
        AddAt(Start.AddSeconds(entries.Count), what, actor, about, objectId, fields);

    public ALog AddAt(
        DateTimeOffset time, AuditEvent what, string actor, AuditObject about, Guid? objectId,
        params (AuditField Field, string Value)[] fields)
    {
        entries.Add(AuditEntry.Create(Id($"eintrag {entries.Count}"), time, what, actor, actor == AuditEntry.System ? null : Role.Planner,
            about, objectId, fields.ToDictionary(f => f.Field, f => f.Value)).CanonicalBytes());
        return this;
    }

    public ALog AddRelease(string name)
    {
        var (draft, decision, hash) = (Id(name), Id(name + " entscheidung"), ContentHash.Of(name).Hex);
        return Add(AuditEvent.ForecastRequested, Planner, AuditObject.Job, Id(name + " auftrag"))
            .Add(AuditEvent.DraftCreated, Planner, AuditObject.Draft, draft, (AuditField.ContentHash, hash),
                (AuditField.RelatedId, draft.ToString()))
            .Add(AuditEvent.DraftSubmitted, Planner, AuditObject.Draft, draft)
            .Add(AuditEvent.DecisionRecorded, Reviewer, AuditObject.Draft, draft, (AuditField.ContentHash, hash),
                (AuditField.Verdict, ReleaseVerdicts.Approved), (AuditField.RelatedId, decision.ToString()))
            .Add(AuditEvent.ResultReleased, Reviewer, AuditObject.Decision, decision, (AuditField.ContentHash, hash),
                (AuditField.RelatedId, draft.ToString()))
            .Add(AuditEvent.ResultExported, Planner, AuditObject.Decision, decision, (AuditField.Format, "csv"));
    }

    public ALog AddBytes(byte[] entry)
    {
        entries.Add(entry);
        return this;
    }

    /// <summary>When the entry at this place was written, as long as none was given another time.</summary>
    public DateTimeOffset TimeOf(int index) => Start.AddSeconds(index);

    public byte[][] LeafHashes() => [.. entries.Select(e => MerkleTree.LeafHash(e))];

    public Checkpoint Checkpoint() => CheckpointAt(entries.Count);

    public Checkpoint CheckpointAt(int size) =>
        KiPlanung.Audit.Checkpoint.Sign(Origin, size, MerkleTree.Root(LeafHashes()[..size]), [Signer]);

    public ExportDirectory Export() => ExportDirectory.Of(LogExport.Write(entries, Checkpoint(), Key));

    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public static string Pseudonym(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <summary>An export in memory that a test may damage.</summary>
internal sealed class ExportDirectory : ILogDirectory
{
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public static ExportDirectory Of(IEnumerable<ExportFile> files)
    {
        var directory = new ExportDirectory();
        foreach (var file in files) directory.Files.Add(file.Path, file.Content);
        return directory;
    }

    public IEnumerable<string> Paths() => Files.Keys;

    public byte[]? Read(string path) => Files.GetValueOrDefault(path);

    public ExportDirectory Copy() => Of(Files.Select(f => new ExportFile(f.Key, f.Value)));

    /// <summary>Lays the bundles anew, all other files stay: what somebody does who forgets the tiles.</summary>
    public void Rebundle(IReadOnlyList<byte[]> entries)
    {
        foreach (var path in Files.Keys.Where(p => p.StartsWith("tile/entries/", StringComparison.Ordinal)).ToList()) Files.Remove(path);
        foreach (var (number, chunk) in entries.Chunk(256).Index())
            Files[$"tile/entries/{number:D3}" + (chunk.Length == 256 ? "" : $".p/{chunk.Length}")] = Join(chunk);
    }

    public static byte[] Join(IEnumerable<byte[]> entries)
    {
        var bytes = new List<byte>();
        var length = new byte[2];
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            bytes.AddRange(length);
            bytes.AddRange(entry);
        }
        return [.. bytes];
    }
}
