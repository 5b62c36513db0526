using KiPlanung.Audit.Tiles;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit.Verification;

/// <summary>Holds the log against what was said of it elsewhere: receipts that people kept, and the checkpoints at which the key
/// changed.</summary>
internal sealed class Evidence
{
    private readonly TrustAnchors anchors;
    private readonly Findings findings;
    private readonly List<Proven> proven = [];
    private readonly Dictionary<byte[], Promised> promised = new(HashComparer.Instance);
    private int receipts;

    public Evidence(TrustAnchors anchors, IReadOnlyList<KeptReceipt> kept, Findings findings)
    {
        (this.anchors, this.findings) = (anchors, findings);
        var opened = new Dictionary<string, Outcome<Checkpoint>>(StringComparer.Ordinal);
        foreach (var receipt in kept) Take(receipt, opened);
    }

    /// <summary>Sizes at which the root of the log has to be known.</summary>
    public IEnumerable<long> Watched => proven.Select(p => p.Checkpoint.Size);

    /// <summary>Crosses off promised entries among these leaf hashes.</summary>
    public void Look(ReadOnlySpan<byte> hashes)
    {
        if (promised.Count == 0) return;
        for (; !hashes.IsEmpty; hashes = hashes[MerkleTree.HashLength..])
            if (promised.TryGetValue(hashes[..MerkleTree.HashLength].ToArray(), out var found)) found.Found = true;
    }

    /// <param name="tree">The tree that counts as the log.</param>
    /// <param name="keyChanges">Entries that introduce a key.</param>
    /// <param name="newest">UTC ticks of the newest entry.</param>
    public void Report(TileTree tree, IReadOnlyList<long> keyChanges, long? newest)
    {
        ReportRotations(tree, keyChanges);
        foreach (var one in proven) ReportProven(one, tree);
        foreach (var one in promised.Values.Where(p => !p.Found)) ReportMissing(one, newest);
        if (receipts > 0) findings.Notice($"{receipts} Quittungen wurden mit dem Protokoll verglichen.");
    }

    private void Take(KeptReceipt kept, Dictionary<string, Outcome<Checkpoint>> opened)
    {
        if (anchors.Keys is not { } keys) return;
        if (kept.Text.StartsWith(Receipt.Header + "\n", StringComparison.Ordinal))
        {
            if (!Receipt.Open(kept.Text, keys.Keys).IsOk(out var receipt, out var refused)) Refuse(kept, refused);
            else foreach (var entry in receipt.Entries) promised[entry.LeafHash] = new(kept.Name, entry.Id, receipt.Time);
            receipts++;
            return;
        }
        if (!InclusionProofFile.Parse(kept.Text).IsOk(out var proof, out var problem))
        {
            Refuse(kept, problem);
            return;
        }
        if (!opened.TryGetValue(proof.Note, out var head)) opened[proof.Note] = head = keys.Open(proof.Note);
        if (head.IsOk(out var checkpoint, out problem) && proof.Verify(null, checkpoint).IsOk(out var index, out problem))
            proven.Add(new(kept.Name, index, checkpoint));
        else Refuse(kept, problem!);
        receipts++;
    }

    private void Refuse(KeptReceipt kept, Problem problem) =>
        findings.File("audit.receipt-invalid", $"Die Quittung {LogFiles.Shown(kept.Name)} hält nicht: {problem.Message}");

    private void ReportProven(Proven one, TileTree tree)
    {
        var name = LogFiles.Shown(one.Name);
        if (one.Checkpoint.Size > tree.Size)
            findings.File("audit.receipt-beyond-log",
                $"Die Quittung {name} belegt ein Protokoll von {one.Checkpoint.Size} Einträgen; hier sind es {tree.Size}. Das Protokoll "
                + "wurde gekürzt, oder die Ausfuhr ist älter als die Quittung.",
                tree.Size);
        else if (!Same(tree.RootAt(one.Checkpoint.Size), one.Checkpoint.Root))
            findings.File("audit.receipt-differs",
                $"Die Quittung {name} belegt für Eintrag {one.Index} ein anderes Protokoll: Die ersten {one.Checkpoint.Size} Einträge "
                + "sind hier nicht die unterschriebenen.",
                one.Index);
    }

    private void ReportMissing(Promised one, long? newest)
    {
        var when = one.Time.ToString("dd.MM.yyyy HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
        if (newest is { } ticks && ticks >= (one.Time + Receipt.MergeDelay).UtcTicks)
            findings.File("audit.receipt-not-in-log",
                $"Die Quittung {LogFiles.Shown(one.Name)} vom {when} nennt den Eintrag {one.Id:D}. Er steht nicht im Protokoll, obwohl es "
                + "jüngere Einträge enthält: Er wurde vor dem Einreihen entfernt oder danach geändert.");
        else
            findings.Notice($"Der Eintrag {one.Id:D} der Quittung {LogFiles.Shown(one.Name)} vom {when} steht noch nicht im Protokoll; die "
                + "Ausfuhr ist kaum jünger.");
    }

    private void ReportRotations(TileTree tree, IReadOnlyList<long> keyChanges)
    {
        var rotations = anchors.Keys?.Rotations ?? [];
        foreach (var rotation in rotations)
        {
            if (Same(tree.RootAt(rotation.Handover.Size), rotation.Handover.Root)) continue;
            findings.File("audit.rotation-other-log",
                $"Der Schlüsselwechsel mit Eintrag {rotation.Index} gehört zu einem anderen Protokoll als diesem.", rotation.Index);
        }
        foreach (var index in keyChanges.Where(i => rotations.All(r => r.Index != i)))
            findings.File("audit.rotation-missing",
                $"Eintrag {index} führt einen Schlüssel ein; der Nachweis dazu ({KeyRotation.Name(index)}) fehlt oder gilt nicht.",
                index);
    }

    private static bool Same(byte[]? left, byte[] right) => left is not null && left.AsSpan().SequenceEqual(right);

    private sealed record Proven(string Name, long Index, Checkpoint Checkpoint);

    private sealed record Promised(string Name, Guid Id, DateTimeOffset Time)
    {
        public bool Found { get; set; }
    }
}
