using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.LanguageModel;

/// <summary>Every way a model call can fail. All are expected; the work goes on by extraction or by hand.</summary>
public static class ModelProblems
{
    private const string Otherwise = " Sie können den Auszug ohne Sprachmodell nutzen oder die Zusammenfassung selbst schreiben.";

    public static Problem NotConfigured { get; } = new("model.not-configured",
        "Es ist kein Sprachmodell eingerichtet." + Otherwise, ProblemKind.Unavailable);

    public static Problem NotAllowed { get; } = new("model.not-allowed",
        "Der eingerichtete Modellserver ist nicht freigegeben. Die Administration muss ihn ausdrücklich erlauben." + Otherwise,
        ProblemKind.Forbidden);

    public static Problem Unreachable { get; } = new("model.unreachable",
        "Das Sprachmodell antwortet zurzeit nicht. Bitte versuchen Sie es später noch einmal." + Otherwise, ProblemKind.Unavailable);

    public static Problem Refused(int status) => new("model.unreachable",
        string.Create(CultureInfo.InvariantCulture, $"Der Modellserver hat die Anfrage abgelehnt (Status {status}). ") +
        "Bitte geben Sie der Administration Bescheid." + Otherwise,
        ProblemKind.Unavailable);

    public static Problem Timeout { get; } = new("model.timeout",
        "Das Sprachmodell hat nicht rechtzeitig geantwortet. Bitte versuchen Sie es später noch einmal." + Otherwise,
        ProblemKind.Unavailable);

    public static Problem InputTooLong { get; } = new("model.truncated",
        "Der Text ist für das eingerichtete Sprachmodell zu lang. Bitte teilen Sie ihn auf." + Otherwise, ProblemKind.Invalid);

    public static Problem InputCut { get; } = new("model.truncated",
        "Der Modellserver hat den Text gekürzt verarbeitet; die Antwort wird deshalb nicht verwendet. Bitte teilen Sie den Text auf." +
        Otherwise,
        ProblemKind.Unavailable);

    public static Problem AnswerCut { get; } = new("model.truncated",
        "Die Antwort des Sprachmodells ist unvollständig und wird nicht verwendet. Bitte teilen Sie den Text auf." + Otherwise,
        ProblemKind.Unavailable);

    public static Problem BadAnswer { get; } = new("model.bad-answer",
        "Die Antwort des Modellservers ist nicht lesbar und wird nicht verwendet. Bitte versuchen Sie es noch einmal." + Otherwise,
        ProblemKind.Unavailable);
}
