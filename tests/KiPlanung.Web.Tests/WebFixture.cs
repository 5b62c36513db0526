using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Workers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KiPlanung.Web.Tests;

/// <summary>One empty host for all tests that bring their own tables, notes and people.</summary>
[CollectionDefinition(nameof(EmptyHost))]
public sealed class EmptyHost : ICollectionFixture<WebFixture>;

/// <summary>The whole host on a SQLite database in a folder of its own and a clock that stands still. Jobs wait until a test does them.
/// <c>SignInAsync</c> gives a browser of a role, <c>AProgramAsync</c> a program with a token.</summary>
public class WebFixture : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiplanung-");
    private int _accounts;

    public IPlanningStore Store => Services.GetRequiredService<IPlanningStore>();
    public StandingClock Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    public DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);
    public StringWriter Console { get; } = new(CultureInfo.InvariantCulture);

    /// <summary>Settings beyond the defaults, such as <c>KiPlanung:SignInAttempts</c>.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["KiPlanung:SignInAttemptsPerAddress"] = "10000",
        ["KiPlanung:SignInAttempts"] = "1000",
        ["KiPlanung:Review:OwnKeyPointsShare"] = "0",
        ["KiPlanung:Review:MostInWork"] = "100",
        ["KiPlanung:Review:MostPerDay"] = "500",
    };

    public string EnvironmentName { get; init; } = "Production";
    public Action<IServiceCollection>? Replacing { get; init; }

    /// <summary>Leaves the host its own clock, its console and its background work; set <see cref="Clock"/> to the time then.</summary>
    public bool AsInstalled { get; init; }

    public string DataDirectory => _data.FullName;

    /// <summary>A browser that keeps cookies and does not follow redirects.</summary>
    public HttpClient ABrowser(string address = "http://localhost") =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });

    /// <summary>An account without password; a reviewer is trained beyond the standing clock.</summary>
    public async Task<Account> AnAccountAsync(params Role[] roles) =>
        await AnAccountAsync(roles, roles.Contains(Role.Reviewer) ? new DateOnly(2030, 12, 31) : null);

    public async Task<Account> AnAccountAsync(Role[] roles, DateOnly? trainingValidUntil)
    {
        var number = Interlocked.Increment(ref _accounts).ToString(CultureInfo.InvariantCulture);
        var account = new Account
        {
            Id = new PersonId(Guid.CreateVersion7()),
            SignInName = "konto-" + number,
            DisplayName = "Jördis Müßig " + number,
            Roles = roles,
            TrainingValidUntil = trainingValidUntil,
            SecurityStamp = AccountSecret.NewStamp(),
            CreatedAt = Clock.GetUtcNow(),
        };
        await WriteAsync(accounts => accounts.Add(account));
        return account;
    }

    /// <summary>A browser signed in with these roles, by a one-time link.</summary>
    public async Task<HttpClient> SignInAsync(params Role[] roles) => await SignInAsync(await AnAccountAsync(roles));

    public async Task<HttpClient> SignInAsync(Account account) => await SignInAsync(account.Id);

    public async Task<HttpClient> SignInAsync(PersonId person)
    {
        var code = await ALinkAsync(person);
        var browser = ABrowser();
        var page = await browser.GetPageAsync("/anmelden/einmal?code=" + code);
        var answer = await browser.SubmitAsync(page, "main form");
        Assert.Equal("/konto/passwort", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public async Task<string> ALinkAsync(Account account) => await ALinkAsync(account.Id);

    public async Task<string> ALinkAsync(PersonId person)
    {
        var code = AccountSecret.New();
        await WriteAsync(
            accounts => accounts.AddSignInLink(ContentHash.Of(code), person, Clock.GetUtcNow().AddDays(1)), AuditEvent.SignInLinkIssued);
        return code;
    }

    /// <summary>A program with a personal token of these roles.</summary>
    public async Task<HttpClient> AProgramAsync(params Role[] roles) => await AProgramAsync(await AnAccountAsync(roles));

    public async Task<HttpClient> AProgramAsync(Account account)
    {
        var secret = AccountSecret.New();
        var now = Clock.GetUtcNow();
        var token = new PersonalToken(
            Guid.CreateVersion7(), account.Id, "Test", ContentHash.Of(secret), now, now.AddDays(30), Revoked: false);
        await WriteAsync(accounts => accounts.AddToken(token), AuditEvent.TokenIssued);
        return AProgram(AccountSecret.TokenPrefix + secret);
    }

    /// <param name="token">As its owner was shown it.</param>
    public HttpClient AProgram(string token)
    {
        var program = ABrowser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    public Task WriteAsync(Action<IAccountStore> change, AuditEvent what = AuditEvent.AccountCreated) => WriteAsync(
        accounts =>
        {
            change(accounts);
            return Task.CompletedTask;
        },
        what);

    public async Task WriteAsync(Func<IAccountStore, Task> change, AuditEvent what = AuditEvent.AccountCreated)
    {
        await using var transaction = await Store.WriteAsync(CancellationToken.None);
        await change(transaction.Accounts);
        await transaction.CommitAsync(Actor.System, [new AuditRecord(what, AuditObject.Account, null)], CancellationToken.None);
    }

    /// <summary>One use case of the host in a scope of its own; it must succeed.</summary>
    public async Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<Outcome<T>>> act)
        where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        var outcome = await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
        return outcome.IsOk(out var value, out var problem)
            ? value : throw new InvalidOperationException($"{problem.Code}: {problem.Message}");
    }

    /// <summary>Does all jobs that wait; there must be one.</summary>
    public async Task RunJobsAsync()
    {
        var done = 0;
        await using var scope = Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<RunJobs>().RunNextAsync(CancellationToken.None)) done++;
        Assert.NotEqual(0, done);
    }

    /// <summary>Does what waits and asks for the job, which must be over then.</summary>
    public async Task<JsonElement> FinishAsync(HttpClient program, string jobAddress)
    {
        await RunJobsAsync();
        var job = await program.GetFromJsonAsync<JsonElement>(jobAddress);
        Assert.True(job.GetProperty("done").GetBoolean());
        return job;
    }

    /// <summary>The entries of this kind so far, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> EntriesAsync(AuditEvent what)
    {
        var log = Services.GetRequiredService<IAuditLog>();
        await log.SealAsync(CancellationToken.None);
        return [.. (await log.ListAsync(new LogFilter(What: what), 0, 1000, CancellationToken.None)).Select(e => e.Entry)];
    }

    /// <summary>The name of the account in present entries of this kind.</summary>
    public string PseudonymOf(Account account, AuditEvent what = AuditEvent.DecisionRecorded) =>
        Services.GetRequiredService<IAuditLog>().PseudonymOf(account.Id, what, Clock.Now);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("KiPlanung:Storage:DataDirectory", DataDirectory);
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            if (!AsInstalled) StandStill(services);
            Replacing?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Console.Dispose();
        if (_data.Exists) _data.Delete(recursive: true);
    }

    private void StandStill(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.Replace(ServiceDescriptor.Singleton<TextWriter>(Console));
        services.Remove(services.Single(s => s.ImplementationType == typeof(JobWorker)));
    }
}

/// <summary>A clock that a test sets; its timers are the real ones, so that workers go on working while it stands.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
