using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Auditing;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;
using Microsoft.Data.Sqlite;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class AuditorViewTests
{
    private const string Text =
        "Beratung mit Frau Jana Testmann (geb. 17.08.1989), Tel. 030 23125 042. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr. " +
        "Frau Testmann wünscht sich eine Betreuung bis 20 Uhr. In der Kita gibt es dafür keinen Platz. Vereinbart ist ein Gespräch mit dem Träger.";

    [Fact]
    public async Task The_history_of_a_summary_runs_from_the_note_over_the_call_to_the_export()
    {
        await using var here = await WithDemoDataAsync(AModel());
        var (note, release) = await AReleasedSummaryAsync(here);
        Must(await here.Export.RunAsync(here.CaseWorker, release.Id, ExportFormat.Json, default));

        AuditEvent[] expected =
        [
            AuditEvent.NoteUploaded, AuditEvent.PseudonymsConfirmed, AuditEvent.SummaryRequested, AuditEvent.ModelCalled, AuditEvent.DraftCreated,
            AuditEvent.DraftSubmitted, AuditEvent.DecisionRecorded, AuditEvent.ResultReleased, AuditEvent.ResultExported,
        ];
        foreach (var id in new[] { note.Id, release.DraftId, release.Id })
        {
            var history = Must(await here.Artefacts.TimelineAsync(here.Auditor, id, default));
            Assert.Equal(expected, history.Entries.Select(e => e.Entry.What).Where(expected.Contains));
            Assert.Equal(history.Entries.Select(e => e.Index).Order(), history.Entries.Select(e => e.Index));
        }
    }

    [Fact]
    public async Task The_lineage_names_every_step_with_its_state()
    {
        await using var here = await WithDemoDataAsync(AModel());
        var (note, release) = await AReleasedSummaryAsync(here);
        Must(await here.Export.RunAsync(here.CaseWorker, release.Id, ExportFormat.Docx, default));
        Must(await here.Follow.ConsentWithdrawnAsync(here.CaseWorker, release.Id, 0, default));

        var lineage = Must(await here.Artefacts.LineageAsync(here.Auditor, note.Id, default)).Lineage;

        Assert.Equal(
            [LineageKind.Note, LineageKind.ConfirmedText, LineageKind.ModelCall, LineageKind.Draft, LineageKind.Release, LineageKind.Export],
            lineage.Nodes.Select(n => n.Kind));
        Assert.Equal(lineage.Nodes.Skip(1).Select(n => n.Key), lineage.Edges.OrderBy(e => Place(e.To)).Select(e => e.To));
        Assert.Equal(lineage.Nodes.SkipLast(1).Select(n => n.Key), lineage.Edges.OrderBy(e => Place(e.To)).Select(e => e.From));
        var released = lineage.Nodes.Single(n => n.Kind == LineageKind.Release);
        Assert.Equal(DraftState.RecheckDue, released.State);
        Assert.Equal([RecheckCause.ConsentWithdrawn], released.Due);
        Assert.Equal(release.Hash, released.Hash);
        Assert.Equal(1, lineage.Nodes.Single(n => n.Kind == LineageKind.Draft).Claims);

        int Place(string key) => lineage.Nodes.Index().Single(n => n.Item.Key == key).Index;
    }

    [Fact]
    public async Task A_forecast_leads_back_to_the_import_and_the_import_to_its_forecasts()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        var release = await here.ReleasedAsync(draft, here.Planner);

        var back = Must(await here.Artefacts.LineageAsync(here.Auditor, release.Id, default)).Lineage;
        var import = Assert.Single(back.Nodes, n => n.Kind == LineageKind.Import);
        var forth = Must(await here.Artefacts.LineageAsync(here.Auditor, import.ObjectId!.Value, default)).Lineage;
        var others = (await here.Log.ListAsync(new LogFilter(What: AuditEvent.StatisticsImported), 0, 100, default))
            .Select(e => e.Entry.ObjectId!.Value).Where(id => id != import.ObjectId).ToList();

        Assert.Contains(forth.Nodes, n => n.ObjectId == draft.Id && n.State == DraftState.Released);
        Assert.Contains(forth.Edges, e => e.From == import.Key && e.To == $"Draft-{draft.Id:D}");
        Assert.NotEmpty(others);
        foreach (var other in others)
            Assert.DoesNotContain(
                Must(await here.Artefacts.LineageAsync(here.Auditor, other, default)).Lineage.Nodes, n => n.Kind == LineageKind.Draft);
    }

    [Fact]
    public async Task A_calculation_leads_back_to_its_tables()
    {
        await using var here = await WithDemoDataAsync();
        var population = CalculationRequest.Of(new PopulationRequest("konstanz:bevoelkerung", "08335043", PopulationMethod.HamiltonPerry, 10, Paths: 200));

        var draft = await here.ACalculationAsync(population);
        var lineage = Must(await here.Artefacts.LineageAsync(here.Auditor, draft.Id, default)).Lineage;
        var import = Assert.Single(lineage.Nodes, n => n.Kind == LineageKind.Import);

        Assert.Contains(
            Must(await here.Artefacts.LineageAsync(here.Auditor, import.ObjectId!.Value, default)).Lineage.Nodes, n => n.ObjectId == draft.Id);
    }

    [Fact]
    public async Task Looking_is_an_entry_and_does_not_lengthen_what_is_looked_at()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();

        var first = Must(await here.Artefacts.TimelineAsync(here.Auditor, draft.Id, default));
        Must(await here.Artefacts.LineageAsync(here.Auditor, draft.Id, default));
        var again = Must(await here.Artefacts.TimelineAsync(here.Auditor, draft.Id, default));
        var reads = (await here.Log.ListAsync(new LogFilter(What: AuditEvent.LogRead), 0, 10, default)).Select(e => e.Entry).ToList();

        Assert.Equal(first.Entries.Select(e => e.Index), again.Entries.Select(e => e.Index));
        Assert.Equal(["timeline", "lineage", "timeline"], reads.Select(e => e.Fields[AuditField.Kind]));
        Assert.All(reads, e => Assert.Equal(draft.Id.ToString("D"), e.Fields[AuditField.RelatedId]));
    }

    [Fact]
    public async Task Only_auditors_look()
    {
        await using var here = await WithDemoDataAsync();

        foreach (var actor in new[] { here.Planner, here.CaseWorker, here.ReviewerActor, here.Administrator })
        {
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Artefacts.TimelineAsync(actor, Guid.NewGuid(), default)).Kind);
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Egress.ListAsync(actor, 1, default)).Kind);
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Egress.CheckAsync(actor, 0, default)).Kind);
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Entry.RunAsync(actor, 0, default)).Kind);
        }
    }

    [Fact]
    public async Task An_entry_comes_with_a_proof_that_holds_offline()
    {
        await using var here = await WithDemoDataAsync();

        var proven = Must(await here.Entry.RunAsync(here.Auditor, 3, default));

        var held = InclusionProofFile.Verify(proven.Proof, System.Text.Encoding.UTF8.GetBytes(proven.Canonical), here.Log.VerificationKey);
        Assert.Equal(3, Must(held));
        Assert.Equal("audit.entry-not-found", ProblemOf(await here.Entry.RunAsync(here.Auditor, 1_000_000, default)).Code);
        Assert.Equal("audit.entry-not-found", ProblemOf(await here.Entry.RunAsync(here.Auditor, -1, default)).Code);
    }

    [Fact]
    public async Task A_call_is_listed_with_what_was_sent_and_what_came_back_and_the_check_holds()
    {
        var model = AModel();
        await using var here = await WithDemoDataAsync(model);
        await AReleasedSummaryAsync(here);

        var call = Assert.Single(Must(await here.Egress.ListAsync(here.Auditor, 1, default)).Calls);
        var check = Must(await here.Egress.CheckAsync(here.Auditor, call.Call.Index, default));

        Assert.Equal(Assert.Single(model.Received).Hash.Hex, call.Sent(AuditField.InputHash));
        Assert.Equal("testmodell", call.Answered(AuditField.Model));
        Assert.Equal("100", call.Answered(AuditField.TokensIn));
        Assert.NotNull(call.Request);
        Assert.True(check.Holds);
        Assert.Equal(Enum.GetValues<EgressQuestion>(), check.Answers.Select(a => a.Question));
        Assert.All(check.Answers, a => Assert.Equal(EgressFinding.Holds, a.Finding));
        Assert.All(check.Answers, a => Assert.DoesNotContain("Bus", a.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_text_cannot_be_checked_and_a_changed_one_is_found()
    {
        await using var here = await WithDemoDataAsync(AModel());
        var (deleted, _) = await AReleasedSummaryAsync(here);
        var (changed, _) = await AReleasedSummaryAsync(here);
        Must(await here.Notes.DeleteAsync(here.CaseWorker, deleted.Id, default));
        await ExecuteAsync(here, $"update note_confirmed set ciphertext = zeroblob(length(ciphertext)) where note_id = '{changed.Id:D}'");

        var calls = Must(await here.Egress.ListAsync(here.Auditor, 1, default)).Calls;
        var of = calls.ToDictionary(c => c.Request!.Entry.Fields[AuditField.RelatedId], c => c.Call.Index);
        var gone = Must(await here.Egress.CheckAsync(here.Auditor, of[deleted.Id.ToString("D")], default));
        var altered = Must(await here.Egress.CheckAsync(here.Auditor, of[changed.Id.ToString("D")], default));

        Assert.Equal((false, false), (gone.Holds, gone.Differs));
        Assert.Equal(EgressFinding.Unknown, Assert.Single(gone.Answers).Finding);
        Assert.True(altered.Differs);
    }

    [Fact]
    public async Task What_is_no_call_is_not_found()
    {
        await using var here = await WithDemoDataAsync();

        Assert.Equal("audit.call-not-found", ProblemOf(await here.Egress.FindAsync(here.Auditor, 0, default)).Code);
        Assert.Empty(Must(await here.Egress.ListAsync(here.Auditor, 1, default)).Calls);
    }

    [Fact]
    public async Task A_view_lasts_until_the_next_act_of_the_same_pseudonym_or_stays_open()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));
        await here.Views.RunAsync(here.ReviewerActor, AuditEvent.CaseViewed, draft.Id, default);
        Clock.Pass(TimeSpan.FromMinutes(4));
        var release = Must(await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default)).Release!;
        await here.Views.RunAsync(here.Planner, AuditEvent.ResultViewed, release.Id, default);
        Clock.Pass(TimeSpan.FromMinutes(45));
        Must(await here.Export.RunAsync(here.Planner, release.Id, ExportFormat.Json, default));

        var people = Must(await here.Replay.RunAsync(here.Auditor, draft.Id, default)).People;

        Assert.Equal([Role.Reviewer, Role.Planner], people.Select(p => p.Role!.Value));
        var reviewed = Assert.Single(people[0].Views);
        Assert.Equal(draft.Hash.Hex, reviewed.Hash);
        Assert.Equal(AuditEvent.ReviewTaken, reviewed.Next!.Entry.What);
        Assert.Equal(4, reviewed.AtMost!.Value.TotalMinutes, 0.01);
        var read = Assert.Single(people[1].Views);
        Assert.Equal(release.Hash.Hex, read.Hash);
        Assert.Null(read.AtMost);
    }

    [Fact]
    public async Task What_is_not_there_yet_is_not_seen()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);

        await here.Views.RunAsync(here.CaseWorker, AuditEvent.SourceViewed, note.Id, default);
        var before = Must(await here.Replay.RunAsync(here.Auditor, note.Id, default)).People;
        await here.ConfirmAsync(note.Id);
        await here.Views.RunAsync(here.CaseWorker, AuditEvent.SourceViewed, note.Id, default);
        var after = Assert.Single(Must(await here.Replay.RunAsync(here.Auditor, note.Id, default)).People);

        Assert.Empty(before);
        Assert.Equal([AuditEvent.NoteDisclosed, AuditEvent.SourceViewed], after.Views.Select(v => v.View.Entry.What).Distinct());
    }

    [Fact]
    public async Task The_log_is_filtered_by_person_role_and_relatives_and_comes_as_a_file()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        var release = await here.ReleasedAsync(draft, here.Planner);
        var reviewer = here.Log.PseudonymOf(here.PersonOf(Role.Reviewer), AuditEvent.DecisionRecorded, Clock.GetUtcNow());
        await here.Log.SealAsync(default);

        var byPerson = await ListAsync(new LogFilter(Actor: reviewer[..8]));
        var byRole = await ListAsync(new LogFilter(Role: Role.Reviewer));
        var both = await ListAsync(new LogFilter(What: AuditEvent.DecisionRecorded, Actor: reviewer, Role: Role.Reviewer));
        var other = await ListAsync(new LogFilter(Actor: reviewer, Role: Role.Planner));
        var bySystem = await ListAsync(new LogFilter(Actor: AuditEntry.System));
        var relatives = Must(await here.ReadLog.PageAsync(here.Auditor, new LogFilter(ObjectId: release.Id), 1, default, relatives: true));
        var csv = System.Text.Encoding.UTF8.GetString(
            Must(await here.ReadLog.ListFileAsync(here.Auditor, new LogFilter(ObjectId: release.Id), true, csv: true, default)));
        var json = JsonDocument.Parse(
            Must(await here.ReadLog.ListFileAsync(here.Auditor, new LogFilter(ObjectId: release.Id), true, csv: false, default)));

        Assert.Equal(
            [
                AuditEvent.ResultReleased, AuditEvent.DecisionRecorded, AuditEvent.ReviewGivenBack, AuditEvent.DraftShown, AuditEvent.ReviewTaken,
            ],
            byPerson);
        Assert.Equal(byPerson, byRole);
        Assert.Equal([AuditEvent.DecisionRecorded], both);
        Assert.Empty(other);
        Assert.Contains(AuditEvent.LogStarted, bySystem);
        Assert.Equal(9, relatives.Total);
        Assert.Equal(10, csv.TrimEnd().Split("\r\n").Length);
        Assert.Contains("statistics-imported;Statistik eingelesen;planner;", csv, StringComparison.Ordinal);
        Assert.Equal(9, json.RootElement.GetProperty("entries").GetArrayLength());

        async Task<IReadOnlyList<AuditEvent>> ListAsync(LogFilter filter) =>
            [.. (await here.Log.ListAsync(filter, 0, 100, default)).Select(e => e.Entry.What)];
    }

    private static RecordedModel AModel() => new(_ => JsonSerializer.Serialize(new
    {
        claims = new[]
        {
            new { section = "bedarfe", sentence = "Gewünscht ist eine Betreuung bis 20 Uhr.", quotes = new[] { "wünscht sich eine Betreuung bis 20 Uhr" } },
        },
    }));

    private static async Task<(Note Note, ReleasedResult Release)> AReleasedSummaryAsync(Installation here)
    {
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);
        Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Chat), default));
        return (note, await here.ReleasedAsync(await here.TheDraftOfTheNextJobAsync(here.CaseWorker), here.CaseWorker));
    }

    private static async Task ExecuteAsync(Installation here, string sql, int rows = 1)
    {
        await using var connection = new SqliteConnection($"Data Source={here.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(rows, await command.ExecuteNonQueryAsync());
    }
}
