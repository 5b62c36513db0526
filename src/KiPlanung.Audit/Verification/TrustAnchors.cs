using System.Text;
using System.Text.Unicode;
using KiPlanung.Audit.Signing;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>What the check rests on: the checkpoint of the export and an earlier one, both only with a valid signature.</summary>
internal sealed record TrustAnchors(Checkpoint? Head, Checkpoint? Trusted)
{
    public static TrustAnchors Read(ILogDirectory export, string? trustedCheckpoint, string? verificationKey, Findings findings)
    {
        CheckReadMe(export, findings);
        if (KeyOf(export, verificationKey, findings) is not { } key) return new(null, null);
        Checkpoint? head = null;
        if (Text(export.Read(LogExport.CheckpointPath)) is not { } note)
            findings.File("audit.checkpoint-missing", "Der Prüfpunkt (Datei checkpoint) fehlt oder ist kein Text.");
        else if (!Checkpoint.Open(note, key).IsOk(out head, out var problem))
            findings.File(problem.Code, $"Prüfpunkt: {problem.Message}");
        Checkpoint? trusted = null;
        if (trustedCheckpoint is not null && !Checkpoint.Open(trustedCheckpoint, key).IsOk(out trusted, out var refused))
            findings.File("audit.trusted-checkpoint-invalid", $"Der aufbewahrte Prüfpunkt ist nicht verwendbar: {refused.Message}");
        if (trustedCheckpoint is null)
            findings.Notice("Ohne einen aufbewahrten früheren Prüfpunkt bleibt unbemerkt, "
                + "wenn jemand mit dem Signaturschlüssel das Protokoll neu schreibt.");
        return new(head, trusted);
    }

    private static VerificationKey? KeyOf(ILogDirectory export, string? given, Findings findings)
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
        if (stored is not null && stored != key + "\n")
            findings.File("audit.key-differs", "Die Datei log.vkey enthält nicht den erwarteten Prüfschlüssel.");
        return key;
    }

    private static void CheckReadMe(ILogDirectory export, Findings findings)
    {
        if (export.Read(ExportReadMe.Path) is not { } text)
            findings.File("audit.readme-missing", "Die Datei LIESMICH.txt fehlt.");
        else if (!text.AsSpan().SequenceEqual(ExportReadMe.Bytes()))
            findings.File("audit.readme-changed", "Die Datei LIESMICH.txt wurde verändert; folgen Sie ihrer Anleitung nicht.");
    }

    private static string? Text(byte[]? bytes) => bytes is not null && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
}
