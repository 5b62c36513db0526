using System.Globalization;
using System.Text;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Einschlussnachweis“ — C2SP tlog-proof: index, hashes, checkpoint; shows offline that one entry is in the log.</summary>
/// <remarks>The line <c>extra</c>, which the format leaves to the application, can hold the entry itself; such a file needs no other
/// beside it.</remarks>
public sealed class InclusionProofFile
{
    internal const string Header = "c2sp.org/tlog-proof@v1";
    private const string ExtraPrefix = "extra ";
    private const int MaximumHashes = 63;

    private InclusionProofFile(long index, IReadOnlyList<byte[]> hashes, byte[]? entry, string note) =>
        (Index, Hashes, Entry, Note) = (index, hashes, entry, note);

    /// <summary>Place of the entry, counted from 0.</summary>
    public long Index { get; }

    /// <summary>From the leaf upwards.</summary>
    public IReadOnlyList<byte[]> Hashes { get; }

    /// <summary>The canonical bytes of the entry, where the file holds them.</summary>
    public byte[]? Entry { get; }

    /// <summary>The checkpoint, not yet checked.</summary>
    public string Note { get; }

    /// <param name="entry">To be held in the file; null to leave it out.</param>
    public static string Write(long index, IReadOnlyList<byte[]> hashes, Checkpoint checkpoint, byte[]? entry = null)
    {
        var text = new StringBuilder(Header).Append('\n');
        if (entry is not null) text.Append(ExtraPrefix).Append(Convert.ToBase64String(entry)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {index}\n");
        foreach (var hash in hashes) text.Append(Convert.ToBase64String(hash)).Append('\n');
        return text.Append('\n').Append(checkpoint.Note).ToString();
    }

    /// <summary>Reads the form only; no signature and no hash is checked.</summary>
    public static Outcome<InclusionProofFile> Parse(string proof)
    {
        var blank = proof.IndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0) return AuditProblems.ProofInvalid("die Leerzeile vor dem Prüfpunkt fehlt");
        var lines = proof[..blank].Split('\n').ToList();
        byte[]? entry = null;
        if (lines.Count > 1 && lines[1].StartsWith(ExtraPrefix, StringComparison.Ordinal))
        {
            if (!StrictBase64.TryDecode(lines[1][ExtraPrefix.Length..], out entry))
                return AuditProblems.ProofInvalid("der mitgegebene Eintrag ist nicht lesbar");
            lines.RemoveAt(1);
        }
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
        return new InclusionProofFile(index, hashes, entry, proof[(blank + 2)..]);
    }

    /// <param name="entry">Null: the one in the file.</param>
    /// <returns>The index of the entry, when proof and signature hold.</returns>
    public static Outcome<long> Verify(string proof, byte[]? entry, string verificationKey) => Parse(proof).Then(read =>
        Checkpoint.Open(read.Note, verificationKey).Then(checkpoint => read.Verify(entry, checkpoint)));

    /// <summary>Against a checkpoint whose signature was checked before; the one in the proof is left out of account.</summary>
    /// <param name="entry">Null: the one in the file; when both are there they must be the same.</param>
    internal Outcome<long> Verify(byte[]? entry, Checkpoint checkpoint)
    {
        if ((entry ?? Entry) is not { } bytes) return AuditProblems.ProofInvalid("der Eintrag dazu fehlt");
        if (Entry is not null && !bytes.AsSpan().SequenceEqual(Entry))
            return AuditProblems.ProofInvalid("der mitgegebene Eintrag ist ein anderer");
        return MerkleTree.VerifyInclusion((ulong)Index, (ulong)checkpoint.Size, MerkleTree.LeafHash(bytes), Hashes, checkpoint.Root)
            ? Index
            : AuditProblems.ProofInvalid("er führt vom Eintrag nicht zur Wurzel des Prüfpunkts");
    }
}
