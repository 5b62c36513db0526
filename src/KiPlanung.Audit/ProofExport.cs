using System.Globalization;
using System.Text;
using KiPlanung.Audit.Tiles;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Einzelnachweise“ — entries as files of their own, each with what shows offline that it is in the log.</summary>
public static class ProofExport
{
    internal const string Folder = "entries/";
    internal const string Json = ".json";
    internal const string TlogProof = ".tlog-proof";
    internal const string Spicy = ".spicy";

    /// <summary><c>entries/NNN.json</c>, <c>….json.tlog-proof</c> (C2SP tlog-proof) and <c>….json.spicy</c> (its older form, which
    /// begins at the index).</summary>
    /// <param name="export">An export; its tiles are read as they are needed.</param>
    /// <param name="chosen">Indices, counted from 0; null for all entries.</param>
    /// <returns>The files, made one by one while they are taken.</returns>
    public static Outcome<IEnumerable<ExportFile>> Write(ILogDirectory export, IReadOnlyList<long>? chosen)
    {
        if (!HeadOf(export, chosen).IsOk(out var checkpoint, out var problem)) return problem;
        var proofs = new TileProofs(export, checkpoint.Size);
        return new Outcome<IEnumerable<ExportFile>>.Ok(
            Indices(chosen, checkpoint.Size).SelectMany(index => OfEntry(proofs, checkpoint, index)));
    }

    /// <summary>The export with these files beside it, each made when it is read; they take no memory.</summary>
    /// <param name="chosen">Indices, counted from 0.</param>
    public static Outcome<ILogDirectory> Beside(ILogDirectory export, IReadOnlyList<long> chosen) =>
        HeadOf(export, chosen).Then<ILogDirectory>(head =>
            new Outcome<ILogDirectory>.Ok(new ProvenExport(export, head, [.. chosen.Distinct().Order()])));

    /// <summary>The checkpoint, when proofs can be made from the stored leaf hashes.</summary>
    private static Outcome<Checkpoint> HeadOf(ILogDirectory export, IReadOnlyList<long>? chosen)
    {
        if (export.Read(LogExport.CheckpointPath) is not { } note || export.Read(LogExport.KeyPath) is not { } key)
            return AuditProblems.CheckpointInvalid("er oder der Prüfschlüssel fehlt in der Ausfuhr");
        if (!Checkpoint.Open(Encoding.UTF8.GetString(note), Encoding.UTF8.GetString(key)).IsOk(out var checkpoint, out var problem))
            return problem;
        if (chosen?.Any(i => i < 0 || i >= checkpoint.Size) == true)
            return AuditProblems.ProofInvalid("einen der gewählten Einträge gibt es nicht; "
                + $"das Protokoll zählt {checkpoint.Size} Einträge, die Zählung beginnt bei 0");
        try
        {
            return new TileProofs(export, checkpoint.Size).Root().AsSpan().SequenceEqual(checkpoint.Root)
                ? checkpoint
                : AuditProblems.ProofInvalid("die gespeicherten Blattprüfsummen führen nicht zur Wurzel des Prüfpunkts");
        }
        catch (InvalidDataException broken)
        {
            return AuditProblems.ProofInvalid(broken.Message.TrimEnd('.'));
        }
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
        return ending is Json or Json + TlogProof or Json + Spicy && path == Name(index) + ending[Json.Length..];
    }

    internal static string Name(long index) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{index:D3}{Json}");

    internal static IEnumerable<string> Names(long index) => [Name(index), Name(index) + TlogProof, Name(index) + Spicy];

    /// <summary>The older form leaves the first line out.</summary>
    internal static string ToSpicy(string proof) => proof[(proof.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<ExportFile> OfEntry(TileProofs proofs, Checkpoint checkpoint, long index)
    {
        var proof = InclusionProofFile.Write(index, proofs.InclusionProof(index), checkpoint);
        yield return new(Name(index), proofs.Entry(index));
        yield return new(Name(index) + TlogProof, Encoding.UTF8.GetBytes(proof));
        yield return new(Name(index) + Spicy, Encoding.UTF8.GetBytes(ToSpicy(proof)));
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
