using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class CaseWorkerChapter(DemoStory story)
{
    private const int Rounds = 3;

    public async Task<Outcome<Draft>> TellAsync(CancellationToken cancellationToken)
    {
        var caseWorker = story.As(Role.CaseWorker);
        story.Heading("2. Fachkraft: von der Notiz zur belegten Zusammenfassung");
        if (!(await story.Get<ManageNotes>().ListAsync(caseWorker, cancellationToken)).IsOk(out var notes, out var problem)) return problem;
        var note = notes.First(n => n.Kind == NoteKind.CounsellingNote);
        story.Terminal.Say("Die (erfundene) Notiz:");
        Indented(await InventedNoteAsync(cancellationToken));

        var judged = await JudgedAsync(note.Id, cancellationToken);
        if (!judged.IsOk(out var proposal, out problem)) return problem;
        story.Terminal.Say($"Pseudonymisiert, {proposal.Findings.Count} Stellen ersetzt:");
        Indented(proposal.Preview);
        var seen = ContentHash.Of(proposal.Preview);
        if (!(await story.Get<ConfirmPseudonyms>().RunAsync(caseWorker, note.Id, seen, cancellationToken)).IsOk(out _, out problem))
            return problem;
        story.Terminal.Say($"Bestätigt von der Fachkraft (Prüfsumme {seen.Short}). Erst jetzt darf der Text weiterverarbeitet werden.");

        var request = new SummaryRequest(note.Id, Summariser.Extractive);
        if (!(await story.Get<RequestSummary>().RunAsync(caseWorker, request, cancellationToken)).IsOk(out var job, out problem))
            return problem;
        if (!(await story.DraftOfAsync(caseWorker, job, cancellationToken)).IsOk(out var draft, out problem)) return problem;
        if (!SummaryContent.Read(draft.Content).IsOk(out var document, out problem)) return problem;
        Show(document);
        return await story.SubmitAsync(caseWorker, draft, cancellationToken);
    }

    /// <summary>In the story the case worker is careful: every open point is replaced as well, what comes up next too.</summary>
    private async Task<Outcome<PseudonymisationProposal>> JudgedAsync(Guid noteId, CancellationToken cancellationToken)
    {
        var caseWorker = story.As(Role.CaseWorker);
        var outcome = await story.Get<ProposePseudonyms>().RunAsync(caseWorker, noteId, cancellationToken);
        for (var round = 0; outcome.IsOk(out var current, out _) && current.Proposal.Review is { Count: > 0 } open; round++)
        {
            var verdict = round < Rounds ? "ebenfalls ersetzt" : "für unbedenklich befunden";
            foreach (var point in open) story.Terminal.Say($"Von der Fachkraft angesehen und {verdict}: {point.Reason}");
            var corrections = round < Rounds
                ? new Corrections([.. open.Select(p => new AddedMark(p.Start, p.End, p.Type))], [], [])
                : new Corrections([], [], [.. open.Select(p => p.Start)]);
            outcome = await story.Get<ProposePseudonyms>().CorrectAsync(caseWorker, noteId, corrections, cancellationToken);
            if (round >= Rounds) break;
        }

        return outcome.Then<PseudonymisationProposal>(view => view.Proposal);
    }

    private void Show(SummaryDocument document)
    {
        story.Terminal.Say("");
        story.Terminal.Say("KI-Entwurf – nicht freigegeben: Zusammenfassung mit Belegen");
        foreach (var (section, claims) in document.BySection)
        {
            story.Terminal.Say(section.Heading);
            foreach (var claim in claims)
                story.Terminal.Say($"  • {claim.Sentence} "
                    + $"[{string.Join(", ", claim.Evidence.Select(e => e.PassageId).Distinct(StringComparer.Ordinal))}]");
        }

        if (document.Uncovered.Count > 0) story.Terminal.Say($"Nicht zusammengefasst: {string.Join(", ", document.Uncovered)}");
    }

    private void Indented(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd().Split('\n')) story.Terminal.Say("  │ " + line);
    }

    private static async Task<string> InventedNoteAsync(CancellationToken cancellationToken)
    {
        using var stream = typeof(LoadDemoData).Assembly.GetManifestResourceStream("KiPlanung.UseCases.Demo.Notizen.beratungsnotiz.txt")
            ?? throw new InvalidOperationException("Die mitgelieferte Notiz fehlt.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
