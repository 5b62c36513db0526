using System.Text;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ReleaseFollowTests
{
    private const string Reason = "Die Zahlen zweier Kreise waren verwechselt.";

    [Fact]
    public async Task A_revoked_release_can_no_longer_be_used_and_whoever_used_it_is_told()
    {
        await using var here = await WithDemoDataAsync();
        var released = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);
        Must(await here.Export.RunAsync(here.CaseWorker, released.Id, ExportFormat.Json, default));

        Must(await here.Follow.RevokeAsync(here.DemoReviewer, released.Id, 0, Reason, default));

        Assert.Equal("review.revoked", ProblemOf(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Csv, default)).Code);
        Assert.Equal("review.revoked", ProblemOf(await here.Export.FindAsync(here.Planner, released.Id, default)).Code);
        Assert.True(Assert.Single(Must(await here.Follow.NoticesAsync(here.Planner, default))).Requested);
        Assert.False(Assert.Single(Must(await here.Follow.NoticesAsync(here.CaseWorker, default))).Requested);
        Must(await here.Follow.NoticeAsync(here.CaseWorker, released.Id, default));
        Assert.Empty(Must(await here.Follow.NoticesAsync(here.CaseWorker, default)));
        Assert.Equal("release.not-found", ProblemOf(await here.Follow.NoticeAsync(here.CaseWorker, released.Id, default)).Code);
        Assert.Equal([released.Id, released.Id],
            [(await EntryAsync(here, AuditEvent.ResultRevoked)).ObjectId!.Value, (await EntryAsync(here, AuditEvent.NoticeRead)).ObjectId!.Value]);
    }

    [Fact]
    public async Task A_revocation_needs_a_reason_and_happens_once()
    {
        await using var here = await WithDemoDataAsync();
        var released = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);

        Assert.Equal("review.reason-too-short", ProblemOf(await here.Follow.RevokeAsync(here.DemoReviewer, released.Id, 0, " falsch ", default)).Code);
        Must(await here.Follow.RevokeAsync(here.DemoReviewer, released.Id, 0, Reason, default));
        var late = ProblemOf(await here.Follow.RevokeAsync(here.DemoReviewer, released.Id, 0, Reason, default));
        Assert.Equal((ProblemKind.Stale, "release.moved-on"), (late.Kind, late.Code));
        Assert.Contains(Reason, late.Message, StringComparison.Ordinal);
        Assert.Equal("review.transition", ProblemOf(await here.Follow.RevokeAsync(here.DemoReviewer, released.Id, 1, Reason, default)).Code);
    }

    [Fact]
    public async Task A_newer_release_on_the_same_matter_replaces_the_earlier_and_files_say_so()
    {
        await using var here = await WithDemoDataAsync();
        var first = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);
        var second = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);

        var standing = Must(await here.Export.StandingAsync(here.Planner, first.Id, default));
        Assert.Equal(second.Id, Assert.IsType<ReleaseEvent.Replaced>(standing.Standing).Newer);
        Assert.Equal(DraftState.Released, Must(await here.Export.StandingAsync(here.Planner, second.Id, default)).State);
        Assert.Equal(second.Id.ToString("D"), (await EntryAsync(here, AuditEvent.ResultReplaced)).Fields[AuditField.RelatedId]);
        var csv = Encoding.UTF8.GetString(Must(await here.Export.RunAsync(here.Planner, first.Id, ExportFormat.Csv, default)).Content);
        Assert.Contains("durch eine neuere Freigabe ersetzt", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("ersetzt", Encoding.UTF8.GetString(
            Must(await here.Export.RunAsync(here.Planner, second.Id, ExportFormat.Csv, default)).Content), StringComparison.Ordinal);
        // the file said it: no notice on top
        Assert.Empty(Must(await here.Follow.NoticesAsync(here.Planner, default)));
    }

    [Fact]
    public async Task A_passed_date_makes_a_release_due_and_another_person_lets_it_hold_on()
    {
        await using var here = await WithDemoDataAsync();
        var released = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);
        Assert.Equal(0, await here.Outdated.RunAsync(default));

        var later = new FindOutdated(here.Store, new ReleaseTerms(ForecastMonths: 0), Clock);
        Assert.Equal(1, await later.RunAsync(default));
        Assert.Equal(0, await later.RunAsync(default));
        var due = Must(await here.Export.StandingAsync(here.Planner, released.Id, default));
        Assert.Equal([RecheckCause.Expired], due.Due);
        Assert.Equal("system", (await EntryAsync(here, AuditEvent.RecheckDue)).Actor);
        Assert.Contains("Überprüfung fällig seit", Encoding.UTF8.GetString(
            Must(await here.Export.RunAsync(here.Planner, released.Id, ExportFormat.Json, default)).Content), StringComparison.Ordinal);

        Assert.Equal("review.own-draft", ProblemOf(await here.Follow.PassRecheckAsync(
            ReviewerOf(here.PersonOf(Role.Planner)), released.Id, 1, released.Hash, Reason, default)).Code);
        Assert.Equal("review.stale-draft", ProblemOf(await here.Follow.PassRecheckAsync(
            here.DemoReviewer, released.Id, 1, ContentHash.Of("anderes"), Reason, default)).Code);
        Must(await here.Follow.PassRecheckAsync(here.DemoReviewer, released.Id, 1, released.Hash, "Neue Zahlen verglichen, Abweichung unter 2 %.", default));
        Assert.Equal(DraftState.Released, Must(await here.Export.StandingAsync(here.Planner, released.Id, default)).State);
    }

    [Fact]
    public async Task A_destroyed_note_and_a_withdrawn_consent_make_a_summary_due()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync("Die Familie sucht einen Kitaplatz.\n\nSie wünscht sich Beratung am Nachmittag.");
        var text = await here.ConfirmAsync(note.Id);
        var draft = Must(await here.WriteSummary.RunAsync(here.CaseWorker, note.Id,
            [new Summarisation.ProposedClaim("bedarfe", "Die Familie möchte einen Kitaplatz.", ["sucht einen Kitaplatz"])], default));
        var released = await here.ReleasedAsync(draft, here.CaseWorker);

        Assert.Equal("release.not-found", ProblemOf(await here.Follow.ConsentWithdrawnAsync(
            Actor.Of(here.PersonOf(Role.Planner), [Role.CaseWorker], Door.Page), released.Id, 0, default)).Code);
        Must(await here.Follow.ConsentWithdrawnAsync(here.CaseWorker, released.Id, 0, default));
        Must(await here.Notes.DeleteAsync(here.CaseWorker, note.Id, default));
        Assert.Equal(1, await here.Outdated.RunAsync(default));

        Assert.Equal([RecheckCause.ConsentWithdrawn, RecheckCause.SourceChanged],
            Must(await here.Export.StandingAsync(here.CaseWorker, released.Id, default)).Due);
        Assert.NotNull(text);
    }

    private static async Task<AuditEntry> EntryAsync(Installation here, AuditEvent what)
    {
        await here.Log.SealAsync(default);
        return Assert.Single(await here.Log.ListAsync(new LogFilter(What: what), 0, 10, default)).Entry;
    }
}
