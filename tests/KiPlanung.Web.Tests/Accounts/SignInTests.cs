using System.Net;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Accounts;

public sealed class SignInTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Password = "Ein ganzer Satz genügt.";

    [Fact]
    public async Task Nobody_gets_in_without_signing_in_and_comes_back_afterwards()
    {
        var answer = await web.ABrowser().GetAsync("/konto");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/anmelden?zurueck=%2Fkonto", answer.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task A_password_set_by_link_signs_in_later()
    {
        var account = await web.AnAccountAsync(Role.Planner);
        await SetPasswordAsync(await web.SignInAsync(account));
        var browser = web.ABrowser();

        var page = await browser.GetPageAsync("/anmelden?zurueck=%2Fkonto");
        var answer = await browser.SubmitAsync(page, "main form", ("Anmeldename", account.SignInName), ("Passwort", Password));

        Assert.Equal("/konto", answer.Headers.Location!.OriginalString);
        Assert.Equal(account.DisplayName, (await browser.GetPageAsync("/konto")).ValueOf("Name"));
        Assert.Contains(await web.EntriesAsync(AuditEvent.SignedIn), e => e.ObjectId == account.Id.Value);
    }

    [Theory]
    [InlineData("https://boese.example/")]
    [InlineData("//boese.example/")]
    public async Task Signing_in_never_leads_to_another_site(string target)
    {
        var account = await web.AnAccountAsync(Role.Planner);
        await SetPasswordAsync(await web.SignInAsync(account));
        var browser = web.ABrowser();

        var page = await browser.GetPageAsync("/anmelden?zurueck=" + Uri.EscapeDataString(target));
        var answer = await browser.SubmitAsync(page, "main form", ("Anmeldename", account.SignInName), ("Passwort", Password));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_name_get_the_same_answer_and_an_entry_each()
    {
        var account = await web.AnAccountAsync(Role.Planner);
        await SetPasswordAsync(await web.SignInAsync(account));
        var browser = web.ABrowser();
        var page = await browser.GetPageAsync("/anmelden");
        var before = (await web.EntriesAsync(AuditEvent.SignInRefused)).Count;

        var wrong = await browser.SubmitAsync(page, "main form", ("Anmeldename", account.SignInName), ("Passwort", "falsch"));
        var unknown = await browser.SubmitAsync(page, "main form", ("Anmeldename", "gibt-es-nicht"), ("Passwort", "falsch"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal((await wrong.PageAsync()).Errors(), (await unknown.PageAsync()).Errors());
        Assert.Equal(before + 2, (await web.EntriesAsync(AuditEvent.SignInRefused)).Count);
    }

    [Fact]
    public async Task A_sign_in_link_works_once()
    {
        var code = await web.ALinkAsync(await web.AnAccountAsync(Role.Planner));
        var (first, second) = (web.ABrowser(), web.ABrowser());
        var page = await first.GetPageAsync("/anmelden/einmal?code=" + code);
        await first.GetPageAsync("/anmelden/einmal?code=" + code);
        var other = await second.GetPageAsync("/anmelden/einmal?code=" + code);

        var used = await first.SubmitAsync(page, "main form");
        var again = await second.SubmitAsync(other, "main form");

        Assert.Equal(HttpStatusCode.Redirect, used.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("schon benutzt", Assert.Single((await again.PageAsync()).Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var browser = await web.SignInAsync(Role.Planner);

        var answer = await browser.PostAsync("/abmelden", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Formular abgelaufen", (await answer.PageAsync()).Heading());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_leaves_an_entry()
    {
        var account = await web.AnAccountAsync(Role.Planner);
        var browser = await web.SignInAsync(account);

        await browser.SubmitAsync(await browser.GetPageAsync("/konto"), "form[action='/abmelden']");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/konto")).StatusCode);
        Assert.Contains(await web.EntriesAsync(AuditEvent.SignedOut), e => e.Actor == web.PseudonymOf(account, AuditEvent.SignedOut));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        var account = await web.AnAccountAsync(Role.Planner);
        var (here, there) = (await web.SignInAsync(account), await web.SignInAsync(account));
        await there.GetPageAsync("/konto");

        await SetPasswordAsync(here);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_sessions_at_once()
    {
        var account = await web.AnAccountAsync(Role.Planner);
        var (person, admin) = (await web.SignInAsync(account), await web.SignInAsync(Role.Administrator));
        await person.GetPageAsync("/konto");

        await admin.SubmitAsync(await admin.GetPageAsync("/konten/" + account.Id), "form[action*=Sperren]");

        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task Too_many_attempts_are_slowed_down_by_name()
    {
        await using var strict = new WebFixture { Settings = { ["KiPlanung:SignInAttempts"] = "3" } };
        var browser = strict.ABrowser();
        var page = await browser.GetPageAsync("/anmelden");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await Attempt("anna.berg")).StatusCode);

        var refused = await Attempt("ANNA.BERG ");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
        Assert.Equal("Zu viele Versuche", (await refused.PageAsync()).Heading());
        Assert.Equal(HttpStatusCode.BadRequest, (await Attempt("bernd.cohn")).StatusCode);

        Task<HttpResponseMessage> Attempt(string name) =>
            browser.SubmitAsync(page, "main form", ("Anmeldename", name), ("Passwort", "falsch"));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var code = await web.ALinkAsync(await web.AnAccountAsync(Role.Planner));
        var browser = web.ABrowser();

        var answer = await browser.SubmitAsync(await browser.GetPageAsync("/anmelden/einmal?code=" + code), "main form");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("KiPlanung=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_https_the_cookie_is_bound_to_this_host()
    {
        await using var secure = new WebFixture { Settings = { ["KiPlanung:PublicAddress"] = "https://planung.example.de" } };
        var code = await secure.ALinkAsync(await secure.AnAccountAsync(Role.Planner));
        var browser = secure.ABrowser("https://planung.example.de");

        var answer = await browser.SubmitAsync(await browser.GetPageAsync("/anmelden/einmal?code=" + code), "main form");

        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-KiPlanung=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static async Task SetPasswordAsync(HttpClient browser)
    {
        var page = await browser.GetPageAsync("/konto/passwort");
        var answer = await browser.SubmitAsync(page, "main form", ("Neu.Password", Password), ("Neu.Repeated", Password));
        Assert.Equal("/konto", answer.Headers.Location?.OriginalString);
    }
}
