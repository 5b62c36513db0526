using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ReviewJourneyTests
{
    [Fact]
    public async Task A_draft_is_decided_once_even_by_two_reviewers_at_the_same_time()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => here.Decide.RunAsync(
            here.DemoReviewer, draft.Id, draft.Hash, i % 2 == 0 ? new Verdict.Approved() : new Verdict.Rejected("Datenstand ist zu alt."), AllRight(draft), default))));

        Assert.Single(outcomes, o => o is Outcome<Decided>.Ok);
        Assert.All(outcomes.OfType<Outcome<Decided>.Refused>(), r => Assert.Equal("review.already-decided", r.Problem.Code));
    }

    [Fact]
    public async Task Returning_and_rejecting_need_a_reason()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));

        foreach (var verdict in new Verdict[] { new Verdict.ReturnedForChanges("  "), new Verdict.Rejected("") })
            Assert.Equal("review.reason-missing", ProblemOf(await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, verdict, AllRight(draft), default)).Code);
    }

    [Fact]
    public async Task A_draft_that_was_not_handed_in_is_not_there_for_reviewers()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();

        Assert.Equal("draft.not-found", ProblemOf(await here.Reviews.OpenAsync(here.ReviewerActor, draft.Id, default)).Code);
        Assert.Equal("draft.not-found",
            ProblemOf(await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default)).Code);
    }

    [Fact]
    public async Task A_withdrawn_draft_cannot_be_decided()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));
        Must(await here.OwnDrafts.WithdrawAsync(here.Planner, draft.Id, draft.Hash, default));

        Assert.IsType<Outcome<Decided>.Refused>(
            await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default));
        Assert.Empty(Must(await here.Reviews.QueueAsync(here.ReviewerActor, default)));
    }

    [Fact]
    public async Task A_returned_draft_comes_back_as_a_new_version()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await here.AForecastDraftAsync();
        Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));
        Must(await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, new Verdict.ReturnedForChanges("Bitte den Wert für das erste Jahr prüfen."), AllRight(draft), default));

        var revised = Must(await new UseCases.Planning.ReviseForecast(here.Store, Clock).RunAsync(
            here.Planner, draft.Id, draft.Hash, [], "Geprüft, der Wert stimmt mit der Fachstelle überein.", default));

        Assert.Equal(revised.Id, (await here.ReleasedAsync(revised, here.Planner)).DraftId);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Docx)]
    public async Task A_released_result_can_be_exported_and_the_log_says_so(ExportFormat format)
    {
        await using var here = await WithDemoDataAsync();
        var released = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);

        var file = Must(await here.Export.RunAsync(here.Planner, released.Id, format, default));

        Assert.NotEmpty(file.Content);
        await here.Log.SealAsync(default);
        var entry = (await here.Log.ListAsync(new LogFilter(What: AuditEvent.ResultExported), 0, 1, default))[0].Entry;
        Assert.Equal(released.Id, entry.ObjectId);
        Assert.Equal(ContentHash.Of(file.Content).Hex, entry.Fields[AuditField.FileHash]);
    }

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Results_are_for_those_who_work_with_them(Role role)
    {
        await using var here = await WithDemoDataAsync();
        var released = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);

        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Export.RunAsync(here.As(role), released.Id, ExportFormat.Csv, default)).Kind);
    }
}
