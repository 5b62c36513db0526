using System.Globalization;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Schlüsselwechsel“ — the entry that names the next key is the last one of a checkpoint that both keys signed. Its proof file
/// with the entry in it is all a verifier needs to go from one key to the other, in either direction.</summary>
public sealed class KeyRotation
{
    /// <summary>Folder of the proofs in an export.</summary>
    internal const string Folder = "keys/";

    private KeyRotation(long index, VerificationKey before, VerificationKey after, Checkpoint handover) =>
        (Index, Before, After, Handover) = (index, before, after, handover);

    /// <summary>Place of the entry.</summary>
    public long Index { get; }

    public VerificationKey Before { get; }

    public VerificationKey After { get; }

    /// <summary>Signed by both keys; the entry is its last one.</summary>
    public Checkpoint Handover { get; }

    /// <summary>Fields of the entry.</summary>
    public static IReadOnlyDictionary<AuditField, string> Fields(VerificationKey before, VerificationKey after) =>
        new Dictionary<AuditField, string> { [AuditField.PreviousKey] = before.ToString(), [AuditField.NextKey] = after.ToString() };

    /// <summary>The keys an entry names; null when it is no such entry.</summary>
    public static (VerificationKey Before, VerificationKey After)? KeysOf(ReadOnlySpan<byte> canonical)
    {
        if (!AuditEntry.Parse(canonical).IsOk(out var entry, out _) || entry.What != AuditEvent.LogKeyChanged) return null;
        return entry.Fields.TryGetValue(AuditField.PreviousKey, out var old) && VerificationKey.Parse(old).IsOk(out var before, out _)
            && entry.Fields.TryGetValue(AuditField.NextKey, out var next) && VerificationKey.Parse(next).IsOk(out var after, out _)
            ? (before, after)
            : null;
    }

    /// <summary>Checks a proof on its own: form, inclusion, and the signatures of both keys it names. Whether one of them is to be trusted
    /// is another question.</summary>
    public static Outcome<KeyRotation> Open(string proof)
    {
        if (!InclusionProofFile.Parse(proof).IsOk(out var read, out var problem)) return AuditProblems.RotationInvalid(Bare(problem));
        if (read.Entry is not { } entry || KeysOf(entry) is not var (before, after))
            return AuditProblems.RotationInvalid("er enthält keinen Eintrag, der einen Schlüssel einführt");
        if (before.Name != after.Name || before.ToString() == after.ToString())
            return AuditProblems.RotationInvalid("bisheriger und neuer Schlüssel gehören nicht zusammen");
        foreach (var key in new[] { before, after })
            if (!Checkpoint.Open(read.Note, key).IsOk(out _, out problem)) return AuditProblems.RotationInvalid(Bare(problem));
        if (!Checkpoint.Open(read.Note, before).IsOk(out var handover, out problem)
            || !read.Verify(null, handover).IsOk(out _, out problem))
            return AuditProblems.RotationInvalid(Bare(problem));
        if (read.Index != handover.Size - 1)
            return AuditProblems.RotationInvalid("der Eintrag ist nicht der letzte seines Prüfpunkts");
        return new KeyRotation(read.Index, before, after, handover);
    }

    internal static string Name(long index) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{index:D3}{ProofExport.TlogProof}");

    private static string Bare(Problem problem) => problem.Message.TrimEnd('.');
}
