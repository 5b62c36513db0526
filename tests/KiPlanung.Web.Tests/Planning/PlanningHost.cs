using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Workers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KiPlanung.Web.Tests.Planning;

[CollectionDefinition(nameof(PlanningHost))]
public sealed class PlanningHostCollection : ICollectionFixture<PlanningHost>;

/// <summary>The whole host on a SQLite file of its own: real store, real log, real calculation.</summary>
public sealed class PlanningHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiplanung-");
    private int _accounts;
    private int _indicators;

    public HttpClient ABrowser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<Account> AnAccountAsync(params Role[] roles)
    {
        var number = Interlocked.Increment(ref _accounts).ToString(CultureInfo.InvariantCulture);
        var account = new Account
        {
            Id = new PersonId(Guid.CreateVersion7()),
            SignInName = "konto-" + number,
            DisplayName = "Jördis Müßig " + number,
            Roles = roles,
            TrainingValidUntil = roles.Contains(Role.Reviewer) ? new DateOnly(2090, 12, 31) : null,
            SecurityStamp = AccountSecret.NewStamp(),
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        await WriteAsync(accounts => accounts.Add(account));
        return account;
    }

    /// <summary>A browser with a session.</summary>
    public async Task<HttpClient> SignInAsync(params Role[] roles) => await SignInAsync(await AnAccountAsync(roles));

    public async Task<HttpClient> SignInAsync(Account account)
    {
        var code = AccountSecret.New();
        await WriteAsync(accounts => accounts.AddSignInLink(ContentHash.Of(code), account.Id, TimeProvider.System.GetUtcNow().AddDays(1)));
        var browser = ABrowser();
        var answer = await browser.SubmitAsync(await browser.GetPageAsync("/anmelden/einmal?code=" + code), "main form");
        Assert.Equal("/konto/passwort", answer.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>A program with a personal token.</summary>
    public async Task<HttpClient> AProgramAsync(params Role[] roles) => await AProgramAsync(await AnAccountAsync(roles));

    public async Task<HttpClient> AProgramAsync(Account account)
    {
        var secret = AccountSecret.New();
        var now = TimeProvider.System.GetUtcNow();
        await WriteAsync(accounts => accounts.AddToken(
            new PersonalToken(Guid.CreateVersion7(), account.Id, "Test", ContentHash.Of(secret), now, now.AddDays(30), Revoked: false)));
        var program = ABrowser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AccountSecret.TokenPrefix + secret);
        return program;
    }

    /// <summary>Nine counties over fifteen years, taken over through the API; the key is new every time.</summary>
    public async Task<string> AnIndicatorAsync()
    {
        var key = "test:" + Interlocked.Increment(ref _indicators).ToString(CultureInfo.InvariantCulture);
        var program = await AProgramAsync(Role.Planner);
        var answer = await program.PostAsync(ImportAddress(key), Csv(ATable(key)));
        answer.EnsureSuccessStatusCode();
        return key;
    }

    public static string ImportAddress(string key) =>
        $"/api/imports?fileName=tabelle.csv&indicator={Uri.EscapeDataString(key)}&indicatorName=Haushalte+{Uri.EscapeDataString(key)}"
        + "&unit=Haushalte&nature=count&publisher=Kreis&table=T1&dataDate=2024-12-31&territory=2024-12-31";

    /// <param name="key">Ends in a colon and a number; that many empty lines make the file another one.</param>
    public static string ATable(string key)
    {
        var table = new StringBuilder("region;name;jahr;wert\n");
        for (var county = 0; county < 9; county++)
            for (var year = 2010; year < 2025; year++)
            {
                var value = 1000 + (county * 100) + ((year - 2010) * 20);
                table.Append(CultureInfo.InvariantCulture, $"160{61 + county};Kreis {(char)('A' + county)};{year};{value}\n");
            }

        var number = int.Parse(key.Split(':')[1], CultureInfo.InvariantCulture);
        return table.Append('\n', number).ToString();
    }

    public static StringContent Csv(string table) => new(table, Encoding.UTF8, "text/csv");

    /// <summary>Does what waits and asks for the job; background work is off, so that a test need not wait and can look before.</summary>
    public async Task<JsonElement> FinishAsync(HttpClient program, string jobAddress)
    {
        await using (var scope = Services.CreateAsyncScope())
            while (await scope.ServiceProvider.GetRequiredService<RunJobs>().RunNextAsync(CancellationToken.None))
            {
            }
        var job = await program.GetFromJsonAsync<JsonElement>(jobAddress);
        Assert.True(job.GetProperty("done").GetBoolean());
        return job;
    }

    private async Task WriteAsync(Action<IAccountStore> change)
    {
        await using var transaction = await Services.GetRequiredService<IPlanningStore>().WriteAsync(CancellationToken.None);
        change(transaction.Accounts);
        await transaction.CommitAsync(
            Actor.System, [new AuditRecord(Audit.AuditEvent.AccountCreated, Audit.AuditObject.Account, null)], CancellationToken.None);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("KiPlanung:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:Storage:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:SignInAttempts", "1000");
        builder.UseSetting("KiPlanung:SignInAttemptsPerAddress", "10000");
        builder.ConfigureTestServices(services => services.Remove(
            services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(JobWorker))));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _data.Exists) _data.Delete(recursive: true);
    }
}
