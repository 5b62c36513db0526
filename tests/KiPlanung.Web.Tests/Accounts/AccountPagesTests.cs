using System.Net;
using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests.Accounts;

public sealed class AccountPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task An_administrator_adds_an_account_and_sees_its_link_once()
    {
        var admin = await web.SignInAsync(Role.Administrator);
        var form = await admin.GetPageAsync("/konten/neu");

        var answer = await admin.SubmitAsync(form, "main form", ("Neu.DisplayName", "Änne Öztürk"), ("Neu.SignInName", "Anne.Oe"),
            ("Neu.Roles", "Reviewer"), ("Neu.TrainingValidUntil", "2027-01-31"));
        var address = answer.Headers.Location!.OriginalString;
        var first = await admin.GetPageAsync(address);
        var second = await admin.GetPageAsync(address);

        Assert.Equal("anne.oe", first.ValueOf("Anmeldename"));
        Assert.Equal("31.01.2027", first.ValueOf("Schulungsnachweis gültig bis"));
        var link = first.QuerySelector(".kp-geheimnis")!.TextContent;
        Assert.StartsWith("http://localhost/anmelden/einmal?code=", link, StringComparison.Ordinal);
        Assert.Null(second.QuerySelector(".kp-geheimnis"));
        var newcomer = web.ABrowser();
        var used = await newcomer.SubmitAsync(await newcomer.GetPageAsync(new Uri(link).PathAndQuery), "main form");
        Assert.Equal("/konto/passwort", used.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("Auditor", "Planner", "Die Rolle Revision verträgt sich mit keiner anderen Rolle.")]
    [InlineData("Administrator", "Reviewer", "Die Rollen Administration und Prüfung dürfen nicht in einer Hand liegen.")]
    public async Task Roles_that_do_not_go_together_are_refused_at_the_field(string one, string other, string sentence)
    {
        var admin = await web.SignInAsync(Role.Administrator);
        var form = await admin.GetPageAsync("/konten/neu");

        var answer = await admin.SubmitAsync(form, "main form", ("Neu.DisplayName", "Zu Viele"), ("Neu.SignInName", "zu.viele"),
            ("Neu.Roles", one), ("Neu.Roles", other));
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(sentence, Assert.Single(page.Errors()));
        Assert.Equal("#Neu_Roles", page.QuerySelector("#fehleruebersicht a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("fieldset#Neu_Roles .kern-error"));
        Assert.Equal(2, page.QuerySelectorAll("fieldset#Neu_Roles input[checked]").Length);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        var taken = await web.AnAccountAsync(Role.Planner);
        var admin = await web.SignInAsync(Role.Administrator);

        var answer = await admin.SubmitAsync(await admin.GetPageAsync("/konten/neu"), "main form",
            ("Neu.DisplayName", "Noch Jemand"), ("Neu.SignInName", taken.SignInName), ("Neu.Roles", "Planner"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task An_administrator_cannot_disable_the_own_account()
    {
        var account = await web.AnAccountAsync(Role.Administrator);
        var admin = await web.SignInAsync(account);
        var token = (await admin.GetPageAsync("/konten/" + account.Id));
        Assert.Null(token.QuerySelector("form[action*=Sperren]"));

        var outcome = await new DisableAccount(web.Store).RunAsync(
            Actor.Of(account.Id, account.Roles, Door.Page), account.Id, CancellationToken.None);

        Assert.False(outcome.IsOk(out _, out var problem));
        Assert.Equal("account.own", problem.Code);
    }

    [Fact]
    public async Task A_service_account_gets_a_token_and_no_sign_in_link_and_never_the_role_of_a_reviewer()
    {
        var admin = await web.SignInAsync(Role.Administrator);
        var form = await admin.GetPageAsync("/konten/neu");
        var refused = await admin.SubmitAsync(form, "main form", ("Neu.DisplayName", "Nachtlauf"), ("Neu.SignInName", "nachtlauf"),
            ("Neu.Roles", "Reviewer"), ("Neu.IsService", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        var answer = await admin.SubmitAsync(form, "main form", ("Neu.DisplayName", "Nachtlauf"), ("Neu.SignInName", "nachtlauf"),
            ("Neu.Roles", "Planner"), ("Neu.IsService", "true"));
        var page = await admin.GetPageAsync(answer.Headers.Location!.OriginalString);
        Assert.Null(page.QuerySelector("form[action*=Link]"));
        await admin.SubmitAsync(page, "form[action*=Schluessel]");

        page = await admin.GetPageAsync(answer.Headers.Location!.OriginalString);
        Assert.StartsWith("kp_", page.QuerySelector(".kp-geheimnis")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_issues_a_token_sees_it_once_and_revokes_it()
    {
        var browser = await web.SignInAsync(Role.Planner);

        await browser.SubmitAsync(await browser.GetPageAsync("/konto"), "form[action*=Ausstellen]", ("Neu.Label", "Monatslauf"));
        var shown = await browser.GetPageAsync("/konto");
        var secret = shown.QuerySelector(".kp-geheimnis")!.TextContent;
        var program = web.AProgram(secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/account")).StatusCode);
        await browser.SubmitAsync(shown, "form[action*=Widerrufen]");

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/account")).StatusCode);
        Assert.Null((await browser.GetPageAsync("/konto")).QuerySelector(".kp-geheimnis"));
        Assert.NotEmpty(await web.EntriesAsync(AuditEvent.TokenRevoked));
    }

    [Fact]
    public async Task Forms_of_the_own_tokens_name_the_list_they_were_made_from()
    {
        var browser = await web.SignInAsync(Role.Planner);
        var seen = await browser.GetPageAsync("/konto");
        var issued = await browser.SubmitAsync(seen, "form[action*=Ausstellen]", ("Neu.Label", "Erster Lauf"));
        Assert.Equal(HttpStatusCode.Redirect, issued.StatusCode);

        var late = await browser.SubmitAsync(seen, "form[action*=Ausstellen]", ("Neu.Label", "Zweiter Lauf"));
        var without = await browser.SubmitAsync(seen, "form[action*=Ausstellen]", ("Neu.Label", "Zweiter Lauf"), ("Stand", ""));
        var page = await browser.GetPageAsync("/konto");
        var revokedLate = await browser.SubmitAsync(page, "form[action*=Widerrufen]", ("Stand", "0-0"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Erster Lauf", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, revokedLate.StatusCode);
        Assert.DoesNotContain("Zweiter Lauf", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_form_from_before_another_change_is_refused()
    {
        const string password = "ein ganzer Satz als Passwort";
        var browser = await web.SignInAsync(Role.CaseWorker);
        var before = (await browser.GetPageAsync("/konto/passwort")).QuerySelector("input[name=Stand]")!.GetAttribute("value")!;
        var first = await browser.SubmitAsync(
            await browser.GetPageAsync("/konto/passwort"), "main form", ("Neu.Password", password), ("Neu.Repeated", password));
        Assert.Equal("/konto", first.Headers.Location?.OriginalString);

        var page = await browser.GetPageAsync("/konto/passwort");
        (string, string)[] values = [("Neu.Current", password), ("Neu.Password", password + "!"), ("Neu.Repeated", password + "!")];
        var late = await browser.SubmitAsync(page, "main form", [.. values, ("Stand", before)]);
        var without = await browser.SubmitAsync(page, "main form", [.. values, ("Stand", "")]);

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("neuen Passwort", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionRequired, without.StatusCode);
    }

    [Fact]
    public async Task An_empty_installation_is_set_up_with_the_code_from_the_console_and_only_once()
    {
        await using var empty = new WebFixture();
        var browser = empty.ABrowser();
        var console = empty.Console.ToString();
        Assert.Contains("KiPlanung ist noch leer.", console, StringComparison.Ordinal);
        var address = "/einrichten?code=" + console.Split("?code=")[1].Split('\n')[0].Trim();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/einrichten?code=falsch")).StatusCode);
        var page = await browser.GetPageAsync(address);

        var answer = await browser.SubmitAsync(page, "form[action*=Leer]", ("Neu.DisplayName", "Rosa Übel"), ("Neu.SignInName", "rosa"),
            ("Neu.Password", "lang genug ist es"), ("Neu.Repeated", "lang genug ist es"));

        Assert.Equal("/konten", answer.Headers.Location!.OriginalString);
        Assert.Equal("Konten", (await browser.GetPageAsync("/konten")).Heading());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Demo_accounts_are_shown_on_the_page_and_on_the_console()
    {
        await using var empty = new WebFixture { Replacing = services => services.AddScoped<LoadDemo>(_ => LoadAsync) };
        var browser = empty.ABrowser();
        var address = "/einrichten?code=" + empty.Console.ToString().Split("?code=")[1].Split('\n')[0].Trim();

        var answer = await browser.SubmitAsync(await browser.GetPageAsync(address), "form[action*=Demo]");
        var page = await answer.PageAsync();

        Assert.Equal("/anmelden/einmal?code=geheim-1", page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Contains("Prüfung", empty.Console.ToString(), StringComparison.Ordinal);
        Assert.Contains("http://localhost/anmelden/einmal?code=geheim-1", empty.Console.ToString(), StringComparison.Ordinal);

        static Task<Outcome<IReadOnlyList<DemoSignIn>>> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
            Task.FromResult<Outcome<IReadOnlyList<DemoSignIn>>>(new[] { new DemoSignIn("Pia Prüfer", Role.Reviewer, "geheim-1") });
    }
}
