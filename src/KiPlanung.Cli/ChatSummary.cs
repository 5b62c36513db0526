using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Storage;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>The way to a language model: shows the person at the terminal exactly what would be sent and asks.</summary>
internal static class ChatSummary
{
    private static Problem Unattended { get; } = new("summary.confirmation-needed",
        "Ein Sprachmodell darf den Text erst bekommen, wenn ein Mensch die Pseudonymisierung bestätigt hat. Hier sitzt niemand am "
            + "Bildschirm. "
        + "Bitte rufen Sie den Befehl in einem Terminal auf, oder laden Sie die Notiz im Browser unter „Notizen“ hoch, bestätigen Sie "
        + "dort die "
        + "Pseudonymisierung und fordern Sie die Zusammenfassung an.", ProblemKind.Conflict);

    private static Problem Declined { get; } = new("summary.not-confirmed",
        "Sie haben nicht bestätigt. Es wurde nichts gesendet und nichts geschrieben.", ProblemKind.Conflict);

    /// <summary>The call belongs to an installation: its log holds confirmation and call before anything is sent.</summary>
    public static async Task<Outcome<DraftedSummary>> RunAsync(
        PseudonymisationProposal proposal, NoteKind kind, StorageOptions data, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.Interactive) return Unattended;
        if (!ConnectedModel.FromEnvironment().IsOk(out var connected, out var problem)) return problem;
        using (connected)
        {
            if (!(await Installation.ExistingAsync(data, cancellationToken)).IsOk(out var installation, out problem)) return problem;
            await using (installation)
            {
                if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var actor, out problem)) return problem;
                var asking = new Asking(installation.Store, actor, connected.Model, connected.Prompts, TimeProvider.System);
                return await RunAsync(proposal, kind, asking, terminal, cancellationToken);
            }
        }
    }

    internal static async Task<Outcome<DraftedSummary>> RunAsync(
        PseudonymisationProposal proposal, NoteKind kind, Asking asking, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.Interactive) return Unattended;
        if (!asking.Model.IsConfigured)
            return new Problem("model.not-configured",
                "Es ist kein Sprachmodell eingerichtet (KIPLANUNG__LANGUAGEMODEL__…). Nutzen Sie --model extractive.",
                ProblemKind.Unavailable);
        if (!Ask(proposal, asking.Model.Endpoint, terminal).IsOk(out var judged, out var problem)) return problem;

        var confirming = new CaseWorker(asking.Actor.Person!.Value);
        if (!judged.Confirm(confirming, ContentHash.Of(judged.Preview), asking.Clock.GetUtcNow()).IsOk(out var text, out problem))
            return problem;
        await NoteConfirmationAsync(asking, judged, text, cancellationToken);
        var purpose = new ModelPurpose(asking.Actor, AuditObject.Installation, null);
        var model = new AskModel(asking.Store, asking.Model, asking.Prompts, Pseudonymiser.Default);
        return (await model.RunAsync(purpose, kind, text, cancellationToken)).Then(answer =>
            GroundingCheck.Run(answer.Proposed, SourceText.Of(text), cancellationToken).Then<DraftedSummary>(summary =>
                new DraftedSummary(summary, $"{answer.Raw.Model}/{answer.Raw.ModelVersion}", Confirmed: true)));
    }

    private static async Task NoteConfirmationAsync(
        Asking asking, PseudonymisationProposal judged, PseudonymisedText text, CancellationToken cancellationToken)
    {
        await using var transaction = await asking.Store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(asking.Actor, [new(AuditEvent.PseudonymsConfirmed, AuditObject.Installation, null,
            new Dictionary<AuditField, string>
            {
                [AuditField.ContentHash] = text.Hash.Hex,
                [AuditField.DetectorVersion] = judged.DetectorVersion,
            })], cancellationToken);
    }

    /// <summary>Who asks which model, and whose log holds it.</summary>
    internal sealed record Asking(IPlanningStore Store, Actor Actor, ILanguageModel Model, IPromptLibrary Prompts, TimeProvider Clock);

    /// <summary>Every open point one by one, then the whole.</summary>
    private static Outcome<PseudonymisationProposal> Ask(PseudonymisationProposal proposal, string endpoint, Terminal terminal)
    {
        terminal.Say("Dieser Text würde gesendet:");
        terminal.Say(proposal.Preview);
        terminal.Say("");
        foreach (var finding in proposal.Findings) terminal.Say($"ersetzt: {finding.Token} ({finding.Reason})");
        foreach (var point in proposal.Review)
        {
            terminal.Say($"ansehen: {Type(point)} an Stelle {point.Start} bis {point.End} ({point.Reason})");
            if (!Yes(terminal, "Ist diese Stelle unbedenklich? (ja/nein)")) return Declined;
        }

        if (!Yes(terminal, $"Bestätigen Sie, dass dieser Text keine Person erkennen lässt und an {endpoint} gesendet werden darf? "
            + $"(ja/nein)"))
            return Declined;
        return proposal.Review.Count == 0 ? proposal : proposal.With(new Corrections([], [], [.. proposal.Review.Select(p => p.Start)]));
    }

    private static string Type(ReviewPoint point) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(point.Type.ToString());

    private static bool Yes(Terminal terminal, string question)
    {
        terminal.Output.Write(question + " ");
        return terminal.Input.ReadLine()?.Trim().Equals("ja", StringComparison.OrdinalIgnoreCase) == true;
    }
}
