using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>Drafts a requested summary, by extraction or by the configured model. Every claim is checked against the source.</summary>
public sealed class SummaryWork(IPlanningStore store, AskModel model, TimeProvider clock) : IJobWork
{
    public JobKind Kind => JobKind.Summary;

    public async Task<Outcome<MadeDraft>> DoAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize<SummaryRequest>(job.Request)
            ?? throw new InvalidOperationException("Auftrag ohne Inhalt.");
        Note? note;
        PseudonymisedText? text;
        await using (var view = await store.ReadAsync(cancellationToken))
        {
            note = await view.Notes.FindAsync(request.NoteId, cancellationToken);
            text = await view.Notes.ReadConfirmedAsync(request.NoteId, cancellationToken);
        }

        if (note is null || text is null) return NoteAccess.Gone;
        progress.Report(0.1);
        var proposed = request.Summariser == Summariser.Chat
            ? await AskModelAsync(job, note, text, cancellationToken)
            : Extract(note, text, cancellationToken);
        progress.Report(0.8);
        return proposed.Then(p => Grounded(job, note, text, p));
    }

    private static Outcome<Proposed> Extract(Note note, PseudonymisedText text, CancellationToken cancellationToken) =>
        ExtractiveSummariser.Summarise(SourceText.Of(text), note.Kind, cancellationToken).Then<Proposed>(answer =>
            new Proposed(answer, new DraftOrigin(ExtractiveSummariser.Name, ExtractiveSummariser.Version, null, text.Hash), []));

    private async Task<Outcome<Proposed>> AskModelAsync(Job job, Note note, PseudonymisedText text, CancellationToken cancellationToken)
    {
        var asked = await model.RunAsync(new ModelPurpose(Actor.System, AuditObject.Job, job.Id), note.Kind, text, cancellationToken);
        if (!asked.IsOk(out var answer, out var problem)) return problem;

        var (raw, prompt) = (answer.Raw, answer.Prompt);
        var version = $"{prompt.Version.Name}/{prompt.Version.Version}";
        return new Proposed(answer.Proposed, new DraftOrigin(raw.Model, raw.ModelVersion, version, prompt.Hash), new()
        {
            [AuditField.OutputHash] = ContentHash.Of(raw.Text).Hex,
            [AuditField.DurationMs] = Code.Of((long)raw.Duration.TotalMilliseconds),
            [AuditField.TokensIn] = Code.Of(raw.TokensIn ?? 0),
            [AuditField.TokensOut] = Code.Of(raw.TokensOut ?? 0),
        });
    }

    private Outcome<MadeDraft> Grounded(Job job, Note note, PseudonymisedText text, Proposed proposed)
    {
        if (!GroundingCheck.Run(proposed.Answer, SourceText.Of(text)).IsOk(out var summary, out var problem)) return problem;
        var now = clock.GetUtcNow();
        var draft = Draft.First(Guid.CreateVersion7(now), DraftKind.Summary, SummaryContent.Title(note),
            SummaryContent.Write(summary, Code.NewSalt()), proposed.Origin, job.RequestedBy, now, note.Id);
        var fields = new Dictionary<AuditField, string>(proposed.Fields)
        {
            [AuditField.ModelVersion] = Code.OfName(proposed.Origin.Version),
            [AuditField.InputHash] = text.Hash.Hex,
            [AuditField.Count] = Code.Of(summary.Claims.Count),
        };
        return new MadeDraft(draft, fields);
    }

    private sealed record Proposed(SummaryAnswer Answer, DraftOrigin Origin, Dictionary<AuditField, string> Fields);
}
