using System.Globalization;
using System.Text;
using KiPlanung.Audit.Hashing;
using KiPlanung.Audit.Tiles;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Einzelnachweise“ — entries as files of their own, each with what shows offline that it is in the log.</summary>
public static class ProofExport
{
    internal const string Folder = "entries/";
    internal const string TlogProof = ".tlog-proof";
    internal const string Spicy = ".spicy";

    /// <summary><c>entries/NNN.json</c>, <c>….json.tlog-proof</c> (C2SP tlog-proof) and <c>….json.spicy</c> (its older form, which
    /// begins at the index).</summary>
    /// <param name="export">The files of an export.</param>
    /// <param name="chosen">Indices, counted from 0; null for all entries.</param>
    public static Outcome<IReadOnlyList<ExportFile>> Write(IReadOnlyList<ExportFile> export, IReadOnlyList<long>? chosen)
    {
        var files = export.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        if (!files.TryGetValue(LogExport.CheckpointPath, out var note) || !files.TryGetValue(LogExport.KeyPath, out var key))
            return AuditProblems.CheckpointInvalid("er oder der Prüfschlüssel fehlt in der Ausfuhr");
        if (!Checkpoint.Open(Encoding.UTF8.GetString(note), Encoding.UTF8.GetString(key)).IsOk(out var checkpoint, out var problem))
            return problem;
        if (chosen?.Any(i => i < 0 || i >= checkpoint.Size) == true)
            return AuditProblems.ProofInvalid("einen der gewählten Einträge gibt es nicht; "
                + $"das Protokoll zählt {checkpoint.Size} Einträge, die Zählung beginnt bei 0");
        var tree = new SubtreeStore(Leaves(files, checkpoint.Size));
        if (tree.Size != checkpoint.Size || !tree.Root().AsSpan().SequenceEqual(checkpoint.Root))
            return AuditProblems.ProofInvalid("die gespeicherten Blattprüfsummen führen nicht zur Wurzel des Prüfpunkts");
        return new Outcome<IReadOnlyList<ExportFile>>.Ok(
            [.. Indices(chosen, checkpoint.Size).SelectMany(index => OfEntry(files, tree, checkpoint, index))]);
    }

    /// <summary>The index in the name of a file of this kind; only the one spelling that <see cref="Write"/> uses.</summary>
    internal static bool TryParse(string path, out long index, out string ending)
    {
        (index, ending) = (-1, "");
        if (!path.StartsWith(Folder, StringComparison.Ordinal)) return false;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return false;
        var digits = path.AsSpan(Folder.Length, dot - Folder.Length);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index)) return false;
        ending = path[dot..];
        return ending is ".json" or ".json" + TlogProof or ".json" + Spicy && path == Name(index) + ending[".json".Length..];
    }

    internal static string Name(long index) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{index:D3}.json");

    /// <summary>The older form leaves the first line out.</summary>
    internal static string ToSpicy(string proof) => proof[(proof.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<ExportFile> OfEntry(
        Dictionary<string, byte[]> files, SubtreeStore tree, Checkpoint checkpoint, long index)
    {
        var proof = InclusionProofFile.Write(index, tree.InclusionProof(index), checkpoint);
        yield return new(Name(index), EntryAt(files, checkpoint.Size, index));
        yield return new(Name(index) + TlogProof, Encoding.UTF8.GetBytes(proof));
        yield return new(Name(index) + Spicy, Encoding.UTF8.GetBytes(ToSpicy(proof)));
    }

    private static byte[] EntryAt(Dictionary<string, byte[]> files, long size, long index)
    {
        var bundle = files[TileAddress.Expected(TileAddress.Entries, index / TileAddress.Full, size).Path];
        var entries = new List<MessageAt>();
        EntryBundle.Split(bundle, entries);
        var place = entries[(int)(index % TileAddress.Full)];
        return bundle[place.Offset..(place.Offset + place.Length)];
    }

    private static IEnumerable<byte[]> Leaves(Dictionary<string, byte[]> files, long size)
    {
        for (long number = 0; number < TileAddress.TilesAt(0, size); number++)
        {
            if (!files.TryGetValue(TileAddress.Expected(0, number, size).Path, out var tile)) yield break;
            foreach (var hash in tile.Chunk(MerkleTree.HashLength)) yield return hash;
        }
    }

    private static IEnumerable<long> Indices(IReadOnlyList<long>? chosen, long size)
    {
        if (chosen is not null)
        {
            foreach (var index in chosen.Distinct().Order()) yield return index;
            yield break;
        }
        for (long index = 0; index < size; index++) yield return index;
    }
}
