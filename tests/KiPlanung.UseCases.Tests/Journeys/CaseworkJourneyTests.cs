using KiPlanung.Audit;
using System.Text.Json;
using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class CaseworkJourneyTests
{
    private const string Text =
        "Beratung mit Frau Jana Testmann (geb. 17.08.1989), Tel. 030 23125 042. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr. " +
        "Frau Testmann wünscht sich eine Betreuung bis 20 Uhr. In der Kita gibt es dafür keinen Platz. Vereinbart ist ein Gespräch mit dem Träger.";

    [Fact]
    public async Task A_note_becomes_a_released_summary_with_citations()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);
        Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Extractive), default));

        var draft = await here.TheDraftOfTheNextJobAsync(here.CaseWorker);

        var document = Must(SummaryContent.Read(draft.Content));
        Assert.NotEmpty(document.Claims);
        Assert.All(document.Claims, c => Assert.NotEmpty(c.Evidence));
        Assert.DoesNotContain("Testmann", draft.Content, StringComparison.Ordinal);
        Assert.Equal(draft.Hash, (await here.ReleasedAsync(draft, here.CaseWorker)).Hash);
    }

    [Fact]
    public async Task Nothing_is_summarised_before_confirmation()
    {
        var model = new RecordedModel(_ => "{}");
        await using var here = await WithDemoDataAsync(model);
        var note = await here.ANoteAsync(Text);

        foreach (var summariser in Enum.GetValues<Summariser>())
            Assert.Equal("note.not-confirmed",
                ProblemOf(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, summariser), default)).Code);

        Assert.False(await here.RunJobs.RunNextAsync(default));
        Assert.Empty(model.Received);
    }

    [Fact]
    public async Task Confirmation_is_for_the_text_that_was_seen()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);

        var outcome = await here.Confirm.RunAsync(here.CaseWorker, note.Id, ContentHash.Of(Text), default);

        Assert.IsType<Outcome<PseudonymisedText>.Refused>(outcome);
        Assert.Equal(NoteState.Uploaded, Must(await here.Notes.FindAsync(here.CaseWorker, note.Id, default)).Note.State);
    }

    [Fact]
    public async Task A_model_receives_the_confirmed_text_alone_and_invented_quotes_are_removed()
    {
        var model = new RecordedModel(_ => JsonSerializer.Serialize(new
        {
            claims = new[]
            {
                new { section = "bedarfe", sentence = "Gewünscht ist eine Betreuung bis 20 Uhr.", quotes = new[] { "wünscht sich eine Betreuung bis 20 Uhr" } },
                new { section = "bedarfe", sentence = "Es fehlt eine Wohnung.", quotes = new[] { "sucht seit Monaten eine Wohnung" } },
            },
        }));
        await using var here = await WithDemoDataAsync(model);
        var note = await here.ANoteAsync(Text);
        var confirmed = await here.ConfirmAsync(note.Id);
        Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Chat), default));

        var draft = await here.TheDraftOfTheNextJobAsync(here.CaseWorker);

        var sent = Assert.Single(model.Received);
        Assert.Equal(confirmed.Hash, sent.Source.Hash);
        Assert.DoesNotContain("Testmann", sent.UserMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("23125", sent.UserMessage, StringComparison.Ordinal);
        await here.Log.SealAsync(default);
        var call = (await here.Log.ListAsync(new LogFilter(), 0, 1000, default)).Single(e => e.Entry.What == AuditEvent.ModelCalled).Entry;
        Assert.Equal(confirmed.Hash.Hex, call.Fields[AuditField.ContentHash]);
        Assert.Equal(sent.Hash.Hex, call.Fields[AuditField.InputHash]);
        Assert.Equal(confirmed.DetectorVersion, call.Fields[AuditField.DetectorVersion]);
        Assert.Equal("pass", call.Fields[AuditField.ProposalVerdict]);
        var document = Must(SummaryContent.Read(draft.Content));
        Assert.Equal("Gewünscht ist eine Betreuung bis 20 Uhr.", Assert.Single(document.Claims).Sentence);
        Assert.Equal("Es fehlt eine Wohnung.", Assert.Single(document.Removed).Sentence);
    }

    [Theory]
    [InlineData("Rückruf bei Herrn Karl Erfunden unter 030 23125 077.", "bis 20 Uhr")]
    [InlineData("[PERSON_99] wünscht eine Betreuung.", "bis 20 Uhr")]
    [InlineData("[PERSON_1:Nachbarin] wünscht eine Betreuung.", "bis 20 Uhr")]
    [InlineData("Die Mutter [NAME] wünscht eine Betreuung.", "bis 20 Uhr")]
    [InlineData("Gewünscht ist ein Rückruf.", "Rückruf bei Herrn Karl Erfunden unter 030 23125 077")]
    public async Task An_answer_with_a_new_identifying_detail_is_refused(string sentence, string quote)
    {
        var model = new RecordedModel(_ => JsonSerializer.Serialize(new
        {
            claims = new[] { new { section = "bedarfe", sentence, quotes = new[] { quote } } },
        }));
        await using var here = await WithDemoDataAsync(model);
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);
        var job = Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Chat), default));

        Assert.True(await here.RunJobs.RunNextAsync(default));

        Assert.Equal(JobState.Failed, Must(await here.Jobs.FindAsync(here.CaseWorker, job.Id, default)).State);
        Assert.Empty(Must(await here.OwnDrafts.ListAsync(here.CaseWorker, default)));
    }

    [Fact]
    public async Task A_note_exists_for_its_owner_alone()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);

        foreach (var role in new[] { Role.Planner, Role.Reviewer, Role.Auditor, Role.Administrator })
            Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Propose.RunAsync(here.As(role), note.Id, default)).Kind);
        var colleague = Actor.Of(new PersonId(Guid.NewGuid()), [Role.CaseWorker], Door.Page);
        Assert.Equal("note.not-found", ProblemOf(await here.Propose.RunAsync(colleague, note.Id, default)).Code);
    }

    [Fact]
    public async Task A_deleted_note_is_gone_and_its_text_nowhere_in_the_database()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);

        Must(await here.Notes.DeleteAsync(here.CaseWorker, note.Id, default));

        Assert.Equal("note.deleted", ProblemOf(await here.Notes.FindAsync(here.CaseWorker, note.Id, default)).Code);
        await using var view = await here.Store.ReadAsync(default);
        Assert.Null(await view.Notes.ReadTextAsync(note.Id, default));
        Assert.Null(await view.Notes.ReadConfirmedAsync(note.Id, default));
        Assert.Null(await view.Notes.ReadKeyAsync(note.Id, default));
    }

    [Fact]
    public async Task A_summary_written_by_hand_needs_the_same_evidence()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);
        ProposedClaim unfounded = new("bedarfe", "Es fehlt eine Wohnung.", ["sucht eine Wohnung"]);
        ProposedClaim founded = new("bedarfe", "In der Kita fehlt ein Platz.", ["In der Kita gibt es dafür keinen Platz"]);

        Assert.Equal("summary.not-supported", ProblemOf(await here.WriteSummary.RunAsync(here.CaseWorker, note.Id, [unfounded], default)).Code);
        var draft = Must(await here.WriteSummary.RunAsync(here.CaseWorker, note.Id, [founded], default));

        Assert.False(draft.Origin.ByModel);
        Assert.Contains(here.PersonOf(Role.CaseWorker), draft.EditedBy);
    }

    [Fact]
    public async Task A_revised_summary_makes_a_new_version_that_its_editor_cannot_decide()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync(Text);
        await here.ConfirmAsync(note.Id);
        Must(await here.RequestSummary.RunAsync(here.CaseWorker, new SummaryRequest(note.Id, Summariser.Extractive), default));
        var draft = await here.TheDraftOfTheNextJobAsync(here.CaseWorker);

        var revised = Must(await here.WriteSummary.ReviseAsync(here.CaseWorker, draft.Id, draft.Hash, [new ClaimEdit(0, null)], default));

        Assert.Equal(2, revised.Version);
        Must(await here.OwnDrafts.SubmitAsync(here.CaseWorker, revised.Id, revised.Hash, default));
        Assert.Equal(ReviewProblems.StaleDraft,
            ProblemOf(await here.Decide.RunAsync(here.DemoReviewer, revised.Id, draft.Hash, new Verdict.Approved(), AllRight(revised), default)));
        Must(await here.Decide.RunAsync(here.DemoReviewer, revised.Id, revised.Hash, new Verdict.Approved(), AllRight(revised), default));
    }
}
