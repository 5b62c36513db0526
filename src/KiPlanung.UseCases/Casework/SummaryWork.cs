using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>Drafts a requested summary, by extraction or by the configured model. Every claim is checked against the source.</summary>
public sealed class SummaryWork(
    IPlanningStore store, ILanguageModel model, IPromptLibrary prompts, Pseudonymiser pseudonymiser, TimeProvider clock) : IJobWork
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
        if (!Prompt.Build(prompts.ForSummary(note.Kind), text).IsOk(out var prompt, out var problem)) return problem;
        await NoteCallAsync(job, prompt, cancellationToken);
        if (!(await model.CompleteAsync(prompt, SummaryAnswer.Schema(note.Kind), cancellationToken)).IsOk(out var answer, out problem))
            return problem;
        if (!SummaryAnswer.Parse(note.Kind, answer.Text).IsOk(out var parsed, out problem)) return problem;
        if (Identifying(parsed, text, cancellationToken) is { } leak) return leak;

        var version = $"{prompt.Version.Name}/{prompt.Version.Version}";
        return new Proposed(parsed, new DraftOrigin(answer.Model, answer.ModelVersion, version, prompt.Hash), new()
        {
            [AuditField.OutputHash] = ContentHash.Of(answer.Text).Hex,
            [AuditField.DurationMs] = Code.Of((long)answer.Duration.TotalMilliseconds),
            [AuditField.TokensIn] = Code.Of(answer.TokensIn ?? 0),
            [AuditField.TokensOut] = Code.Of(answer.TokensOut ?? 0),
        });
    }

    /// <summary>The entry stands before anything leaves the house; an answer that never comes does not undo it.</summary>
    private async Task NoteCallAsync(Job job, Prompt prompt, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(Actor.System, [new(AuditEvent.ModelCalled, AuditObject.Job, job.Id, new Dictionary<AuditField, string>
        {
            [AuditField.PromptHash] = prompt.Version.Hash.Hex,
            [AuditField.PromptVersion] = $"{prompt.Version.Name}/{prompt.Version.Version}",
            [AuditField.InputHash] = prompt.Hash.Hex,
            [AuditField.ContentHash] = prompt.Source.Hash.Hex,
            [AuditField.DetectorVersion] = prompt.Source.DetectorVersion,
            [AuditField.Endpoint] = Code.OfName(model.Endpoint),
        })], cancellationToken);
    }

    /// <summary>A second look at what came back: an identifying detail that is not in the confirmed text refuses the whole
    /// answer.</summary>
    private Problem? Identifying(SummaryAnswer answer, PseudonymisedText text, CancellationToken cancellationToken)
    {
        var words = string.Join('\n', answer.Claims.Select(c => c.Sentence));
        if (!ConfidentialText.From(words).IsOk(out var confidential, out var problem)) return problem;
        if (!pseudonymiser.Propose(confidential, cancellationToken).IsOk(out var proposal, out problem)) return problem;
        return proposal.Findings.Any(f => !text.Value.Contains(words[f.Start..f.End], StringComparison.Ordinal))
            ? new Problem("model.identifying-answer",
                "Die Antwort des Sprachmodells enthielt eine Angabe, die eine Person erkennbar machen könnte und nicht im "
                + "bestätigten Text steht. Sie wurde verworfen.", ProblemKind.Unavailable)
            : null;
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
