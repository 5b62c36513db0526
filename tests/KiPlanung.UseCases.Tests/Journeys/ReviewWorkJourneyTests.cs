using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using static KiPlanung.UseCases.Tests.Journeys.Installation;

namespace KiPlanung.UseCases.Tests.Journeys;

public sealed class ReviewWorkJourneyTests
{
    [Fact]
    public async Task A_case_taken_by_one_is_not_decided_by_another_until_it_is_given_back_or_runs_out()
    {
        await using var here = await WithDemoDataAsync();
        here.Terms.LeaseMinutes = 5;
        var (draft, second) = (await SubmittedAsync(here), await AReviewerAsync(here));
        await here.LookAsync(second, draft.Id);
        Must(await here.Take.TakeAsync(here.ReviewerActor, draft.Id, false, default));

        Assert.Equal("review.taken", ProblemOf(await DecideAsync(here, second, draft)).Code);
        Assert.Equal("review.taken", ProblemOf(await here.Take.TakeAsync(ActorOf(second), draft.Id, false, default)).Code);
        var line = Assert.Single(Must(await here.Reviews.QueueAsync(ActorOf(second), default)));
        Assert.Equal((false, true), (line.MayDecide, line.HeldUntil is not null));
        Must(await here.Take.GiveBackAsync(here.ReviewerActor, draft.Id, default));
        Assert.True(Assert.Single(Must(await here.Reviews.QueueAsync(ActorOf(second), default))).MayDecide);

        Must(await here.Take.TakeAsync(here.ReviewerActor, draft.Id, false, default));
        Clock.Pass(TimeSpan.FromMinutes(here.Terms.LeaseMinutes));
        Must(await DecideAsync(here, second, draft));
        Assert.Equal("review.already-decided", ProblemOf(await here.Take.TakeAsync(here.ReviewerActor, draft.Id, false, default)).Code);
        await here.Log.SealAsync(default);
        foreach (var (what, times) in new[] { (AuditEvent.ReviewTaken, 3), (AuditEvent.ReviewGivenBack, 2), (AuditEvent.DraftShown, 1) })
            Assert.Equal(times, await here.Log.CountAsync(new LogFilter(What: what, ObjectId: draft.Id), default));
    }

    [Fact]
    public async Task Requester_token_without_training_and_unknown_cases_take_nothing()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await SubmittedAsync(here);
        var lapsed = await AReviewerAsync(here, new DateOnly(2026, 11, 21));

        Assert.Equal("review.training-expired", ProblemOf(await here.Take.TakeAsync(ActorOf(lapsed), draft.Id, false, default)).Code);
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Take.TakeAsync(here.Planner, draft.Id, false, default)).Kind);
        Assert.Equal("draft.not-found", ProblemOf(await here.Take.TakeAsync(here.ReviewerActor, Guid.NewGuid(), false, default)).Code);
        Assert.Equal("review.not-yours", ProblemOf(await here.Take.GiveBackAsync(here.ReviewerActor, draft.Id, default)).Code);
    }

    [Fact]
    public async Task Without_the_source_there_is_no_decision_and_own_key_points_stay_beside_the_draft()
    {
        await using var here = await WithDemoDataAsync();
        here.Terms.OwnKeyPointsShare = 1;
        var draft = await SubmittedAsync(here);

        Assert.Equal("review.source-first", ProblemOf(await DecideAsync(here, here.DemoReviewer, draft)).Code);
        Assert.True(Must(await here.Reviews.OpenAsync(here.ReviewerActor, draft.Id, default)).SourceFirst);
        Assert.Equal("review.key-points", ProblemOf(await here.Take.ShowDraftAsync(here.DemoReviewer, draft.Id, "kurz", false, default)).Code);
        Must(await here.Take.ShowDraftAsync(here.DemoReviewer, draft.Id, "Die Quote sinkt seit drei Jahren.", false, default));

        var shown = Must(await here.Reviews.OpenAsync(here.ReviewerActor, draft.Id, default));
        Assert.Equal((false, "Die Quote sinkt seit drei Jahren."), (shown.SourceFirst, shown.Preparation!.KeyPoints));
        Must(await DecideAsync(here, here.DemoReviewer, draft));
        await here.Log.SealAsync(default);
        var entry = Assert.Single(await here.Log.ListAsync(new LogFilter(What: AuditEvent.DraftShown), 0, 5, default)).Entry;
        Assert.Equal(shown.Preparation.Hash!.Hex, entry.Fields[AuditField.KeyPointsHash]);
    }

    [Fact]
    public async Task Too_much_at_a_time_is_a_warning()
    {
        await using var here = await WithDemoDataAsync();
        here.Terms.MostInWork = 1;
        var (one, other) = (await SubmittedAsync(here), await SubmittedAsync(here));
        Must(await here.Take.TakeAsync(here.ReviewerActor, one.Id, false, default));

        Assert.Equal(ReviewWorkProblems.LoadCode, ProblemOf(await here.Take.TakeAsync(here.ReviewerActor, other.Id, false, default)).Code);
        Must(await here.Take.TakeAsync(here.ReviewerActor, other.Id, true, default));
        Assert.Equal(2, Must(await here.Reviews.OverviewAsync(here.ReviewerActor, default)).Load.InWork);
    }

    [Fact]
    public async Task A_deputy_goes_on_for_whoever_is_away_and_the_log_says_so()
    {
        await using var here = await WithDemoDataAsync();
        var (draft, deputy, today) = (await SubmittedAsync(here), await AReviewerAsync(here), new DateOnly(2026, 11, 22));
        Must(await here.Take.TakeAsync(here.ReviewerActor, draft.Id, false, default));

        Assert.Equal("review.not-deputy", ProblemOf(await here.Take.TakeOverAsync(ActorOf(deputy), draft.Id, default)).Code);
        Assert.Equal("review.deputy-no-reviewer", ProblemOf(await here.Deputies.SetAsync(
            here.ReviewerActor, here.PersonOf(Role.Reviewer), here.PersonOf(Role.Planner), today, today.AddDays(3), default)).Code);
        var set = Must(await here.Deputies.SetAsync(
            here.ReviewerActor, here.PersonOf(Role.Reviewer), deputy.Person, today, today.AddDays(3), default));
        Assert.True(Assert.Single(Must(await here.Reviews.QueueAsync(ActorOf(deputy), default))).MayTakeOver);
        Must(await here.Take.TakeOverAsync(ActorOf(deputy), draft.Id, default));

        Assert.Equal("review.not-yours", ProblemOf(await here.Take.GiveBackAsync(here.ReviewerActor, draft.Id, default)).Code);
        Must(await here.Deputies.EndAsync(ActorOf(deputy), set.Id, ManageDeputies.VersionOf(set), default));
        Assert.Equal("review.deputy-not-found", ProblemOf(await here.Deputies.EndAsync(ActorOf(deputy), set.Id, null, default)).Code);
        var late = ProblemOf(await here.Deputies.EndAsync(here.ReviewerActor, set.Id, ManageDeputies.VersionOf(set), default));
        Assert.Equal(("review.deputy-stale", ProblemKind.Stale), (late.Code, late.Kind));
        Assert.Contains("von der Vertretung beendet", late.Message, StringComparison.Ordinal);
        await here.Log.SealAsync(default);
        foreach (var what in new[] { AuditEvent.DeputySet, AuditEvent.DeputyEnded, AuditEvent.ReviewTakenOver })
            Assert.Equal(1, await here.Log.CountAsync(new LogFilter(What: what), default));
    }

    [Fact]
    public async Task A_responsibility_marks_the_queue_and_reserves_nothing()
    {
        await using var here = await WithDemoDataAsync();
        var draft = await SubmittedAsync(here);
        var own = Must(await here.Deputies.AddAsync(here.ReviewerActor, DraftKind.Forecast, "16068", default));

        Assert.True(Assert.Single(Must(await here.Reviews.QueueAsync(here.ReviewerActor, default))).Responsible);
        var other = await AReviewerAsync(here);
        Must(await here.Take.TakeAsync(ActorOf(other), draft.Id, false, default));
        var seen = ManageDeputies.VersionOf(own);
        Assert.Equal("review.responsibility-not-found", ProblemOf(await here.Deputies.RemoveAsync(ActorOf(other), own.Id, seen, default)).Code);
        Assert.Equal("review.responsibility-not-found", ProblemOf(await here.Deputies.FindResponsibilityAsync(ActorOf(other), own.Id, default)).Code);
        Must(await here.Deputies.RemoveAsync(here.ReviewerActor, own.Id, seen, default));
        Assert.False(Assert.Single(Must(await here.Reviews.QueueAsync(here.ReviewerActor, default))).Responsible);

        Assert.NotNull(Must(await here.Deputies.FindResponsibilityAsync(here.ReviewerActor, own.Id, default)).EndedAt);
        Assert.Equal("review.responsibility-not-found", ProblemOf(await here.Deputies.RemoveAsync(here.ReviewerActor, own.Id, null, default)).Code);
        var late = ProblemOf(await here.Deputies.RemoveAsync(here.ReviewerActor, own.Id, seen, default));
        Assert.Equal(("review.responsibility-stale", ProblemKind.Stale), (late.Code, late.Kind));
        Assert.Contains("selbst abgegeben", late.Message, StringComparison.Ordinal);
        await here.Log.SealAsync(default);
        foreach (var what in new[] { AuditEvent.ResponsibilitySet, AuditEvent.ResponsibilityEnded })
            Assert.Equal(1, await here.Log.CountAsync(new LogFilter(What: what), default));
    }

    [Fact]
    public async Task Two_judge_without_knowing_of_each_other_and_both_have_to_approve()
    {
        await using var here = await WithDemoDataAsync();
        here.Terms.DoubleReviewShare = 1;
        var second = await AReviewerAsync(here);
        var draft = await SubmittedAsync(here);
        await here.LookAsync(here.DemoReviewer, draft.Id);
        await here.LookAsync(second, draft.Id);

        Assert.Equal("review.double-needed", ProblemOf(await DecideAsync(here, here.DemoReviewer, draft)).Code);
        Must(await JudgeAsync(here, here.DemoReviewer, draft, new Verdict.Approved()));
        var blind = Must(await here.Reviews.OpenAsync(ActorOf(second), draft.Id, default));
        Assert.Equal((null, null, true), (blind.OwnVote, blind.Decision, blind.MayDecide));
        Assert.Equal("review.vote-given", ProblemOf(await JudgeAsync(here, here.DemoReviewer, draft, new Verdict.Approved())).Code);
        Assert.Empty(Must(await here.Export.ListAsync(here.Planner, default)));
        Must(await JudgeAsync(here, second, draft, new Verdict.Approved()));

        Assert.Equal(draft.Hash, Assert.Single(Must(await here.Export.ListAsync(here.Planner, default))).Result.Hash);
        await here.Log.SealAsync(default);
        Assert.Equal(2, await here.Log.CountAsync(new LogFilter(What: AuditEvent.BlindVerdictGiven), default));
    }

    [Fact]
    public async Task When_two_differ_the_draft_goes_back_with_the_reason()
    {
        await using var here = await WithDemoDataAsync();
        here.Terms.DoubleReviewShare = 1;
        var second = await AReviewerAsync(here);
        var draft = await SubmittedAsync(here);
        await here.LookAsync(here.DemoReviewer, draft.Id);
        await here.LookAsync(second, draft.Id);

        Must(await JudgeAsync(here, here.DemoReviewer, draft, new Verdict.Rejected("Der Datenstand ist zu alt.")));
        Must(await JudgeAsync(here, second, draft, new Verdict.Approved()));

        var own = Must(await here.OwnDrafts.FindAsync(here.Planner, draft.Id, default)).Standing;
        Assert.Equal(DraftState.Returned, own.State);
        Assert.Contains("Der Datenstand ist zu alt.", own.Decision!.Verdict.ReasonText, StringComparison.Ordinal);
        Assert.Equal("review.agreement-too-few", ProblemOf(await here.Figures.AgreementAsync(here.ReviewerActor, default)).Code);
    }

    [Fact]
    public async Task A_double_review_is_not_drawn_where_two_people_cannot_judge()
    {
        await using var here = await WithDemoDataAsync();
        here.Terms.DoubleReviewShare = 1;
        var draft = await SubmittedAsync(here);
        await here.LookAsync(here.DemoReviewer, draft.Id);

        Must(await DecideAsync(here, here.DemoReviewer, draft));
    }

    [Fact]
    public async Task A_control_item_stands_in_the_queue_is_told_apart_only_afterwards_and_leads_nowhere()
    {
        await using var here = await WithDemoDataAsync();
        var original = await here.ReleasedAsync(await here.AForecastDraftAsync(), here.Planner);
        here.Terms.ControlShare = 1;
        var second = await AReviewerAsync(here);
        await SubmittedAsync(here);

        var queue = Must(await here.Reviews.QueueAsync(ActorOf(second), default));
        Assert.Equal(2, queue.Count);
        Assert.Single(Must(await here.Reviews.QueueAsync(here.ReviewerActor, default)));
        var control = Assert.Single(await here.OpenControlsAsync());
        var line = queue.Single(q => q.Material.Id == control.Id);
        Assert.Equal((original.Title, 1, true), (line.Material.Title, line.Material.Version, line.MayDecide));
        Assert.Null(Must(await here.Reviews.OpenAsync(ActorOf(second), control.Id, default)).Control);

        await here.LookAsync(second, control.Id);
        var right = ReviewItems.Of(control.Material).Select(i => new ItemVerdict(i.Key, ClaimVerdict.Right)).ToList();
        Assert.Equal("draft.not-found", ProblemOf(await here.Decide.RunAsync(second, control.Id, control.Hash, new Verdict.Approved(), right, default)).Code);
        Must(await here.Judge.CheckAsync(second, control.Id, control.Hash, new Verdict.Approved(), right, default));
        Must(await here.Judge.RunAsync(second, control.Id, control.Hash, new Verdict.Approved(), right, default));

        var told = Must(await here.Reviews.OpenAsync(ActorOf(second), control.Id, default)).Control!.Value;
        Assert.False(told.Answer.Held);
        Assert.Contains("außerhalb", told.Item.Explanation, StringComparison.Ordinal);
        Assert.Equal("review.already-decided", ProblemOf(await here.Judge.RunAsync(second, control.Id, control.Hash, new Verdict.Approved(), right, default)).Code);
        Assert.Single(Must(await here.Export.ListAsync(here.Planner, default)));
        Assert.Equal((1, 0), (Must(await here.Figures.OwnAsync(ActorOf(second), default)).ControlsAnswered, Must(await here.Figures.OwnAsync(ActorOf(second), default)).ControlsHeld));
        await here.Log.SealAsync(default);
        var entry = Assert.Single(await here.Log.ListAsync(new LogFilter(What: AuditEvent.ControlItemAnswered), 0, 5, default)).Entry;
        Assert.DoesNotContain(AuditField.Verdict, entry.Fields.Keys);
    }

    [Fact]
    public async Task An_error_is_planted_in_a_summary_so_that_the_source_shows_it()
    {
        await using var here = await WithDemoDataAsync();
        var note = await here.ANoteAsync("Vierzehn Familien, genau 14, suchen einen Kitaplatz.\n\nSie wünschen Beratung am Nachmittag.");
        await here.ConfirmAsync(note.Id);
        var draft = Must(await here.WriteSummary.RunAsync(here.CaseWorker, note.Id,
            [new Summarisation.ProposedClaim("bedarfe", "Es suchen 14 Familien einen Kitaplatz.", ["genau 14, suchen einen Kitaplatz"])], default));
        await here.ReleasedAsync(draft, here.CaseWorker);
        here.Terms.ControlShare = 1;
        var again = Must(await here.WriteSummary.RunAsync(here.CaseWorker, note.Id,
            [new Summarisation.ProposedClaim("bedarfe", "Sie wünschen Beratung.", ["wünschen Beratung am Nachmittag"])], default));
        Must(await here.OwnDrafts.SubmitAsync(here.CaseWorker, again.Id, again.Hash, default));

        var control = Assert.Single(await here.OpenControlsAsync());

        Assert.Equal((PlantedError.Number, "aussage-1"), (control.Error, control.ErrorItem));
        var claim = Assert.Single(Must(SummaryContent.Read(control.Content)).Claims);
        Assert.DoesNotContain("14 Familien", claim.Sentence, StringComparison.Ordinal);
        Assert.Contains("Familien einen Kitaplatz", claim.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_figures_are_ones_own_and_figures_of_all_need_five_people()
    {
        await using var here = await WithDemoDataAsync();
        var reviewers = new List<Reviewer> { here.DemoReviewer };
        for (var i = 0; i < 4; i++) reviewers.Add(await AReviewerAsync(here));
        foreach (var (number, reviewer) in reviewers.Index())
        {
            var draft = await SubmittedAsync(here);
            Must(await here.Decide.RunAsync(reviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default));
            var all = await here.Figures.AllAsync(here.Auditor, default);
            if (number < 4) Assert.Equal("review.too-few-people", ProblemOf(all).Code);
            else Assert.Equal((5, 5), (Must(all).People, Must(all).Approved));
        }

        var own = Must(await here.Figures.OwnAsync(here.ReviewerActor, default));
        Assert.Equal((1, 1, 1), (own.Given, own.Streak, own.Minutes.Count));
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Figures.OwnAsync(here.Auditor, default)).Kind);
        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await here.Figures.AllAsync(here.Planner, default)).Kind);
    }

    [Fact]
    public async Task A_training_record_gives_and_takes_the_right_at_once()
    {
        await using var here = await WithDemoDataAsync();
        var (training, today) = (new RecordTraining(here.Store, Clock), new DateOnly(2026, 11, 22));
        var reviewer = here.PersonOf(Role.Reviewer);
        var draft = await SubmittedAsync(here);

        Assert.Equal(ProblemKind.Forbidden, ProblemOf(await training.RunAsync(here.ReviewerActor, reviewer, "Prüfen", today, today, null, default)).Kind);
        foreach (var (content, on, until) in new[] { ("", today, today), ("Prüfen", today.AddDays(1), today.AddDays(1)), ("Prüfen", today, today.AddDays(-1)) })
            Assert.Equal("account.invalid", ProblemOf(await training.RunAsync(here.Administrator, reviewer, content, on, until, null, default)).Code);
        Must(await training.RunAsync(here.Administrator, reviewer, "Prüfen von Entwürfen", today.AddDays(-9), today.AddDays(-1), null, default));
        Assert.Equal("review.training-expired", ProblemOf(await here.Take.TakeAsync(here.ReviewerActor, draft.Id, false, default)).Code);
        Must(await training.RunAsync(here.Administrator, reviewer, "Prüfen von Entwürfen", today, today.AddYears(1), null, default));
        Must(await here.Take.TakeAsync(here.ReviewerActor, draft.Id, false, default));

        Assert.Equal(2, Must(await training.ListAsync(here.Administrator, reviewer, default)).Count);
        await here.Log.SealAsync(default);
        Assert.Equal(2, await here.Log.CountAsync(new LogFilter(What: AuditEvent.TrainingRecorded), default));
    }

    private static async Task<Draft> SubmittedAsync(Installation here)
    {
        var draft = await here.AForecastDraftAsync();
        return Must(await here.OwnDrafts.SubmitAsync(here.Planner, draft.Id, draft.Hash, default));
    }

    private static Task<Outcome<Decided>> DecideAsync(Installation here, Reviewer reviewer, Draft draft) =>
        new DecideOnDraft(here.Store, Clock).RunAsync(reviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default);

    private static Task<Outcome<Done>> JudgeAsync(Installation here, Reviewer reviewer, Draft draft, Verdict verdict) =>
        here.Judge.RunAsync(reviewer, draft.Id, draft.Hash, verdict, AllRight(draft), default);

    private static Actor ActorOf(Reviewer reviewer) => Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page);

    private static async Task<Reviewer> AReviewerAsync(Installation here, DateOnly? trainedUntil = null)
    {
        var id = new PersonId(Guid.CreateVersion7());
        await using var transaction = await here.Store.WriteAsync(default);
        transaction.Accounts.Add(new Account
        {
            Id = id, SignInName = "p-" + id.Value.ToString("N")[12..], DisplayName = "Noch eine Prüfung", Roles = [Role.Reviewer],
            TrainingValidUntil = trainedUntil ?? new DateOnly(2030, 1, 1), SecurityStamp = "s", CreatedAt = Clock.GetUtcNow(),
        });
        await transaction.CommitAsync(Actor.System, [new(AuditEvent.AccountCreated, AuditObject.Account, id.Value)], default);
        return ReviewerOf(id);
    }
}
