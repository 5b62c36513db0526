using System.Text;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit.Verification;

/// <summary>The keys a log was signed with, one after the other, and for which sizes each of them counts. From any one that is trusted the
/// proofs of the changes lead to the others.</summary>
internal sealed class KeyChain
{
    private const int MaximumRotations = 1_000;

    private readonly List<Period> periods;

    private KeyChain(List<Period> periods, IReadOnlyList<KeyRotation> rotations) => (this.periods, Rotations) = (periods, rotations);

    /// <summary>In the order of the log.</summary>
    public IReadOnlyList<KeyRotation> Rotations { get; }

    public IReadOnlyList<VerificationKey> Keys => [.. periods.Select(p => p.Key)];

    public VerificationKey Newest => periods[^1].Key;

    /// <summary>Reads the proofs of the export; faults are reported, and only what hangs together with the trusted key counts.</summary>
    public static KeyChain Read(ILogDirectory export, VerificationKey trusted, Findings findings)
    {
        var rotations = new SortedDictionary<long, KeyRotation>();
        foreach (var path in export.Paths().Where(p => p.StartsWith(KeyRotation.Folder, StringComparison.Ordinal)).Take(MaximumRotations))
        {
            if (export.Read(path) is not { } bytes) continue;
            if (!KeyRotation.Open(Encoding.UTF8.GetString(bytes)).IsOk(out var rotation, out var problem))
                findings.File(problem.Code, $"{Path(path)}: {problem.Message}");
            else if (path != KeyRotation.Name(rotation.Index))
                findings.File("audit.rotation-invalid", $"{Path(path)}: Der Nachweis gehört zu Eintrag {rotation.Index}.");
            else rotations.Add(rotation.Index, rotation);
        }
        return Of(trusted, [.. rotations.Values], findings);
    }

    /// <summary>Opens a checkpoint with the key that counted at its size.</summary>
    public Outcome<Checkpoint> Open(string note)
    {
        if (!SignedNote.Open(note, Keys).IsOk(out var opened, out var problem)) return problem;
        Problem? untimely = null;
        foreach (var period in periods)
        {
            if (opened.Signatures.All(s => s.KeyId != period.Key.Id || s.Name != period.Key.Name)) continue;
            if (!Checkpoint.Open(note, period.Key).IsOk(out var checkpoint, out problem)) return problem;
            if (checkpoint.Size >= period.From && checkpoint.Size <= period.To) return checkpoint;
            untimely = AuditProblems.KeyOutOfTime(checkpoint.Size, period.From, period.To);
        }
        return untimely ?? AuditProblems.SignatureMissing;
    }

    /// <summary>Takes the proofs that join on to the trusted key, later and earlier ones.</summary>
    private static KeyChain Of(VerificationKey trusted, IReadOnlyList<KeyRotation> rotations, Findings findings)
    {
        var key = trusted.ToString();
        var first = rotations.Index().Where(r => r.Item.Before.ToString() == key).Select(r => (int?)r.Index).FirstOrDefault()
            ?? rotations.Index().Where(r => r.Item.After.ToString() == key).Select(r => (int?)r.Index + 1).FirstOrDefault()
            ?? -1;
        if (first < 0)
        {
            if (rotations.Count > 0)
                findings.File("audit.rotation-unknown",
                    "Die Ausfuhr enthält Schlüsselwechsel, aber keiner davon betrifft den Prüfschlüssel, mit dem geprüft wird.");
            return new([new(trusted, 0, long.MaxValue)], []);
        }
        var joined = new List<KeyRotation>();
        for (var at = first - 1; at >= 0 && (joined.Count == 0 ? key : joined[0].Before.ToString()) == rotations[at].After.ToString(); at--)
            joined.Insert(0, rotations[at]);
        var newest = key;
        for (var at = first; at < rotations.Count && newest == rotations[at].Before.ToString(); at++)
        {
            joined.Add(rotations[at]);
            newest = rotations[at].After.ToString();
        }
        if (joined.Count < rotations.Count)
            findings.File("audit.rotation-unknown", "Die Nachweise der Schlüsselwechsel schließen nicht aneinander an.");
        return new(Periods(trusted, joined), joined);
    }

    private static List<Period> Periods(VerificationKey trusted, IReadOnlyList<KeyRotation> joined)
    {
        if (joined.Count == 0) return [new(trusted, 0, long.MaxValue)];
        var all = new List<Period>();
        for (var i = 0; i <= joined.Count; i++)
        {
            all.Add(new(
                i == 0 ? joined[0].Before : joined[i - 1].After,
                i == 0 ? 0 : joined[i - 1].Handover.Size,
                i == joined.Count ? long.MaxValue : joined[i].Handover.Size));
        }
        return all;
    }

    private static string Path(string path) => $"Die Datei {LogFiles.Shown(path)}";

    /// <summary>A key and the sizes of the checkpoints it signs.</summary>
    private sealed record Period(VerificationKey Key, long From, long To);
}
