using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>„Vertraulicher Text“ — a note as handed in. Never a record, never serialised, never in a log message.</summary>
public sealed class ConfidentialText
{
    private readonly string _text;

    private ConfidentialText(string text) => _text = text;

    /// <summary>In UTF-16 code units.</summary>
    public int Length => _text.Length;

    /// <summary>Refuses an empty text and one of more than 400,000 characters.</summary>
    public static Outcome<ConfidentialText> From(string text) =>
        string.IsNullOrWhiteSpace(text)
            ? new Problem("note.empty", "Der Text ist leer. Bitte fügen Sie die Notiz ein oder wählen Sie eine Datei.", ProblemKind.Invalid)
        : text.Length > 400_000
            ? new Problem("note.too-long", "Der Text ist länger als 400.000 Zeichen. Bitte teilen Sie ihn auf.", ProblemKind.Invalid)
        : new ConfidentialText(text);

    /// <summary>The clear text. Call sites are listed in an architecture test: the case worker's own confirm page, the vault, the
    /// recognisers.</summary>
    public string Disclose() => _text;

    public override string ToString() => "[vertraulich]";
}
