using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
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

    public static async Task<Outcome<DraftedSummary>> RunAsync(
        PseudonymisationProposal proposal, NoteKind kind, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.Interactive) return Unattended;
        if (!ConnectedModel.FromEnvironment().IsOk(out var connected, out var problem)) return problem;
        using (connected)
            return await RunAsync(proposal, kind, connected.Model, connected.Prompts, terminal, TimeProvider.System, cancellationToken);
    }

    internal static async Task<Outcome<DraftedSummary>> RunAsync(
        PseudonymisationProposal proposal, NoteKind kind, ILanguageModel model, IPromptLibrary prompts, Terminal terminal,
            TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!terminal.Interactive) return Unattended;
        if (!model.IsConfigured)
            return new Problem("model.not-configured",
                "Es ist kein Sprachmodell eingerichtet (KIPLANUNG__LANGUAGEMODEL__…). Nutzen Sie --model extractive.",
                    ProblemKind.Unavailable);
        if (!Ask(proposal, model.Endpoint, terminal).IsOk(out var judged, out var problem)) return problem;

        // no account stands behind a terminal: the operator of this machine confirmed
        var operatorAtTerminal = new CaseWorker(new PersonId(Guid.Empty));
        if (!judged.Confirm(operatorAtTerminal, ContentHash.Of(judged.Preview), clock.GetUtcNow()).IsOk(out var text, out problem))
            return problem;
        if (!Prompt.Build(prompts.ForSummary(kind), text).IsOk(out var prompt, out problem)) return problem;
        var answered = await model.CompleteAsync(prompt, SummaryAnswer.Schema(kind), cancellationToken);
        if (!answered.IsOk(out var answer, out problem)) return problem;
        return SummaryAnswer.Parse(kind, answer.Text)
            .Then(parsed => GroundingCheck.Run(parsed, SourceText.Of(text), cancellationToken))
            .Then<DraftedSummary>(summary => new DraftedSummary(summary, $"{answer.Model}/{answer.ModelVersion}", Confirmed: true));
    }

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
