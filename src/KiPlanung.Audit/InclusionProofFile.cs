using System.Globalization;
using System.Text;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Einschlussnachweis“ — C2SP tlog-proof: index, hashes, checkpoint; shows offline that one entry is in the log.</summary>
public static class InclusionProofFile
{
    internal const string Header = "c2sp.org/tlog-proof@v1";
    private const int MaximumHashes = 63;

    internal static string Write(long index, IReadOnlyList<byte[]> hashes, Checkpoint checkpoint)
    {
        var text = new StringBuilder(Header).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"index {index}\n");
        foreach (var hash in hashes) text.Append(Convert.ToBase64String(hash)).Append('\n');
        return text.Append('\n').Append(checkpoint.Note).ToString();
    }

    /// <returns>The index of the entry, when proof and signature hold.</returns>
    public static Outcome<long> Verify(string proof, ReadOnlySpan<byte> entry, string verificationKey)
    {
        var blank = proof.IndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0) return AuditProblems.ProofInvalid("die Leerzeile vor dem Prüfpunkt fehlt");
        return Checkpoint.Open(proof[(blank + 2)..], verificationKey).IsOk(out var checkpoint, out var problem)
            ? Verify(proof, entry, checkpoint)
            : problem;
    }

    /// <summary>Against a checkpoint whose signature was checked before; the one in the proof is left out of account.</summary>
    internal static Outcome<long> Verify(string proof, ReadOnlySpan<byte> entry, Checkpoint checkpoint)
    {
        var blank = proof.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = proof[..blank].Split('\n').ToList();
        if (lines.Count > 1 && lines[1].StartsWith("extra ", StringComparison.Ordinal)) lines.RemoveAt(1);
        if (lines is not [Header, var indexLine, .. var encoded] || encoded.Count > MaximumHashes)
            return AuditProblems.ProofInvalid("Zeilen fehlen oder sind zu viel");
        if (!long.TryParse(indexLine.AsSpan(Math.Min(indexLine.Length, 6)), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || indexLine != string.Create(CultureInfo.InvariantCulture, $"index {index}"))
            return AuditProblems.ProofInvalid("die Nummer des Eintrags ist nicht lesbar");
        var hashes = new List<byte[]>();
        foreach (var line in encoded)
        {
            if (!StrictBase64.TryDecode(line, out var hash)) return AuditProblems.ProofInvalid("eine Prüfsumme ist nicht lesbar");
            hashes.Add(hash);
        }
        return MerkleTree.VerifyInclusion((ulong)index, (ulong)checkpoint.Size, MerkleTree.LeafHash(entry), hashes, checkpoint.Root)
            ? index
            : AuditProblems.ProofInvalid("er führt vom Eintrag nicht zur Wurzel des Prüfpunkts");
    }
}
