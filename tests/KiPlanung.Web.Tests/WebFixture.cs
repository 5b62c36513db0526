using System.Globalization;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Tests.InMemory;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KiPlanung.Web.Tests;

/// <summary>The whole host on a store in memory and a clock that stands still; <c>SignInAsync</c> gives a browser of a role.</summary>
public class WebFixture : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiplanung-");
    private int _accounts;

    public MemoryStore Store { get; } = new();
    public StandingClock Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    public StringWriter Console { get; } = new(CultureInfo.InvariantCulture);

    /// <summary>Settings beyond the defaults, such as <c>KiPlanung:SignInAttempts</c>.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["KiPlanung:SignInAttemptsPerAddress"] = "10000",
        ["KiPlanung:SignInAttempts"] = "1000",
    };

    public string EnvironmentName { get; init; } = "Production";
    public Action<IServiceCollection>? Replacing { get; init; }
    public string DataDirectory => _data.FullName;

    /// <summary>A browser that keeps cookies and does not follow redirects.</summary>
    public HttpClient ABrowser(string address = "http://localhost") =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });

    /// <summary>An account without password.</summary>
    public async Task<Account> AnAccountAsync(params Role[] roles)
    {
        var number = Interlocked.Increment(ref _accounts).ToString(CultureInfo.InvariantCulture);
        var account = new Account
        {
            Id = new PersonId(Guid.CreateVersion7()),
            SignInName = "konto-" + number,
            DisplayName = "Jördis Müßig " + number,
            Roles = roles,
            TrainingValidUntil = roles.Contains(Role.Reviewer) ? new DateOnly(2030, 12, 31) : null,
            SecurityStamp = AccountSecret.NewStamp(),
            CreatedAt = Clock.GetUtcNow(),
        };
        await WriteAsync(accounts => accounts.Add(account));
        return account;
    }

    /// <summary>A browser signed in with these roles, by a one-time link.</summary>
    public async Task<HttpClient> SignInAsync(params Role[] roles) => await SignInAsync(await AnAccountAsync(roles));

    public async Task<HttpClient> SignInAsync(Account account, string address = "http://localhost")
    {
        var code = await ALinkAsync(account);
        var browser = ABrowser(address);
        var page = await browser.GetPageAsync("/anmelden/einmal?code=" + code);
        var answer = await browser.SubmitAsync(page, "main form");
        Assert.Equal("/konto/passwort", answer.Headers.Location?.OriginalString);
        return browser;
    }

    public async Task<string> ALinkAsync(Account account)
    {
        var code = AccountSecret.New();
        await WriteAsync(accounts => accounts.AddSignInLink(ContentHash.Of(code), account.Id, Clock.GetUtcNow().AddDays(1)));
        return code;
    }

    /// <summary>A personal token of the account, as sent in the header.</summary>
    public async Task<string> ATokenAsync(Account account)
    {
        var secret = AccountSecret.New();
        var now = Clock.GetUtcNow();
        await WriteAsync(accounts => accounts.AddToken(
            new PersonalToken(Guid.CreateVersion7(), account.Id, "Test", ContentHash.Of(secret), now, now.AddDays(30), Revoked: false)));
        return AccountSecret.TokenPrefix + secret;
    }

    public Task WriteAsync(Action<IAccountStore> change) => WriteAsync(accounts =>
    {
        change(accounts);
        return Task.CompletedTask;
    });

    public async Task WriteAsync(Func<IAccountStore, Task> change)
    {
        await using var transaction = await Store.WriteAsync(CancellationToken.None);
        await change(transaction.Accounts);
        await transaction.CommitAsync(
            Actor.System, [new AuditRecord(Audit.AuditEvent.AccountCreated, Audit.AuditObject.Account, null)], CancellationToken.None);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("KiPlanung:Storage:DataDirectory", DataDirectory);
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IPlanningStore>(Store));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<TextWriter>(Console));
            Replacing?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Store.Dispose();
        Console.Dispose();
        if (_data.Exists) _data.Delete(recursive: true);
    }
}

/// <summary>A clock that a test sets.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
