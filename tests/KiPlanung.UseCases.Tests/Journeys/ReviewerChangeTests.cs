using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ReviewerChangeTests
{
    private const string Reason = "Im Text steht nichts von einem Ganztagsplatz.";

    [Fact]
    public async Task A_change_of_substance_waits_for_the_requester_and_is_decided_by_a_third_person()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await SubmittedSummaryAsync(here);
        var changed = Must(await ChangeAsync(here, draft));

        Assert.Equal(DraftState.ConfirmationNeeded, (await StandingAsync(here, changed)).State);
        Assert.Equal("review.stale-draft", ProblemOf(await here.Decide.RunAsync(
            await AnotherReviewerAsync(here), draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default)).Code);
        Assert.Equal("draft.not-found", ProblemOf(await here.Reviews.OpenAsync(here.ReviewerActor, changed.Id, default)).Code);
        Assert.Equal("draft.not-open", ProblemOf(await here.OwnDrafts.SubmitAsync(here.CaseWorker, changed.Id, changed.Hash, default)).Code);
        var seen = Must(await here.OwnDrafts.FindAsync(here.CaseWorker, changed.Id, default));
        Assert.Equal(Reason, seen.Standing.Change!.Reason);
        Assert.Contains(seen.Verdicts, v => v.Verdict.Verdict == ClaimVerdict.Changed && v.Item.Title == "Aussage 1");

        Must(await here.Answer.ConfirmAsync(here.CaseWorker, changed.Id, changed.Hash, default));

        Assert.Equal(DraftState.Submitted, (await StandingAsync(here, changed)).State);
        Assert.Equal("review.edited-by-reviewer", ProblemOf(await here.Decide.RunAsync(
            here.DemoReviewer, changed.Id, changed.Hash, new Verdict.Approved(), AllRight(changed), default)).Code);
        var released = Must(await here.Decide.RunAsync(
            await AnotherReviewerAsync(here), changed.Id, changed.Hash, new Verdict.Approved(), AllRight(changed), default)).Release!;
        Assert.Equal(changed.Hash, released.Hash);
        await here.Log.SealAsync(default);
        var entry = Assert.Single(await here.Log.ListAsync(new LogFilter(What: AuditEvent.ChangedInReview), 0, 5, default)).Entry;
        Assert.Equal(("1", "0"), (entry.Fields[AuditField.ItemsChanged], entry.Fields[AuditField.ItemsUnclear]));
    }

    [Fact]
    public async Task A_refused_change_comes_back_to_the_requester()
    {
        await using var here = await WithDemoDataAsync();
        var changed = Must(await ChangeAsync(here, await SubmittedSummaryAsync(here)));

        Assert.Equal("review.reason-too-short", ProblemOf(await here.Answer.RefuseAsync(here.CaseWorker, changed.Id, changed.Hash, "nein", default)).Code);
        Must(await here.Answer.RefuseAsync(here.CaseWorker, changed.Id, changed.Hash, "Die Familie hat es im Gespräch so gesagt.", default));

        Assert.Equal(DraftState.Returned, (await StandingAsync(here, changed)).State);
        var again = Must(await here.WriteSummary.ReviseAsync(
            here.CaseWorker, changed.Id, changed.Hash, [new ClaimEdit(0, "Die Familie braucht einen Kitaplatz.")], default));
        Assert.Equal(DraftState.OwnCheck, (await StandingAsync(here, again)).State);
        Assert.Contains("Fassung 3", ProblemOf(await here.OwnDrafts.SubmitAsync(here.CaseWorker, (await VersionAsync(here, again, 1)).Id,
            (await VersionAsync(here, again, 1)).Hash, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_needs_another_person_the_bytes_seen_a_reason_and_a_changed_claim()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await SubmittedSummaryAsync(here);
        var verdicts = Verdicts(draft);
        ClaimEdit[] edits = [new(0, "Die Familie möchte einen Platz in der Kita.")];
        Task<Outcome<Draft>> Change(Reviewer reviewer, ContentHash seen, IReadOnlyList<ItemVerdict> items, string reason) =>
            here.ChangePrepared.RunAsync(reviewer, draft.Id, seen, items, edits, reason, default);

        Assert.Equal("review.own-draft", ProblemOf(await Change(ReviewerOf(here.PersonOf(Role.CaseWorker)), draft.Hash, verdicts, Reason)).Code);
        Assert.Equal("review.stale-draft", ProblemOf(await Change(here.DemoReviewer, ContentHash.Of("anderes"), verdicts, Reason)).Code);
        Assert.Equal("review.reason-too-short", ProblemOf(await Change(here.DemoReviewer, draft.Hash, verdicts, "kurz")).Code);
        Assert.Equal("review.nothing-changed", ProblemOf(await Change(here.DemoReviewer, draft.Hash, AllRight(draft), Reason)).Code);
        Assert.Equal(DraftState.Submitted, (await StandingAsync(here, draft)).State);
    }

    [Fact]
    public async Task An_approval_names_every_point_that_was_left_out_and_the_log_counts_verdicts()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await SubmittedSummaryAsync(here);

        var problem = ProblemOf(await here.Decide.RunAsync(
            here.DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), [.. AllRight(draft).Skip(1)], default));
        Assert.Equal(("review.items-missing", "aussage-1"), (problem.Code, Assert.Single(problem.Details).Field));
        var unclear = AllRight(draft).Select(i => i.Item == "aussage-1" ? i with { Verdict = ClaimVerdict.Unclear } : i).ToList();
        Assert.Equal("review.items-not-right", ProblemOf(await here.Decide.RunAsync(
            here.DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), unclear, default)).Code);
        Must(await here.Decide.RunAsync(here.DemoReviewer, draft.Id, draft.Hash, new Verdict.ReturnedForChanges("Bitte Aussage 1 klären."), unclear, default));

        await here.Log.SealAsync(default);
        var entry = Assert.Single(await here.Log.ListAsync(new LogFilter(What: AuditEvent.DecisionRecorded), 0, 5, default)).Entry;
        Assert.Equal("1", entry.Fields[AuditField.ItemsUnclear]);
        Assert.True(ContentHash.TryParse(entry.Fields[AuditField.JudgementHash], out _));
        var own = Must(await here.OwnDrafts.FindAsync(here.CaseWorker, draft.Id, default));
        Assert.Equal(ClaimVerdict.Unclear, own.Verdicts.Single(v => v.Item.Key == "aussage-1").Verdict.Verdict);
    }

    private static async Task<Draft> SubmittedSummaryAsync(Installation here)
    {
        var note = await here.ANoteAsync("Die Familie sucht einen Kitaplatz.\n\nSie wünscht sich Beratung am Nachmittag.");
        await here.ConfirmAsync(note.Id);
        var draft = Must(await here.WriteSummary.RunAsync(here.CaseWorker, note.Id,
            [new ProposedClaim("bedarfe", "Die Familie möchte einen Kitaplatz.", ["sucht einen Kitaplatz"])], default));
        return Must(await here.OwnDrafts.SubmitAsync(here.CaseWorker, draft.Id, draft.Hash, default));
    }

    private static Task<Outcome<Draft>> ChangeAsync(Installation here, Draft draft) => here.ChangePrepared.RunAsync(
        here.DemoReviewer, draft.Id, draft.Hash, Verdicts(draft), [new ClaimEdit(0, "Die Familie möchte einen Platz in der Kita.")], Reason, default);

    private static IReadOnlyList<ItemVerdict> Verdicts(Draft draft) =>
        [.. AllRight(draft).Select(i => i.Item == "aussage-1" ? i with { Verdict = ClaimVerdict.Changed, Note = "Wortwahl zu stark" } : i)];

    private static async Task<DraftStanding> StandingAsync(Installation here, Draft draft)
    {
        await using var view = await here.Store.ReadAsync(default);
        return (await view.Drafts.FindAsync(draft.Id, default))!;
    }

    private static async Task<Draft> VersionAsync(Installation here, Draft draft, int version)
    {
        await using var view = await here.Store.ReadAsync(default);
        return (await view.Drafts.ListVersionsAsync(draft.ArtefactId, default))[version - 1].Draft;
    }

    private static async Task<Reviewer> AnotherReviewerAsync(Installation here)
    {
        var id = new PersonId(Guid.CreateVersion7());
        await using var transaction = await here.Store.WriteAsync(default);
        transaction.Accounts.Add(new Account
        {
            Id = id, SignInName = "pruefung-" + id.Value.ToString("N")[20..], DisplayName = "Zweite Prüfung", Roles = [Role.Reviewer],
            TrainingValidUntil = new DateOnly(2030, 1, 1), SecurityStamp = "s", CreatedAt = Clock.GetUtcNow(),
        });
        await transaction.CommitAsync(Actor.System, [new(AuditEvent.AccountCreated, AuditObject.Account, id.Value)], default);
        return ReviewerOf(id);
    }
}
