using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Storage;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Auditing;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Demo;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Tests.Journeys;

/// <summary>A real installation on a SQLite file in a folder of its own, with the demo accounts and data.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly string _folder;
    private readonly PlanningStorage _storage;

    private Installation(string folder, PlanningStorage storage, ILanguageModel model)
    {
        (_folder, _storage, Model) = (folder, storage, model);
        Import = new ImportStatistics(Store, Clock);
        Upload = new UploadNote(Store, Clock);
        Propose = new ProposePseudonyms(Store, Pseudonymiser.Default);
        Confirm = new ConfirmPseudonyms(Store, Propose, Clock);
    }

    public static NoonClock Clock { get; } = new();
    public IPlanningStore Store => _storage.Store;
    public IAuditLog Log => _storage.Log;
    public string DatabaseFile => Path.Combine(_folder, "kiplanung.db");
    public ILanguageModel Model { get; }
    public ImportStatistics Import { get; }
    public UploadNote Upload { get; }
    public ProposePseudonyms Propose { get; }
    public ConfirmPseudonyms Confirm { get; }
    public ManageNotes Notes => new(Store);
    public RequestForecast RequestForecast => new(Store, Clock);
    public RequestCalculation RequestCalculation => new(Store, Clock);
    public RequestSummary RequestSummary => new(Store, Model, Clock);
    public WriteSummary WriteSummary => new(Store, Clock);
    public ReviewTerms Terms { get; } = new() { OwnKeyPointsShare = 0, MostInWork = 100, MostPerDay = 500 };
    public static ReviewSample Sample { get; } = new([1, 2, 3]);
    public SubmissionDraws Draws => new(Terms, Sample);
    public OwnDrafts OwnDrafts => new(Store, Draws, Clock);
    public ReviewDrafts Reviews => new(Store, Terms, Clock);
    public TakeReview Take => new(Store, Terms, Sample, Clock);
    public JudgeCase Judge => new(Store, new DecideOnDraft(Store, Clock), Change, Clock);
    public ManageDeputies Deputies => new(Store, Clock);
    public ReadReviewFigures Figures => new(Store);

    /// <summary>Decides as a person does: after the source was read.</summary>
    public PreparedDecision Decide => new(this);
    public ExportResult Export => new(Store, Clock);
    public ChangeDraftInReview Change => new(Store, Clock);
    public PreparedChange ChangePrepared => new(this);
    public TurnAiSwitch Switch => new(Store, Clock);
    public AnswerChange Answer => new(Store, Draws, Clock);
    public FollowReleases Follow => new(Store, Clock);
    public FindOutdated Outdated => new(Store, new ReleaseTerms(), Clock);
    public ReadLog ReadLog => new(Store, Log, _storage.TemporaryFiles);
    public FollowArtefact Artefacts => new(Store, Log);
    public ShowEntry Entry => new(Store, Log);
    public RecordView Views => new(Store);
    public ReplayViews Replay => new(Store, Log, Artefacts);
    public PackEvidence Evidence => new(Store, Log, Artefacts, _storage.TemporaryFiles);
    public ITemporaryFiles Temporary => _storage.TemporaryFiles;
    public string TemporaryFolder => Path.Combine(_folder, "temp");
    public ProveEgress Egress => new(Store, Log, Pseudonymiser.Default, new APromptLibrary());
    public CancelJob Jobs => new(Store, Clock);
    public RunJobs RunJobs => new(Store, _storage.Jobs,
        [new ForecastWork(Store, Clock), new CalculationWork(Store, Clock), new SummaryWork(Store, new AskModel(Store, Model, new APromptLibrary(), Pseudonymiser.Default), Clock)],
        [Batch ?? new ForecastBatchWork(Store, Clock)], Clock);

    /// <summary>Instead of the real one, to interrupt it.</summary>
    public IBatchWork? Batch { get; set; }
    public DemoAccounts Accounts { get; private set; } = new([]);

    public Actor Planner => As(Role.Planner);
    public Actor CaseWorker => As(Role.CaseWorker);
    public Actor ReviewerActor => As(Role.Reviewer);
    public Actor Auditor => As(Role.Auditor);
    public Actor Administrator => As(Role.Administrator);

    public static async Task<Installation> WithDemoDataAsync(ILanguageModel? model = null)
    {
        var folder = Directory.CreateTempSubdirectory("kiplanung-test-").FullName;
        var storage = await PlanningStorage.OpenAsync(new StorageOptions { DataDirectory = folder }, Clock, default);
        var installation = new Installation(folder, storage, model ?? new NoModel());
        installation.Accounts = Must(await new LoadDemoData(installation.Store, installation.Import, installation.Upload, Clock).RunAsync(default));
        return installation;
    }

    public Actor As(Role role) => Actor.Of(PersonOf(role), [role], Door.Page);

    public PersonId PersonOf(Role role) => Accounts.Accounts.Single(a => a.Role == role).Person;

    /// <summary>A reviewer as the web host would make one for this person.</summary>
    public static Reviewer ReviewerOf(PersonId person) =>
        Must(Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new DateOnly(2030, 1, 1)), new DateOnly(2026, 11, 22)));

    public Reviewer DemoReviewer => ReviewerOf(PersonOf(Role.Reviewer));

    public async Task<Draft> AForecastDraftAsync()
    {
        Must(await RequestForecast.RunAsync(Planner, new ForecastRequest("inkar:q_alo", "16068", 5), default));
        return await TheDraftOfTheNextJobAsync(Planner);
    }

    public async Task<Draft> ACalculationAsync(CalculationRequest request)
    {
        Must(await RequestCalculation.RunAsync(Planner, request, default));
        return await TheDraftOfTheNextJobAsync(Planner);
    }

    public async Task<Note> ANoteAsync(string text, NoteKind kind = NoteKind.CounsellingNote) =>
        Must(await Upload.RunAsync(CaseWorker, kind, Must(ConfidentialText.From(text)), default));

    /// <summary>Judges every review point harmless, as a person might, and confirms.</summary>
    public async Task<PseudonymisedText> ConfirmAsync(Guid noteId)
    {
        var proposal = Must(await Propose.RunAsync(CaseWorker, noteId, default)).Proposal;
        if (proposal.Review.Count > 0)
            proposal = Must(await Propose.CorrectAsync(CaseWorker, noteId, new Corrections([], [], [.. proposal.Review.Select(r => r.Start)]), default)).Proposal;
        return Must(await Confirm.RunAsync(CaseWorker, noteId, ContentHash.Of(proposal.Preview), default));
    }

    public async Task<Draft> TheDraftOfTheNextJobAsync(Actor actor)
    {
        Assert.True(await RunJobs.RunNextAsync(default));
        var job = (await Jobs.ListAsync(actor, default))[0];
        Assert.True(job.State == JobState.Finished, job.ProblemMessage);
        return Must(await OwnDrafts.FindAsync(actor, job.DraftId!.Value, default)).Standing.Draft;
    }

    public async Task<ReleasedResult> ReleasedAsync(Draft draft, Actor owner)
    {
        Must(await OwnDrafts.SubmitAsync(owner, draft.Id, draft.Hash, default));
        return Must(await Decide.RunAsync(DemoReviewer, draft.Id, draft.Hash, new Verdict.Approved(), AllRight(draft), default)).Release!;
    }

    /// <summary>Reads the source and gives the case back, so that others can look as well; whoever may not look does not.</summary>
    public async Task LookAsync(Reviewer reviewer, Guid draft)
    {
        if (await Take.ShowDraftAsync(reviewer, draft, "Die Quelle nennt Bedarf und Entwicklung.", despiteLoad: true, default) is Outcome<Done>.Ok)
            await Take.GiveBackAsync(Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page), draft, default);
    }

    public async Task<IReadOnlyList<ControlItem>> OpenControlsAsync()
    {
        await using var view = await Store.ReadAsync(default);
        return await view.ControlItems.ListOpenAsync(default);
    }

    /// <summary>What a reviewer finds right, point by point.</summary>
    public static IReadOnlyList<ItemVerdict> AllRight(Draft draft) =>
        [.. ReviewItems.Of(draft).Select(i => new ItemVerdict(i.Key, ClaimVerdict.Right))];

    public static T Must<T>(Outcome<T> outcome) =>
        outcome.IsOk(out var value, out var problem) ? value : throw new InvalidOperationException($"{problem.Code}: {problem.Message} {string.Join(" | ", problem.Details)}");

    public static Problem ProblemOf<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class NoModel : ILanguageModel
    {
        public bool IsConfigured => false;
        public string Endpoint => "";
        public Task<Outcome<ModelAnswer>> CompleteAsync(Prompt prompt, string jsonSchema, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Ohne Einrichtung darf kein Modell gerufen werden.");
    }

    private sealed class APromptLibrary : IPromptLibrary
    {
        public PromptVersion ForSummary(NoteKind kind) =>
            new("zusammenfassung", "1", ContentHash.Of("vorlage"), kind, "Fasse zusammen.", arguments => arguments["source"]);
    }
}

/// <summary>The use case of a decision with what comes before it: the source is read, the draft shown.</summary>
internal sealed class PreparedDecision(Installation here)
{
    public async Task<Outcome<Decided>> RunAsync(
        Reviewer reviewer, Guid draft, ContentHash seen, Verdict verdict, IReadOnlyList<ItemVerdict> items, CancellationToken cancellationToken)
    {
        await here.LookAsync(reviewer, draft);
        return await new DecideOnDraft(here.Store, Installation.Clock).RunAsync(reviewer, draft, seen, verdict, items, cancellationToken);
    }
}

/// <summary>The same for a reviewer's own words.</summary>
internal sealed class PreparedChange(Installation here)
{
    public async Task<Outcome<Draft>> RunAsync(
        Reviewer reviewer, Guid draft, ContentHash seen, IReadOnlyList<ItemVerdict> items, IReadOnlyList<ClaimEdit> edits, string reason,
        CancellationToken cancellationToken)
    {
        await here.LookAsync(reviewer, draft);
        return await here.Change.RunAsync(reviewer, draft, seen, items, edits, reason, cancellationToken);
    }
}

/// <summary>Noon on a fixed day; timers run on real time.</summary>
internal sealed class NoonClock : TimeProvider
{
    private long _ticks;

    /// <summary>Each look is a millisecond later, so that entries and ids keep their order.</summary>
    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddMilliseconds(Interlocked.Increment(ref _ticks));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, (long)time.TotalMilliseconds);
}

/// <summary>A model that answers what the test says and keeps what it was sent.</summary>
internal sealed class RecordedModel(Func<Prompt, string> answer) : ILanguageModel
{
    public List<Prompt> Received { get; } = [];
    public bool IsConfigured => true;
    public string Endpoint => "http://127.0.0.1:9/v1";

    public Task<Outcome<ModelAnswer>> CompleteAsync(Prompt prompt, string jsonSchema, CancellationToken cancellationToken)
    {
        Received.Add(prompt);
        return Task.FromResult<Outcome<ModelAnswer>>(
            new ModelAnswer(answer(prompt), "testmodell", "7", 100, 50, TimeSpan.FromMilliseconds(5), Endpoint));
    }
}
