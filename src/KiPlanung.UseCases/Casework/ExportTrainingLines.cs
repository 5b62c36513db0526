using System.Text;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Übungszeilen ausgeben“ — for training inside the installation: lines of all notes together, without saying whose.</summary>
public sealed class ExportTrainingLines(IPlanningStore store)
{
    /// <returns>The text of a file of sentence frames, UTF-8, one line each, and how many lines it has.</returns>
    public async Task<Outcome<TrainingFile>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out _, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        var lines = await transaction.Notes.ReadTrainingAsync(cancellationToken);
        if (lines.Count == 0) return Nothing;
        var text = new StringBuilder("# Übungszeilen aus bestätigten Notizen. Pseudonymisiert, trotzdem vertraulich: bleibt im Haus.\n");
        foreach (var line in lines) text.Append(line).Append('\n');
        var file = new TrainingFile(text.ToString(), lines.Count);
        await transaction.CommitAsync(actor, [new(AuditEvent.TrainingLinesExported, AuditObject.Installation, null, Fields(file))],
            cancellationToken);
        return file;
    }

    private static Dictionary<AuditField, string> Fields(TrainingFile file) => new()
    {
        [AuditField.Count] = Code.Of(file.Lines),
        [AuditField.FileHash] = ContentHash.Of(file.Text).Hex,
    };

    private static Problem Nothing { get; } = new("training-lines.none",
        "Es sind keine Übungszeilen aufbewahrt. Fachkräfte können sie nach dem Bestätigen einer Notiz freigeben.", ProblemKind.NotFound);
}

/// <summary>Sentence frames for the training of the recogniser. Holds sentences of notes, hence a class.</summary>
public sealed class TrainingFile(string text, int lines)
{
    public string Text { get; } = text;

    public int Lines { get; } = lines;

    public override string ToString() => "[vertraulich]";
}
