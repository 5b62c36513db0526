using System.Text;
using System.Text.Unicode;
using KiPlanung.Audit.Signing;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>What the check rests on: the checkpoint of the export and an earlier one, both only with a valid signature, and the
/// keys.</summary>
internal sealed record TrustAnchors(Checkpoint? Head, Checkpoint? Trusted, KeyChain? Keys)
{
    /// <summary>Sizes at which the root of the log has to be known.</summary>
    public IEnumerable<long> Watched =>
        (Keys?.Rotations.Select(r => r.Handover.Size) ?? []).Append(Trusted?.Size ?? -1);

    public static TrustAnchors Read(ILogDirectory export, string? trustedCheckpoint, string? verificationKey, Findings findings)
    {
        CheckReadMe(export, findings);
        if (KeysOf(export, verificationKey, findings) is not { } keys) return new(null, null, null);
        Checkpoint? head = null;
        if (Text(export.Read(LogExport.CheckpointPath)) is not { } note)
            findings.File("audit.checkpoint-missing", "Der Prüfpunkt (Datei checkpoint) fehlt oder ist kein Text.");
        else if (!keys.Open(note).IsOk(out head, out var problem))
            findings.File(problem.Code, $"Prüfpunkt: {problem.Message}");
        Checkpoint? trusted = null;
        if (trustedCheckpoint is not null && !keys.Open(trustedCheckpoint).IsOk(out trusted, out var refused))
            findings.File("audit.trusted-checkpoint-invalid", $"Der aufbewahrte Prüfpunkt ist nicht verwendbar: {refused.Message}");
        if (trustedCheckpoint is null)
            findings.Notice("Ohne einen aufbewahrten früheren Prüfpunkt bleibt unbemerkt, "
                + "wenn jemand mit dem Signaturschlüssel das Protokoll neu schreibt.");
        if (keys.Rotations.Count > 0)
            findings.Notice($"Der Signaturschlüssel wurde {keys.Rotations.Count}-mal gewechselt, zuletzt mit Eintrag "
                + $"{keys.Rotations[^1].Index}; jeden Wechsel hat der bisherige Schlüssel unterschrieben.");
        return new(head, trusted, keys);
    }

    private static KeyChain? KeysOf(ILogDirectory export, string? given, Findings findings)
    {
        var stored = Text(export.Read(LogExport.KeyPath));
        if (stored is null) findings.File("audit.key-missing", "Der Prüfschlüssel (Datei log.vkey) fehlt oder ist kein Text.");
        if ((given ?? stored) is not { } text) return null;
        if (!VerificationKey.Parse(text).IsOk(out var key, out var problem))
        {
            findings.File(problem.Code, problem.Message);
            return null;
        }
        if (given is null)
            findings.Notice("Geprüft mit dem Schlüssel aus der Ausfuhr selbst. "
                + "Verwenden Sie besser einen Schlüssel, den Sie getrennt aufbewahrt haben.");
        var keys = KeyChain.Read(export, key, findings);
        if (stored is not null && stored != keys.Newest + "\n")
            findings.File("audit.key-differs", "Die Datei log.vkey enthält nicht den erwarteten Prüfschlüssel.");
        return keys;
    }

    private static void CheckReadMe(ILogDirectory export, Findings findings)
    {
        if (export.Read(ExportReadMe.Path) is not { } text)
            findings.File("audit.readme-missing", "Die Datei LIESMICH.txt fehlt.");
        else if (!ExportReadMe.IsOurs(text))
            findings.File("audit.readme-changed", "Die Datei LIESMICH.txt wurde verändert; folgen Sie ihrer Anleitung nicht.");
    }

    private static string? Text(byte[]? bytes) => bytes is not null && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
}
