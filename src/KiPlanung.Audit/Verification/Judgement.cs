using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>Weighs entries, stored hashes and checkpoints against each other: whatever leads to the signed root is right, and the
/// rest is at fault.</summary>
internal sealed class Judgement(LogFiles files, LogWalk walk, TrustAnchors anchors, Findings findings)
{
    private readonly long size = files.Size;
    private readonly bool entriesHold = walk.Complete && Holds(walk.Recomputed, anchors.Head);
    private readonly bool storedHolds = Holds(walk.Stored, anchors.Head);

    /// <summary>The tree that leads to the signed root, if one of them does.</summary>
    public TileTree Tree => storedHolds && !entriesHold ? walk.Stored : walk.Recomputed;

    public void Run()
    {
        if (entriesHold) ReportLeafTiles();
        else ReportEntries();
        if (anchors.Head is not null && !entriesHold && !storedHolds) ReportRoot();
        if (entriesHold || (anchors.Head is null && walk.Mismatches.Count == 0)) ReportUpperTiles(walk.UpperOfRecomputed);
        else if (storedHolds) ReportUpperTiles(walk.UpperOfStored);
        CompareWithTrusted();
    }

    private static bool Holds(TileTree tree, Checkpoint? head) =>
        head is not null && tree.Size == head.Size && head.Root.AsSpan().SequenceEqual(tree.Root());

    private void ReportLeafTiles()
    {
        byte[] buffer = [];
        foreach (var mismatch in walk.Mismatches.Where(m => m.Stored.Count > 0 || files.Read(0, m.Number, ref buffer) is not null))
        {
            findings.File("audit.tile-changed",
                $"Die Kachel {TileAddress.Expected(0, mismatch.Number, size).Path} wurde verändert; die Einträge selbst sind unversehrt.");
        }
    }

    private void ReportEntries()
    {
        foreach (var fault in EntryDiagnosis.Of(walk.Mismatches)) findings.Entry(fault.Code, fault.Message, fault.Index ?? 0);
        if (walk.FirstGap is { } gap)
        {
            var index = gap * TileAddress.Full;
            findings.Entry("audit.entry-missing", $"Ab Eintrag {index} fehlen Einträge: Die Datei dazu ist nicht da.", index);
        }
        if (walk.FirstGap is null && walk.Recomputed.Size < size && walk.Recomputed.Size == walk.Stored.Size)
        {
            findings.Entry("audit.entry-missing",
                $"Das Protokoll endet vor Eintrag {walk.Recomputed.Size}; der Prüfpunkt zählt {size} Einträge.", walk.Recomputed.Size);
        }
    }

    private void ReportRoot()
    {
        var place = walk.Mismatches.Count == 0 && walk.Complete ? RangeOfChange() : null;
        var where = place is var (first, last)
            ? $" Einträge und Blattprüfsummen wurden gemeinsam ersetzt; nach den höheren Kacheln "
                + $"liegt die erste Änderung zwischen Eintrag {first} und {last}."
            : anchors.Trusted is { } trusted && walk.Recomputed.RootAt(trusted.Size) is { } root
                && trusted.Root.AsSpan().SequenceEqual(root)
                ? $" Die ersten {trusted.Size} Einträge sind unversehrt; die Änderung liegt dahinter."
                : "";
        findings.File("audit.root-differs",
            $"Die aus den Einträgen berechnete Wurzelprüfsumme ist nicht die des Prüfpunkts: Das Protokoll wurde verändert.{where}");
    }

    private (long First, long Last)? RangeOfChange() => walk.UpperOfRecomputed.FirstDifference() is var (level, place)
        ? (place << (8 * level), Math.Min(((place + 1) << (8 * level)) - 1, size - 1))
        : null;

    private void ReportUpperTiles(UpperTiles upper)
    {
        foreach (var tile in upper.Changed)
            findings.File("audit.tile-changed",
                $"Die Kachel {tile.Path} wurde verändert; die Einträge selbst sind davon nicht berührt.");
    }

    private void CompareWithTrusted()
    {
        if (anchors.Trusted is not { } trusted) return;
        if (size < trusted.Size)
        {
            findings.File("audit.log-truncated",
                $"Das Protokoll wurde gekürzt oder zurückgesetzt: Es zählt {size} Einträge, "
                + $"der aufbewahrte Prüfpunkt {trusted.Size}. Es fehlt alles ab Eintrag {size}.",
                size);
            return;
        }
        if (Tree.RootAt(trusted.Size) is { } root && trusted.Root.AsSpan().SequenceEqual(root)) return;
        findings.File("audit.log-rewritten",
            $"Die ersten {trusted.Size} Einträge sind nicht mehr die, die der aufbewahrte Prüfpunkt bestätigt: "
            + "Das Protokoll wurde umgeschrieben.");
    }
}
