using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>What every contract starts with: a fresh database with five accounts, and builders.</summary>
public abstract class StorageContract(PostgreSqlServer? server) : IAsyncLifetime
{
    protected static readonly PersonId Planner = Person(1);
    protected static readonly PersonId CaseWorker = Person(2);
    protected static readonly PersonId Colleague = Person(3);
    protected static readonly PersonId SecondColleague = Person(4);
    protected static readonly PersonId Automation = Person(5);

    protected PostgreSqlServer? Server { get; } = server;
    protected TestInstallation Installation { get; private set; } = null!;
    protected IPlanningStore Store => Installation.Storage.Store;
    protected static DateTimeOffset Noon => TestClock.Noon;

    public virtual async Task InitializeAsync()
    {
        Installation = await TestInstallation.EmptyAsync(Server);
        await Installation.OpenAsync();
        await WriteAsync(tx =>
        {
            tx.Accounts.Add(AnAccount(Planner, "planung", Role.Planner));
            tx.Accounts.Add(AnAccount(CaseWorker, "fachkraft", Role.CaseWorker));
            tx.Accounts.Add(AnAccount(Colleague, "kollegin", Role.Reviewer));
            tx.Accounts.Add(AnAccount(SecondColleague, "kollege", Role.Reviewer));
            tx.Accounts.Add(AServiceAccount(Automation, "automatik"));
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await Installation.DisposeAsync();

    protected static AuditRecord AnEntry(AuditEvent what = AuditEvent.LogRead, Guid? about = null) => new(what, AuditObject.Log, about);

    protected static Actor APlanner => Actor.Of(Planner, [Role.Planner], Door.Page);

    protected static Account AnAccount(PersonId id, string name, params Role[] roles) => new()
    {
        Id = id,
        SignInName = name,
        DisplayName = "Kanarie " + name,
        Roles = roles,
        SecurityStamp = "stempel",
        CreatedAt = Noon,
        TrainingValidUntil = new(2027, 1, 31),
    };

    protected static Account AServiceAccount(PersonId id, string name) => new()
    {
        Id = id, SignInName = name, DisplayName = name, Roles = [Role.Planner], IsService = true, SecurityStamp = "stempel",
        CreatedAt = Noon,
    };

    /// <param name="number">Tells drafts of one test apart.</param>
    protected static Draft ADraft(int number = 1, PersonId? requestedBy = null) => Draft.First(
        Guid.Parse($"d0000000-0000-0000-0000-{number:D12}"), DraftKind.Forecast, "Pflegebedürftige im Kreis Gotha",
        $$"""{"salt":"{{number}}","value":42}""", new("ets", "1.0", null, ContentHash.Of("Eingabe")), requestedBy ?? Planner, Noon, null);

    protected static Decision ADecision(Draft draft, Verdict? verdict = null, PersonId? by = null, int number = 1)
    {
        var signIn = new InteractiveSignIn(by ?? Colleague, [Role.Reviewer], new(2027, 1, 31));
        Assert.True(Reviewer.From(signIn, DateOnly.FromDateTime(Noon.Date)).IsOk(out var reviewer, out _));
        return Decision.Of(
            reviewer, Guid.Parse($"e0000000-0000-0000-0000-{number:D12}"), draft.Id, draft.Hash, verdict ?? new Verdict.Approved(), Noon,
            AJudgement());
    }

    protected static Judgement AJudgement(ClaimVerdict verdict = ClaimVerdict.Right)
    {
        ReviewItem item = new("aussage-1", "Aussage 1", "", MustBeJudged: false, CanBeChanged: true);
        Assert.True(Judgement.Of([item], [new("aussage-1", verdict, "Steht so im Text.")], new string('a', 64)).IsOk(out var judged, out _));
        return judged;
    }

    protected static Decided Decided(Draft draft, Decision decision)
    {
        Assert.True(new ReviewCase(draft, submitted: true).Decide(decision).IsOk(out var decided, out var problem), problem?.Message);
        return decided;
    }

    protected async Task<Draft> ASubmittedDraftAsync(int number = 1)
    {
        var draft = ADraft(number);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(draft);
            tx.Drafts.Submit(draft.Id, Planner, Noon);
            return Task.CompletedTask;
        });
        return draft;
    }

    protected async Task DecideAsync(Draft draft, Decision decision) => await WriteAsync(tx =>
    {
        tx.Drafts.Add(Decided(draft, decision), draft);
        return Task.CompletedTask;
    });

    protected async Task WriteAsync(Func<IStoreTransaction, Task> change, Actor? actor = null)
    {
        await using var tx = await Store.WriteAsync(default);
        await change(tx);
        await tx.CommitAsync(actor ?? APlanner, [AnEntry()], default);
    }

    protected async Task<T> ReadAsync<T>(Func<IStoreView, Task<T>> read)
    {
        await using var view = await Store.ReadAsync(default);
        return await read(view);
    }

    protected static PersonId Person(int number) => new(Guid.Parse($"a0000000-0000-0000-0000-{number:D12}"));
}
