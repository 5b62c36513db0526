using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class CaseWorkerChapter(Stage stage)
{
    private const int Rounds = 3;

    public async Task<Outcome<Draft>> TellAsync(CancellationToken cancellationToken)
    {
        var caseWorker = stage.As(Role.CaseWorker);
        stage.Terminal.Heading("2. Fachkraft: von der Notiz zur belegten Zusammenfassung");
        if (!(await stage.Get<ManageNotes>().ListAsync(caseWorker, cancellationToken)).IsOk(out var notes, out var problem)) return problem;
        var note = notes.First(n => n.Kind == NoteKind.CounsellingNote);
        stage.Terminal.Say("Die (erfundene) Notiz:");
        Indented(await InventedNoteAsync(cancellationToken));

        var judged = await JudgedAsync(note.Id, cancellationToken);
        if (!judged.IsOk(out var proposal, out problem)) return problem;
        stage.Terminal.Say($"Pseudonymisiert, {proposal.Findings.Count} Stellen ersetzt:");
        Indented(proposal.Preview);
        var seen = ContentHash.Of(proposal.Preview);
        if (!(await stage.Get<ConfirmPseudonyms>().RunAsync(caseWorker, note.Id, seen, cancellationToken)).IsOk(out _, out problem))
            return problem;
        stage.Terminal.Say($"Bestätigt von der Fachkraft (Prüfsumme {seen.Short}). Erst jetzt darf der Text weiterverarbeitet werden.");

        var request = new SummaryRequest(note.Id, Summariser.Extractive);
        if (!(await stage.Get<RequestSummary>().RunAsync(caseWorker, request, cancellationToken)).IsOk(out var job, out problem))
            return problem;
        if (!(await stage.DraftOfAsync(caseWorker, job, cancellationToken)).IsOk(out var draft, out problem)) return problem;
        if (!SummaryContent.Read(draft.Content).IsOk(out var document, out problem)) return problem;
        Show(document);
        return await stage.SubmitAsync(caseWorker, draft, cancellationToken);
    }

    /// <summary>In the story the case worker is careful: every open point is replaced as well, what comes up next too.</summary>
    private async Task<Outcome<PseudonymisationProposal>> JudgedAsync(Guid noteId, CancellationToken cancellationToken)
    {
        var caseWorker = stage.As(Role.CaseWorker);
        var outcome = await stage.Get<ProposePseudonyms>().RunAsync(caseWorker, noteId, cancellationToken);
        for (var round = 0; outcome.IsOk(out var current, out _) && current.Proposal.Review is { Count: > 0 } open; round++)
        {
            var verdict = round < Rounds ? "ebenfalls ersetzt" : "für unbedenklich befunden";
            foreach (var point in open) stage.Terminal.Say($"Von der Fachkraft angesehen und {verdict}: {point.Reason}");
            var corrections = round < Rounds
                ? new Corrections([.. open.Select(p => new AddedMark(p.Start, p.End, p.Type))], [], [])
                : new Corrections([], [], [.. open.Select(p => p.Start)]);
            outcome = await stage.Get<ProposePseudonyms>().CorrectAsync(caseWorker, noteId, corrections, cancellationToken);
            if (round >= Rounds) break;
        }

        return outcome.Then<PseudonymisationProposal>(view => view.Proposal);
    }

    private void Show(SummaryDocument document)
    {
        stage.Terminal.Say("");
        stage.Terminal.Say("KI-Entwurf – nicht freigegeben: Zusammenfassung mit Belegen");
        foreach (var (section, claims) in document.BySection)
        {
            stage.Terminal.Say(section.Heading);
            foreach (var claim in claims)
                stage.Terminal.Say($"  • {claim.Sentence} "
                    + $"[{string.Join(", ", claim.Evidence.Select(e => e.PassageId).Distinct(StringComparer.Ordinal))}]");
        }

        if (document.Uncovered.Count > 0) stage.Terminal.Say($"Nicht zusammengefasst: {string.Join(", ", document.Uncovered)}");
    }

    private void Indented(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd().Split('\n')) stage.Terminal.Say("  │ " + line);
    }

    private static async Task<string> InventedNoteAsync(CancellationToken cancellationToken)
    {
        using var stream = typeof(LoadDemoData).Assembly.GetManifestResourceStream("KiPlanung.UseCases.Demo.Notizen.beratungsnotiz.txt")
            ?? throw new InvalidOperationException("Die mitgelieferte Notiz fehlt.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
