using System.Security.Cryptography;
using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Pseudonymisation.SecondLook;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Was hat das System verlassen“ — every call of a language model, and whether what is stored is what was sent. The auditor gets
/// hashes and findings, never a word of the text (domain.md § 4.8: no right to K2 and K3).</summary>
public sealed class ProveEgress(IPlanningStore store, IAuditLog log, Pseudonymiser pseudonymiser, IPromptLibrary prompts)
{
    public const int PageSize = 25;

    /// <param name="page">Counts from 1.</param>
    public async Task<Outcome<EgressPage>> ListAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, "egress", null, cancellationToken) is { } problem) return problem;
        await log.SealAsync(cancellationToken);
        var filter = new LogFilter(What: AuditEvent.ModelCalled);
        var calls = await log.ListAsync(filter, (Math.Max(page, 1) - 1) * PageSize, PageSize, cancellationToken);
        await using var view = await store.ReadAsync(cancellationToken);
        var found = new List<EgressCall>();
        foreach (var call in calls) found.Add(await WithJobAsync(call, view, cancellationToken));
        return new EgressPage(found, await log.CountAsync(filter, cancellationToken));
    }

    /// <param name="index">Number of the entry of the call.</param>
    public async Task<Outcome<EgressCall>> FindAsync(Actor actor, long index, CancellationToken cancellationToken)
    {
        if (!(await CallAsync(actor, "egress", index, cancellationToken)).IsOk(out var call, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await WithJobAsync(call, view, cancellationToken);
    }

    /// <summary>Compares now; changes nothing and shows no text.</summary>
    public async Task<Outcome<EgressCheck>> CheckAsync(Actor actor, long index, CancellationToken cancellationToken)
    {
        if (!(await CallAsync(actor, "egress-check", index, cancellationToken)).IsOk(out var logged, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var call = await WithJobAsync(logged, view, cancellationToken);
        var job = logged.Entry.ObjectId is { } id ? await view.Jobs.FindAsync(id, cancellationToken) : null;
        var note = job?.SourceId is { } source ? await view.Notes.FindAsync(source, cancellationToken) : null;
        if (note is null)
            return new EgressCheck(call, [Unknown(EgressQuestion.Text,
                "Zu diesem Aufruf ist kein Text gespeichert, etwa weil er von der Kommandozeile kam.")]);
        if (!(await TextAsync(note, view, cancellationToken)).IsOk(out var text, out var missing))
            return new EgressCheck(call, [missing.Kind == ProblemKind.NotFound
                ? Unknown(EgressQuestion.Text, missing.Message)
                : new EgressAnswer(EgressQuestion.Text, EgressFinding.Differs, missing.Message, call.Sent(AuditField.ContentHash))]);
        return new EgressCheck(call,
        [
            Text(call, text), await ConfirmedAsync(call, note.Id, cancellationToken), Message(call, text, note.Kind),
            Rules(text, cancellationToken),
        ]);
    }

    private static EgressAnswer Text(EgressCall call, PseudonymisedText text)
    {
        var expected = call.Sent(AuditField.ContentHash);
        return expected == text.Hash.Hex
            ? new(EgressQuestion.Text, EgressFinding.Holds,
                "Der gespeicherte pseudonymisierte Text hat genau die Prüfsumme, die vor dem Senden protokolliert wurde.", expected,
                text.Hash.Hex)
            : new(EgressQuestion.Text, EgressFinding.Differs,
                "Der gespeicherte pseudonymisierte Text ist nicht der, dessen Prüfsumme vor dem Senden protokolliert wurde.", expected,
                text.Hash.Hex);
    }

    private async Task<EgressAnswer> ConfirmedAsync(EgressCall call, Guid note, CancellationToken cancellationToken)
    {
        var hash = call.Sent(AuditField.ContentHash);
        var about = await log.ListOfAsync([note], FollowArtefact.MostEntries, cancellationToken);
        var confirmed = about.FirstOrDefault(e => e.Entry.What == AuditEvent.PseudonymsConfirmed && e.Index < call.Call.Index
            && e.Entry.Fields.GetValueOrDefault(AuditField.ContentHash) == hash);
        return confirmed is null
            ? new(EgressQuestion.Confirmed, EgressFinding.Differs, "Vor dem Aufruf hat keine Person genau diesen Text bestätigt.", hash)
            : new(EgressQuestion.Confirmed, EgressFinding.Holds,
                $"Eine Person hat genau diesen Text vorher bestätigt (Eintrag {Code.Of(confirmed.Index)}).", hash,
                confirmed.Entry.Fields.GetValueOrDefault(AuditField.ContentHash));
    }

    private EgressAnswer Message(EgressCall call, PseudonymisedText text, NoteKind kind)
    {
        var version = prompts.ForSummary(kind);
        if (version.Hash.Hex != call.Sent(AuditField.PromptHash))
            return Unknown(EgressQuestion.Message,
                "Die Fassung der Anweisung von damals ist hier nicht mehr in Kraft; die ganze Nachricht lässt sich nicht neu bilden.");
        if (!Prompt.Build(version, text).IsOk(out var prompt, out var problem)) return Unknown(EgressQuestion.Message, problem.Message);
        var expected = call.Sent(AuditField.InputHash);
        return expected == prompt.Hash.Hex
            ? new(EgressQuestion.Message, EgressFinding.Holds,
                "Anweisung und Text ergeben neu zusammengesetzt genau die protokollierte Nachricht: Mehr wurde nicht gesendet.", expected,
                prompt.Hash.Hex)
            : new(EgressQuestion.Message, EgressFinding.Differs,
                "Anweisung und Text ergeben eine andere Nachricht als die protokollierte.", expected, prompt.Hash.Hex);
    }

    /// <summary>The rules of today: they may know more than those that looked before the call.</summary>
    private EgressAnswer Rules(PseudonymisedText text, CancellationToken cancellationToken) =>
        AnswerLook.BeforeSending(pseudonymiser, text, cancellationToken).IsOk(out var verdict, out _)
            ? new(EgressQuestion.Rules, EgressFinding.Holds, verdict == ProposalVerdict.Pass
                ? "Die heutige Erkennung findet in diesem Text nichts, was auf eine Person zeigt."
                : "Die heutige Erkennung findet kein eindeutiges Kennzeichen; was sie zur Durchsicht vorlegt, hat eine Person so belassen.")
            : new(EgressQuestion.Rules, EgressFinding.Differs,
                "Die heutige Erkennung findet in diesem Text ein eindeutiges Kennzeichen. Bitte melden Sie den Vorfall.");

    /// <summary>A text that was changed is a finding, not a fault of this page.</summary>
    private static async Task<Outcome<PseudonymisedText>> TextAsync(Note note, IStoreView view, CancellationToken cancellationToken)
    {
        try
        {
            return await view.Notes.ReadConfirmedAsync(note.Id, cancellationToken) is { } text ? text : Gone;
        }
        catch (Exception changed) when (changed is CryptographicException or InvalidOperationException)
        {
            return Altered;
        }
    }

    private async Task<Outcome<LoggedEntry>> CallAsync(Actor actor, string page, long index, CancellationToken cancellationToken)
    {
        await log.SealAsync(cancellationToken);
        var logged = index < 0 ? null : await log.FindAsync(index, cancellationToken);
        var call = logged?.Entry.What == AuditEvent.ModelCalled ? logged : null;
        if (await EnteredAsync(actor, page, call?.Entry.ObjectId, cancellationToken) is { } problem) return problem;
        return call is null ? NotFound : call;
    }

    /// <summary>The outcome belongs to the last call of a job before it; an earlier one got no answer that was kept.</summary>
    private async Task<EgressCall> WithJobAsync(LoggedEntry call, IStoreView view, CancellationToken cancellationToken)
    {
        if (call.Entry.ObjectId is not { } jobId) return new EgressCall(call, null, null);
        Guid[] ids = await view.Jobs.FindAsync(jobId, cancellationToken) is { DraftId: { } draft } ? [jobId, draft] : [jobId];
        var about = await log.ListOfAsync(ids, FollowArtefact.MostEntries, cancellationToken);
        var next = about.FirstOrDefault(e => e.Index > call.Index
            && e.Entry.What is AuditEvent.DraftCreated or AuditEvent.JobFailed or AuditEvent.JobCancelled or AuditEvent.ModelCalled);
        return new EgressCall(
            call, about.FirstOrDefault(e => e.Entry.What == AuditEvent.SummaryRequested),
            next?.Entry.What == AuditEvent.ModelCalled ? null : next);
    }

    private Task<Problem?> EnteredAsync(Actor actor, string page, Guid? about, CancellationToken cancellationToken) =>
        LogReading.EnteredAsync(store, actor, AuditEvent.LogRead, page, about, cancellationToken);

    private static EgressAnswer Unknown(EgressQuestion question, string sentence) => new(question, EgressFinding.Unknown, sentence);

    private static Problem NotFound { get; } = new("audit.call-not-found",
        "Unter dieser Nummer steht im Protokoll kein Aufruf eines Sprachmodells.", ProblemKind.NotFound);

    private static Problem Gone { get; } = new("audit.text-gone",
        "Der Text wurde inzwischen gelöscht. Der Eintrag bleibt; vergleichen lässt sich nichts mehr.", ProblemKind.NotFound);

    private static Problem Altered { get; } = new("audit.text-altered",
        "Der gespeicherte pseudonymisierte Text ist beschädigt oder wurde verändert: Er ist nicht der bestätigte.", ProblemKind.Conflict);
}
