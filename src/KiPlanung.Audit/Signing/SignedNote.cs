using System.Buffers.Binary;
using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit.Signing;

/// <summary>„Signierte Notiz“ — text ending in LF, an empty line, signature lines (C2SP signed-note).</summary>
public sealed class SignedNote
{
    private const string LinePrefix = "— ";
    private const int MaximumSignatures = 100;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>What was signed, with its final LF.</summary>
    public string Text { get; }

    /// <summary>All signature lines, known and unknown.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <exception cref="ArgumentException">The text cannot be a note, or nobody signs.</exception>
    public static string Sign(string text, IReadOnlyList<ICheckpointSigner> signers)
    {
        if (!IsNoteText(text) || !text.EndsWith('\n')) throw new ArgumentException("Kein Text einer Notiz.", nameof(text));
        if (signers.Count == 0) throw new ArgumentException("Niemand unterschreibt.", nameof(signers));
        var message = Encoding.UTF8.GetBytes(text);
        var note = new StringBuilder(text).Append('\n');
        foreach (var signer in signers)
        {
            var id = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(id, VerificationKey.Of(signer).Id);
            note.Append(LinePrefix).Append(signer.Name).Append(' ')
                .Append(Convert.ToBase64String([.. id, .. signer.Sign(message)])).Append('\n');
        }
        return note.ToString();
    }

    /// <summary>Checks the form only, no signature.</summary>
    public static Outcome<SignedNote> Parse(string note)
    {
        if (!IsNoteText(note)) return AuditProblems.NoteInvalid("sie enthält Steuerzeichen");
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0) return AuditProblems.NoteInvalid("die Leerzeile vor den Signaturen fehlt");
        var lines = note[(split + 2)..].Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0)
            return AuditProblems.NoteInvalid("die Signaturzeilen fehlen oder enden nicht mit einem Zeilenwechsel");
        if (lines.Length - 1 > MaximumSignatures) return AuditProblems.NoteInvalid("sie trägt mehr als 100 Signaturen");
        var signatures = new List<NoteSignature>();
        foreach (var line in lines[..^1])
        {
            if (ParseLine(line) is not { } signature) return AuditProblems.NoteInvalid("eine Signaturzeile ist nicht lesbar");
            signatures.Add(signature);
        }
        return new SignedNote(note[..(split + 1)], signatures);
    }

    /// <summary>Accepts the note when at least one known key signed it and no signature line of a known key fails; lines of unknown
    /// keys are left out of account.</summary>
    public static Outcome<SignedNote> Open(string note, IReadOnlyList<VerificationKey> known) => Parse(note).Then<SignedNote>(parsed =>
    {
        var message = Encoding.UTF8.GetBytes(parsed.Text);
        var verified = false;
        foreach (var signature in parsed.Signatures)
        {
            if (known.FirstOrDefault(k => k.Name == signature.Name && k.Id == signature.KeyId) is not { } key) continue;
            if (!Ed25519.Verify(key.PublicKey, message, signature.Signature)) return AuditProblems.SignatureWrong(key.Name);
            verified = true;
        }
        return verified ? parsed : AuditProblems.SignatureMissing;
    });

    private static NoteSignature? ParseLine(string line)
    {
        if (!line.StartsWith(LinePrefix, StringComparison.Ordinal)) return null;
        if (line[LinePrefix.Length..].Split(' ') is not [var name, var encoded] || !VerificationKey.IsName(name)) return null;
        if (!StrictBase64.TryDecode(encoded, out var bytes) || bytes.Length < 5) return null;
        return new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..]);
    }

    private static bool IsNoteText(string text)
    {
        // A lone surrogate has no UTF-8 form: two different strings would have the same signed bytes.
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (rune.Value < ' ' && rune.Value != '\n')) return false;
        }
        return true;
    }
}

/// <summary>One signature line.</summary>
/// <param name="Signature">The bytes after the key id; 64 for Ed25519.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature);
