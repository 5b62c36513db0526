using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>On whose behalf a model is asked, and about what; for the entry.</summary>
public sealed record ModelPurpose(Actor Actor, AuditObject About, Guid? ObjectId);

/// <summary>What a model proposed after the second look, with the prompt it was given.</summary>
public sealed record AskedAnswer(SummaryAnswer Proposed, ModelAnswer Raw, Prompt Prompt);

/// <summary>„Sprachmodell fragen“ — the only way to a model: confirmed text in, an entry before anything leaves the house, a second look
/// at what comes back.</summary>
public sealed class AskModel(IPlanningStore store, ILanguageModel model, IPromptLibrary prompts, Pseudonymiser pseudonymiser)
{
    public async Task<Outcome<AskedAnswer>> RunAsync(
        ModelPurpose purpose, NoteKind kind, PseudonymisedText text, CancellationToken cancellationToken)
    {
        if (!Prompt.Build(prompts.ForSummary(kind), text).IsOk(out var prompt, out var problem)) return problem;
        await NoteCallAsync(purpose, prompt, cancellationToken);
        if (!(await model.CompleteAsync(prompt, SummaryAnswer.Schema(kind), cancellationToken)).IsOk(out var answer, out problem))
            return problem;
        if (!SummaryAnswer.Parse(kind, answer.Text).IsOk(out var parsed, out problem)) return problem;
        return Identifying(parsed, text, cancellationToken) is { } leak ? leak : new AskedAnswer(parsed, answer, prompt);
    }

    /// <summary>The entry stands before anything is sent; an answer that never comes does not undo it.</summary>
    private async Task NoteCallAsync(ModelPurpose purpose, Prompt prompt, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.PromptHash] = prompt.Version.Hash.Hex,
            [AuditField.PromptVersion] = $"{prompt.Version.Name}/{prompt.Version.Version}",
            [AuditField.InputHash] = prompt.Hash.Hex,
            [AuditField.ContentHash] = prompt.Source.Hash.Hex,
            [AuditField.DetectorVersion] = prompt.Source.DetectorVersion,
            [AuditField.Endpoint] = Code.OfName(model.Endpoint),
        };
        await transaction.CommitAsync(purpose.Actor,
            [new(AuditEvent.ModelCalled, purpose.About, purpose.ObjectId, fields)], cancellationToken);
    }

    /// <summary>An identifying detail in any sentence or quote that is not in the confirmed text refuses the whole answer: struck claims
    /// are listed with their words, so these count as well.</summary>
    private Problem? Identifying(SummaryAnswer answer, PseudonymisedText text, CancellationToken cancellationToken)
    {
        var words = string.Join('\n', answer.Claims.SelectMany(c => c.Quotes.Prepend(c.Sentence)));
        if (string.IsNullOrWhiteSpace(words)) return null;
        if (!ConfidentialText.From(words).IsOk(out var confidential, out var problem)) return problem;
        if (!pseudonymiser.Propose(confidential, cancellationToken).IsOk(out var proposal, out problem)) return problem;
        return proposal.Findings.Any(f => !text.Value.Contains(words[f.Start..f.End], StringComparison.Ordinal))
            ? new Problem("model.identifying-answer",
                "Die Antwort des Sprachmodells enthielt eine Angabe, die eine Person erkennbar machen könnte und nicht im "
                + "bestätigten Text steht. Sie wurde verworfen.", ProblemKind.Unavailable)
            : null;
    }
}
