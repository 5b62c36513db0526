using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>Every way reading a part of the log can be refused.</summary>
public static class AuditProblems
{
    public static Problem EntryInvalid(string why) => new("audit.entry-invalid",
        $"Der Protokolleintrag ist ungültig: {why}.", ProblemKind.Invalid);

    public static Problem NoteInvalid(string why) => new("audit.note-invalid",
        $"Die signierte Notiz ist ungültig: {why}.", ProblemKind.Invalid);

    public static Problem KeyInvalid(string why) => new("audit.key-invalid",
        $"Der Prüfschlüssel ist ungültig: {why}. Erwartet wird Name+Kennung+Schlüssel in einer Zeile.", ProblemKind.Invalid);

    public static Problem SignatureWrong(string name) => new("audit.signature-wrong",
        $"Die Signatur von {name} passt nicht zum Text. Der Text wurde nach dem Signieren verändert oder die Signatur ist gefälscht.",
        ProblemKind.Invalid);

    public static Problem SignatureMissing { get; } = new("audit.signature-missing",
        "Keine Signatur stammt von dem bekannten Prüfschlüssel. Bitte prüfen Sie, ob der Schlüssel zu diesem Protokoll gehört.",
        ProblemKind.Invalid);

    public static Problem CheckpointInvalid(string why) => new("audit.checkpoint-invalid",
        $"Der Prüfpunkt ist ungültig: {why}.", ProblemKind.Invalid);

    public static Problem ProofInvalid(string why) => new("audit.proof-invalid",
        $"Der Einschlussnachweis ist ungültig: {why}.", ProblemKind.Invalid);

    public static Problem ReceiptInvalid(string why) => new("audit.receipt-invalid",
        $"Die Quittung ist ungültig: {why}.", ProblemKind.Invalid);

    public static Problem RotationInvalid(string why) => new("audit.rotation-invalid",
        $"Der Nachweis eines Schlüsselwechsels ist ungültig: {why}.", ProblemKind.Invalid);

    public static Problem KeyOutOfTime(long size, long from, long to) => new("audit.key-out-of-time",
        to == long.MaxValue
            ? $"Der Prüfpunkt über {size} Einträge trägt einen Schlüssel, der erst ab {from} Einträgen galt."
            : $"Der Prüfpunkt über {size} Einträge trägt einen Schlüssel, der nur von {from} bis {to} Einträge galt; danach wurde er "
                + "abgelöst.",
        ProblemKind.Invalid);

    public static Problem StateInvalid { get; } = new("audit.tree-state-invalid",
        "Der gespeicherte Baumzustand ist beschädigt. Bitte berechnen Sie ihn aus den Einträgen neu.", ProblemKind.Invalid);
}
