using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Demo;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Workers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace KiPlanung.Web.Tests.Stored;

/// <summary>One host for all tests on stored data; each test makes its own drafts and people.</summary>
[CollectionDefinition(nameof(StoredHost))]
public sealed class OneStoredHost : ICollectionFixture<StoredHost>;

/// <summary>The whole host on SQLite in a folder of its own, with the demonstration data. Background work is off: a test does the jobs
/// itself and need not wait.</summary>
public sealed class StoredHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiplanung-");
    private int _accounts;

    public DemoAccounts Demo { get; private set; } = null!;

    public async Task InitializeAsync() => Demo = Must(await DoAsync<LoadDemoData, DemoAccounts>(demo => demo.RunAsync(default)));

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public static T Must<T>(Outcome<T> outcome) =>
        outcome.IsOk(out var value, out var problem) ? value : throw new InvalidOperationException($"{problem.Code}: {problem.Message}");

    /// <summary>One use case of the host in a scope of its own.</summary>
    public async Task<Outcome<T>> DoAsync<TUseCase, T>(Func<TUseCase, Task<Outcome<T>>> act)
        where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public PersonId DemoPerson(Role role) => Demo.Accounts.Single(a => a.Role == role).Person;

    /// <summary>The demonstration's person of this role, acting by hand of the test.</summary>
    public Actor DemoActor(Role role) => Actor.Of(DemoPerson(role), [role], Door.Page);

    public async Task<Account> AnAccountAsync(Role[] roles, DateOnly? training)
    {
        var number = Interlocked.Increment(ref _accounts).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var account = new Account
        {
            Id = new PersonId(Guid.CreateVersion7()),
            SignInName = "konto-" + number,
            DisplayName = "Jördis Müßig " + number,
            Roles = roles,
            TrainingValidUntil = training,
            SecurityStamp = AccountSecret.NewStamp(),
            CreatedAt = DateTimeOffset.UtcNow,
        };
        await WriteAsync(accounts => accounts.Add(account), AuditEvent.AccountCreated);
        return account;
    }

    /// <summary>A browser that keeps cookies and does not follow redirects.</summary>
    public HttpClient ABrowser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser of a new person with these roles, trained for another year.</summary>
    public async Task<HttpClient> SignInAsync(params Role[] roles) => await SignInAsync((await AnAccountAsync(roles, NextYear)).Id);

    public async Task<HttpClient> SignInAsync(PersonId person)
    {
        var code = AccountSecret.New();
        await WriteAsync(
            accounts => accounts.AddSignInLink(ContentHash.Of(code), person, DateTimeOffset.UtcNow.AddDays(1)), AuditEvent.SignInLinkIssued);
        var browser = ABrowser();
        var answer = await browser.SubmitAsync(await browser.GetPageAsync("/anmelden/einmal?code=" + code), "main form");
        Assert.Equal("/konto/passwort", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public static DateOnly NextYear => DateOnly.FromDateTime(DateTime.UtcNow).AddYears(1);

    public async Task WriteAsync(Action<IAccountStore> change, AuditEvent what)
    {
        await using var transaction = await Services.GetRequiredService<IPlanningStore>().WriteAsync(default);
        change(transaction.Accounts);
        await transaction.CommitAsync(Actor.System, [new AuditRecord(what, AuditObject.Account, null)], default);
    }

    /// <summary>A calculated forecast in the requester's own check.</summary>
    public async Task<Draft> AForecastAsync(Actor? by = null)
    {
        var requester = by ?? DemoActor(Role.Planner);
        var request = new ForecastRequest("inkar:q_alo", "16068", 5);
        var job = Must(await DoAsync<RequestForecast, Job>(r => r.RunAsync(requester, request, default)));
        return await DoneAsync(job, requester);
    }

    /// <summary>A forecast handed in for review.</summary>
    public async Task<Draft> ASubmittedForecastAsync(Actor? by = null) => await SubmitAsync(await AForecastAsync(by));

    public async Task<Draft> SubmitAsync(Draft draft)
    {
        var requester = Actor.Of(draft.RequestedBy, [Role.Planner, Role.CaseWorker], Door.Page);
        return Must(await DoAsync<OwnDrafts, Draft>(own => own.SubmitAsync(requester, draft.Id, draft.Hash, default)));
    }

    /// <summary>A summary of one of the demonstration's notes, handed in for review.</summary>
    public async Task<Draft> ASubmittedSummaryAsync()
    {
        var worker = DemoActor(Role.CaseWorker);
        var note = Must(await DoAsync<ManageNotes, IReadOnlyList<Note>>(n => n.ListAsync(worker, default)))[0];
        if (note.State == NoteState.Uploaded)
        {
            var proposal = Must(await DoAsync<ProposePseudonyms, NoteProposal>(p => p.RunAsync(worker, note.Id, default))).Proposal;
            var harmless = new Corrections([], [], [.. proposal.Review.Select(r => r.Start)]);
            if (proposal.Review.Count > 0)
                proposal = Must(await DoAsync<ProposePseudonyms, NoteProposal>(p => p.CorrectAsync(worker, note.Id, harmless, default))).Proposal;
            var seen = ContentHash.Of(proposal.Preview);
            Must(await DoAsync<ConfirmPseudonyms, PseudonymisedText>(c => c.RunAsync(worker, note.Id, seen, default)));
        }
        var job = Must(await DoAsync<RequestSummary, Job>(r => r.RunAsync(worker, new SummaryRequest(note.Id, Summariser.Extractive), default)));
        return await SubmitAsync(await DoneAsync(job, worker));
    }

    /// <summary>Figures a person wrote.</summary>
    public async Task<Draft> AHandWrittenForecastAsync()
    {
        var figures = new HandWrittenForecast("inkar:q_alo", "16068", [new HandWrittenYear(2040, 5.5, 4, 7)], "Nach Rücksprache mit dem Jobcenter.");
        return Must(await DoAsync<WriteForecastByHand, Draft>(write => write.RunAsync(DemoActor(Role.Planner), figures, default)));
    }

    /// <summary>Approved by the demonstration's reviewer.</summary>
    public async Task<ReleasedResult> AReleasedAsync(Draft draft)
    {
        var reviewer = Must(Reviewer.From(new InteractiveSignIn(DemoPerson(Role.Reviewer), [Role.Reviewer], NextYear), NextYear));
        return Must(await DoAsync<DecideOnDraft, Decided>(
            decide => decide.RunAsync(reviewer, draft.Id, draft.Hash, new Verdict.Approved(), default))).Release!;
    }

    /// <summary>A personal token of the account, as sent in the header.</summary>
    public async Task<string> ATokenAsync(PersonId owner)
    {
        var secret = AccountSecret.New();
        var now = DateTimeOffset.UtcNow;
        var token = new PersonalToken(Guid.CreateVersion7(), owner, "Test", ContentHash.Of(secret), now, now.AddDays(30), Revoked: false);
        await WriteAsync(accounts => accounts.AddToken(token), AuditEvent.TokenIssued);
        return AccountSecret.TokenPrefix + secret;
    }

    public async Task<DraftStanding> StandingOfAsync(Draft draft)
    {
        await using var view = await Services.GetRequiredService<IPlanningStore>().ReadAsync(default);
        return (await view.Drafts.FindAsync(draft.Id, default))!;
    }

    /// <summary>What the log holds of an event, newest first.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> EntriesAsync(AuditEvent what)
    {
        var log = Services.GetRequiredService<IAuditLog>();
        await log.SealAsync(default);
        return await log.ListAsync(new LogFilter(What: what), 0, 1000, default);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("KiPlanung:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:Storage:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:SignInAttempts", "1000");
        builder.UseSetting("KiPlanung:SignInAttemptsPerAddress", "10000");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(TextWriter.Null));
            foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(JobWorker)).ToList())
                services.Remove(worker);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _data.Exists) _data.Delete(recursive: true);
    }

    private async Task<Draft> DoneAsync(Job job, Actor requester)
    {
        while ((await JobAsync(job, requester)).State is JobState.Waiting or JobState.Running)
        {
            await using var scope = Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RunJobs>().RunNextAsync(default);
        }
        await using var view = await Services.GetRequiredService<IPlanningStore>().ReadAsync(default);
        return (await view.Drafts.FindAsync((await JobAsync(job, requester)).DraftId!.Value, default))!.Draft;
    }

    private async Task<Job> JobAsync(Job job, Actor requester) =>
        Must(await DoAsync<CancelJob, Job>(jobs => jobs.FindAsync(requester, job.Id, default)));
}
