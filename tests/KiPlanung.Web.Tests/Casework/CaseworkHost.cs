using System.Globalization;
using KiPlanung.Review;
using KiPlanung.UseCases;
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

namespace KiPlanung.Web.Tests.Casework;

/// <summary>The whole host on a SQLite file in a folder of its own. Jobs run when a test says so.</summary>
public sealed class CaseworkHost : WebApplicationFactory<Program>
{
    public const string Note =
        "Beratung mit Frau Jana Testmann (geb. 17.08.1989), Tel. 030 23125 042. Der Bus nach Erfurt fährt nach 18 Uhr nicht mehr.\n" +
        "Frau Testmann wünscht sich eine Betreuung bis 20 Uhr. In der Kita gibt es dafür keinen Platz.\n" +
        "Vereinbart ist ein Gespräch mit dem Träger.";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiplanung-");
    private int _accounts;

    public IPlanningStore Store => Services.GetRequiredService<IPlanningStore>();

    public HttpClient ABrowser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser of a new account with these roles.</summary>
    public async Task<HttpClient> SignInAsync(params Role[] roles) => (await SignInPersonAsync(roles)).Browser;

    public async Task<(HttpClient Browser, Actor Actor)> SignInPersonAsync(params Role[] roles)
    {
        var number = Interlocked.Increment(ref _accounts).ToString(CultureInfo.InvariantCulture);
        var now = DateTimeOffset.UtcNow;
        var account = new Account
        {
            Id = new PersonId(Guid.CreateVersion7()),
            SignInName = "konto-" + number,
            DisplayName = "Jördis Müßig " + number,
            Roles = roles,
            SecurityStamp = AccountSecret.NewStamp(),
            CreatedAt = now,
        };
        var code = AccountSecret.New();
        await using (var transaction = await Store.WriteAsync(CancellationToken.None))
        {
            transaction.Accounts.Add(account);
            transaction.Accounts.AddSignInLink(ContentHash.Of(code), account.Id, now.AddDays(1));
            await transaction.CommitAsync(
                Actor.System, [new AuditRecord(Audit.AuditEvent.AccountCreated, Audit.AuditObject.Account, account.Id.Value)], CancellationToken.None);
        }

        return (await SignInAsync(code), Actor.Of(account.Id, roles, Door.Page));
    }

    /// <summary>Uploads a note as a case worker types it; gives its id.</summary>
    public static async Task<Guid> UploadAsync(HttpClient browser, string text)
    {
        var form = await browser.GetPageAsync("/notizen/hochladen");
        var answer = await browser.SubmitAsync(form, "main form", ("Neu.Art", "CounsellingNote"), ("Neu.Text", text));
        var address = answer.Headers.Location!.OriginalString;
        Assert.EndsWith("/pseudonymisieren", address, StringComparison.Ordinal);
        return Guid.Parse(address.Split('/')[2]);
    }

    /// <summary>Judges what is open harmless and confirms, page by page.</summary>
    public static async Task ConfirmAsync(HttpClient browser, Guid note)
    {
        var page = await browser.GetPageAsync($"/notizen/{note}/pseudonymisieren");
        var points = page.QuerySelectorAll("input[value=harmlos]").Select(i => (i.GetAttribute("name")!, "harmlos")).ToArray();
        if (points.Length > 0)
        {
            await browser.SubmitAsync(page, "form[action*=Beurteilen]", points);
            page = await browser.GetPageAsync($"/notizen/{note}/pseudonymisieren");
        }
        var answer = await browser.SubmitAsync(page, "form[action*=Bestaetigen]");
        Assert.Equal($"/notizen/{note}", answer.Headers.Location?.OriginalString);
    }

    /// <summary>A confirmed note with a built-in summary of it; gives the address of the draft.</summary>
    public async Task<string> ADraftAsync(HttpClient browser, string text = Note)
    {
        var note = await UploadAsync(browser, text);
        await ConfirmAsync(browser, note);
        await browser.SubmitAsync(await browser.GetPageAsync($"/notizen/{note}"), "form[action*=Zusammenfassen]");
        await RunJobAsync();
        var page = await browser.GetPageAsync($"/notizen/{note}");
        return page.QuerySelector("main a[href^='/entwuerfe/']")!.GetAttribute("href")!;
    }

    public async Task RunJobAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<RunJobs>().RunNextAsync(CancellationToken.None));
    }

    /// <summary>What a reviewer of the demonstration decides on a submitted draft; gives the id of the decision.</summary>
    public async Task<Guid> DecideAsync(Guid draftId, Verdict verdict)
    {
        var reviewer = Must(Reviewer.From(
            new InteractiveSignIn(new PersonId(await ReviewerAsync()), [Role.Reviewer], new DateOnly(2999, 1, 1)), DateOnly.FromDateTime(DateTime.UtcNow)));
        await using var scope = Services.CreateAsyncScope();
        await using var view = await Store.ReadAsync(CancellationToken.None);
        var draft = (await view.Drafts.FindAsync(draftId, CancellationToken.None))!.Draft;
        var decide = scope.ServiceProvider.GetRequiredService<DecideOnDraft>();
        return Must(await decide.RunAsync(reviewer, draftId, draft.Hash, verdict, CancellationToken.None)).Decision.Id;
    }

    /// <summary>A forecast draft of the demonstration's planner, and that planner's browser.</summary>
    public async Task<(HttpClient Browser, Guid Draft)> AForecastAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var demo = Must(await scope.ServiceProvider.GetRequiredService<LoadDemoData>().RunAsync(CancellationToken.None));
        var planner = demo.Accounts.Single(a => a.Role == Role.Planner);
        var request = scope.ServiceProvider.GetRequiredService<RequestForecast>();
        var actor = Actor.Of(planner.Person, [Role.Planner], Door.Page);
        Must(await request.RunAsync(actor, new ForecastRequest("inkar:q_alo", "16068", 5), CancellationToken.None));
        await RunJobAsync();
        var drafts = Must(await scope.ServiceProvider.GetRequiredService<OwnDrafts>().ListAsync(actor, CancellationToken.None));
        return (await SignInAsync(planner.SignInCode), drafts[0].Draft.Id);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("KiPlanung:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:Storage:DataDirectory", _data.FullName);
        builder.UseSetting("KiPlanung:SignInAttemptsPerAddress", "10000");
        builder.UseSetting("KiPlanung:SignInAttempts", "1000");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(TextWriter.Null));
            services.Remove(services.Single(s => s.ImplementationType == typeof(JobWorker)));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _data.Exists) _data.Delete(recursive: true);
    }

    private async Task<HttpClient> SignInAsync(string code)
    {
        var browser = ABrowser();
        await browser.SubmitAsync(await browser.GetPageAsync("/anmelden/einmal?code=" + code), "main form");
        return browser;
    }

    private async Task<Guid> ReviewerAsync() => (await SignInPersonAsync(Role.Reviewer)).Actor.Person!.Value.Value;

    private static T Must<T>(Outcome<T> outcome) =>
        outcome.IsOk(out var value, out var problem) ? value : throw new InvalidOperationException(problem.Message);
}
