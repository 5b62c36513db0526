using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class TrainingLineJourneyTests
{
    private const string Text = "Beratung mit Frau Jana Testmann. Sie sucht eine Wohnung.\nAuch Motzke hat heute angerufen, Tel. 030 23125 042.\n"
        + "Der Antrag liegt vor.";

    [Fact]
    public async Task Corrected_sentences_are_kept_when_the_case_worker_says_so_without_any_name()
    {
        await using var here = await WithDemoDataAsync();
        var note = await CorrectedNoteAsync(here);

        Assert.Equal(1, Must(await Keep(here).RunAsync(here.CaseWorker, note.Id, default)));
        var file = Must(await new ExportTrainingLines(here.Store).RunAsync(here.Administrator, default));

        Assert.Equal((1, "Auch {n} hat heute angerufen, Tel. {t}."), (file.Lines, file.Text.Split('\n')[1]));
        Assert.Equal("[vertraulich]", $"{file}");
        Assert.Equal("training-lines.already-kept", ProblemOf(await Keep(here).RunAsync(here.CaseWorker, note.Id, default)).Code);
        var entries = await EntriesAsync(here);
        Assert.Equal("1", entries.Single(e => e.What == AuditEvent.TrainingLinesKept).Fields[AuditField.Count]);
        Assert.Equal(ContentHash.Of(file.Text).Hex,
            entries.Single(e => e.What == AuditEvent.TrainingLinesExported).Fields[AuditField.FileHash]);

        Must(await here.Notes.DeleteAsync(here.CaseWorker, note.Id, default));
        Assert.Equal("training-lines.none", ProblemOf(await new ExportTrainingLines(here.Store).RunAsync(here.Administrator, default)).Code);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_strange_an_open_or_an_uncorrected_note_and_nobody_else_reads_lines()
    {
        await using var here = await WithDemoDataAsync();
        var open = await here.ANoteAsync(Text);
        Assert.Equal("training-lines.not-confirmed", ProblemOf(await Keep(here).RunAsync(here.CaseWorker, open.Id, default)).Code);
        var stranger = Actor.Of(here.PersonOf(Role.Planner), [Role.CaseWorker], Door.Page);
        Assert.Equal("note.not-found", ProblemOf(await Keep(here).RunAsync(stranger, open.Id, default)).Code);

        var plain = await here.ANoteAsync("Der Antrag liegt vor. Die Frist endet bald.");
        await here.ConfirmAsync(plain.Id);
        Assert.Equal(0, Must(await Keep(here).RunAsync(here.CaseWorker, plain.Id, default)));
        foreach (var role in (Role[])[Role.CaseWorker, Role.Planner, Role.Reviewer, Role.Auditor])
            Assert.IsType<Outcome<TrainingFile>.Refused>(await new ExportTrainingLines(here.Store).RunAsync(here.As(role), default));
    }

    private static KeepTrainingLines Keep(Installation here) => new(here.Store, here.Propose);

    private static async Task<Note> CorrectedNoteAsync(Installation here)
    {
        var note = await here.ANoteAsync(Text);
        var at = Text.IndexOf("Motzke", StringComparison.Ordinal);
        var proposal = Must(await here.Propose.CorrectAsync(
            here.CaseWorker, note.Id, new Corrections([new(at, at + 6, EntityType.Person)], [], []), default)).Proposal;
        Assert.Empty(proposal.Review);
        Must(await here.Confirm.RunAsync(here.CaseWorker, note.Id, ContentHash.Of(proposal.Preview), default));
        return note;
    }

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(Installation here)
    {
        await here.Log.SealAsync(default);
        return [.. (await here.Log.ListAsync(new LogFilter(), 0, 1000, default)).Select(e => e.Entry)];
    }
}
