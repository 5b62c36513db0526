using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Pseudonymisation.SecondLook;
using KiPlanung.Review;
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
        if (!AnswerLook.BeforeSending(pseudonymiser, text, cancellationToken).IsOk(out var verdict, out problem)) return problem;
        if (await NoteCallAsync(purpose, prompt, verdict, cancellationToken) is { } stopped) return stopped;
        if (!(await model.CompleteAsync(prompt, SummaryAnswer.Schema(kind), cancellationToken)).IsOk(out var answer, out problem))
            return problem;
        if (!SummaryAnswer.Parse(kind, answer.Text).IsOk(out var parsed, out problem)) return problem;
        return AnswerLook.AtAnswer(pseudonymiser, text, WordsOf(parsed), cancellationToken) is { } leak
            ? leak
            : new AskedAnswer(parsed, answer, prompt);
    }

    /// <summary>The proof of what left the house: hash of the prompt and of the text, rules, their verdict on it. The entry stands before
    /// anything is sent, and nothing is sent while the switch is off; an answer that never comes does not undo it.</summary>
    private async Task<Problem?> NoteCallAsync(
        ModelPurpose purpose, Prompt prompt, ProposalVerdict verdict, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if ((await transaction.AiSwitch.ReadAsync(cancellationToken)).Refusal(AiScope.Summary) is { } stopped) return stopped;
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.PromptHash] = prompt.Version.Hash.Hex,
            [AuditField.PromptVersion] = $"{prompt.Version.Name}/{prompt.Version.Version}",
            [AuditField.InputHash] = prompt.Hash.Hex,
            [AuditField.ContentHash] = prompt.Source.Hash.Hex,
            [AuditField.DetectorVersion] = prompt.Source.DetectorVersion,
            [AuditField.ProposalVerdict] = Code.Of(verdict),
            [AuditField.Endpoint] = Code.OfName(model.Endpoint),
        };
        await transaction.CommitAsync(purpose.Actor,
            [new(AuditEvent.ModelCalled, purpose.About, purpose.ObjectId, fields)], cancellationToken);
        return null;
    }

    /// <summary>Every sentence and quote: struck claims are listed with their words, so these count as well.</summary>
    private static string WordsOf(SummaryAnswer answer) =>
        string.Join('\n', answer.Claims.SelectMany(c => c.Quotes.Prepend(c.Sentence)));
}
