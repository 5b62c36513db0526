using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Demo;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests;

/// <summary>One host with the demonstration data for all tests on drafts and results; each test makes its own.</summary>
[CollectionDefinition(nameof(DemoHost))]
public sealed class DemoHost : ICollectionFixture<DemoFixture>;

/// <summary>The host with the demonstration data; drafts, decisions and results come about through the use cases.</summary>
public sealed class DemoFixture : WebFixture, IAsyncLifetime
{
    public DemoAccounts Demo { get; private set; } = null!;

    public async Task InitializeAsync() => Demo = await DoAsync<LoadDemoData, DemoAccounts>(demo => demo.RunAsync(default));

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public PersonId DemoPerson(Role role) => Demo.Accounts.Single(a => a.Role == role).Person;

    /// <summary>The demonstration's person of this role, acting by hand of the test.</summary>
    public Actor DemoActor(Role role) => Actor.Of(DemoPerson(role), [role], Door.Page);

    /// <summary>A calculated forecast in the requester's own check.</summary>
    public async Task<Draft> AForecastAsync(Actor? by = null)
    {
        var requester = by ?? DemoActor(Role.Planner);
        var request = new ForecastRequest("inkar:q_alo", "16068", 5);
        return await DoneAsync(await DoAsync<RequestForecast, Job>(r => r.RunAsync(requester, request, default)), requester);
    }

    /// <summary>A forecast handed in for review.</summary>
    public async Task<Draft> ASubmittedForecastAsync(Actor? by = null) => await SubmitAsync(await AForecastAsync(by));

    public async Task<Draft> SubmitAsync(Draft draft)
    {
        var requester = Actor.Of(draft.RequestedBy, [Role.Planner, Role.CaseWorker], Door.Page);
        return await DoAsync<OwnDrafts, Draft>(own => own.SubmitAsync(requester, draft.Id, draft.Hash, default));
    }

    /// <summary>A summary of one of the demonstration's notes, handed in for review.</summary>
    public async Task<Draft> ASubmittedSummaryAsync()
    {
        var worker = DemoActor(Role.CaseWorker);
        var note = (await DoAsync<ManageNotes, IReadOnlyList<Note>>(n => n.ListAsync(worker, default)))[0];
        if (note.State == NoteState.Uploaded) await ConfirmAsync(worker, note);
        var request = new SummaryRequest(note.Id, Summariser.Extractive);
        return await SubmitAsync(await DoneAsync(await DoAsync<RequestSummary, Job>(r => r.RunAsync(worker, request, default)), worker));
    }

    /// <summary>Figures a person wrote.</summary>
    public async Task<Draft> AHandWrittenForecastAsync()
    {
        var figures = new HandWrittenForecast(
            "inkar:q_alo", "16068", [new HandWrittenYear(2040, 5.5, 4, 7)], "Nach Rücksprache mit dem Jobcenter.");
        return await DoAsync<WriteForecastByHand, Draft>(write => write.RunAsync(DemoActor(Role.Planner), figures, default));
    }

    /// <summary>What the demonstration's reviewer decides on the draft as it stands.</summary>
    public async Task<Decided> DecideAsync(Guid draft, Verdict verdict)
    {
        var shown = (await StandingOfAsync(draft)).Draft;
        IReadOnlyList<ItemVerdict> right = [.. ReviewItems.Of(shown).Select(i => new ItemVerdict(i.Key, ClaimVerdict.Right))];
        var signIn = new InteractiveSignIn(DemoPerson(Role.Reviewer), [Role.Reviewer], Today.AddYears(1));
        Assert.True(Reviewer.From(signIn, Today).IsOk(out var reviewer, out _));
        await DoAsync<TakeReview, Done>(take => take.ShowDraftAsync(reviewer, draft, null, despiteLoad: true, default));
        return await DoAsync<DecideOnDraft, Decided>(decide => decide.RunAsync(reviewer, draft, shown.Hash, verdict, right, default));
    }

    /// <summary>Approved by the demonstration's reviewer.</summary>
    public async Task<ReleasedResult> AReleasedAsync(Draft draft) => (await DecideAsync(draft.Id, new Verdict.Approved())).Release!;

    public async Task<DraftStanding> StandingOfAsync(Draft draft) => await StandingOfAsync(draft.Id);

    private async Task<DraftStanding> StandingOfAsync(Guid draft)
    {
        await using var view = await Store.ReadAsync(default);
        return (await view.Drafts.FindAsync(draft, default))!;
    }

    internal async Task ConfirmAsync(Actor worker, Note note)
    {
        var proposal = (await DoAsync<ProposePseudonyms, NoteProposal>(p => p.RunAsync(worker, note.Id, default))).Proposal;
        var harmless = new Corrections([], [], [.. proposal.Review.Select(r => r.Start)]);
        if (proposal.Review.Count > 0)
            proposal = (await DoAsync<ProposePseudonyms, NoteProposal>(p => p.CorrectAsync(worker, note.Id, harmless, default))).Proposal;
        var seen = ContentHash.Of(proposal.Preview);
        await DoAsync<ConfirmPseudonyms, PseudonymisedText>(c => c.RunAsync(worker, note.Id, seen, default));
    }

    internal async Task<Draft> DoneAsync(Job job, Actor requester)
    {
        await RunJobsAsync();
        var done = await DoAsync<CancelJob, Job>(jobs => jobs.FindAsync(requester, job.Id, default));
        return (await StandingOfAsync(done.DraftId!.Value)).Draft;
    }
}
