using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>Who drafts the summary.</summary>
public enum Summariser
{
    /// <summary>Built in: picks sentences, no network.</summary>
    Extractive,

    /// <summary>The configured language model.</summary>
    Chat,
}

/// <summary>What a summary job is asked; stored with the job.</summary>
public sealed record SummaryRequest(Guid NoteId, Summariser Summariser);

/// <summary>„Zusammenfassung anfordern“ — refused until the pseudonymised text is confirmed.</summary>
public sealed class RequestSummary(IPlanningStore store, ILanguageModel model, TimeProvider clock)
{
    public async Task<Outcome<Job>> RunAsync(Actor actor, SummaryRequest request, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, request.NoteId, transaction, cancellationToken)).IsOk(out var note, out var problem))
            return problem;
        if ((await transaction.AiSwitch.ReadAsync(cancellationToken)).Refusal(AiScope.Summary) is { } stopped) return stopped;
        if (note.State != NoteState.Confirmed)
            return new Problem("note.not-confirmed",
                "Bitte bestätigen Sie zuerst die Pseudonymisierung. Ohne Bestätigung wird nichts weiterverarbeitet.", ProblemKind.Conflict);
        if (request.Summariser == Summariser.Chat && !model.IsConfigured)
            return new Problem("model.not-configured",
                "Es ist kein Sprachmodell eingerichtet. Nutzen Sie die eingebaute Zusammenfassung oder schreiben Sie selbst.",
                ProblemKind.Unavailable);

        var now = clock.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now), JobKind.Summary, note.Owner, JsonSerializer.Serialize(request),
            JobState.Waiting, 0, now, null, null, null, note.Id);
        transaction.Jobs.Add(job);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.Model] = Code.Of(request.Summariser),
            [AuditField.InputHash] = note.ConfirmedHash!.Hex,
            [AuditField.RelatedId] = note.Id.ToString("D"),
        };
        await transaction.CommitAsync(actor, [new(AuditEvent.SummaryRequested, AuditObject.Job, job.Id, fields)], cancellationToken);
        return job;
    }
}
