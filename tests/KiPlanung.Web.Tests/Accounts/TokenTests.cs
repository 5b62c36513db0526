using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KiPlanung.Web.Tests.Accounts;

public sealed class TokenTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_token_opens_the_api()
    {
        var account = await web.AnAccountAsync(Role.Planner, Role.CaseWorker);
        var program = await web.AProgramAsync(account);

        var answer = await program.GetFromJsonAsync<JsonElement>("/api/account");

        Assert.Equal(account.Id.Value, answer.GetProperty("id").GetGuid());
        Assert.Equal("case-worker", answer.GetProperty("roles")[1].GetString());
    }

    [Fact]
    public async Task A_token_never_opens_a_page()
    {
        var program = await web.AProgramAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync("/konten")).StatusCode);
    }

    [Fact]
    public async Task A_session_reads_the_api_but_writes_nothing_there()
    {
        var browser = await web.SignInAsync(Role.Planner);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/api/gibt-es-nicht", null)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer kp_unbekannt-unbekannt-unbekannt-unbekannt-1234")]
    [InlineData("Bearer kurz")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    public async Task Without_a_valid_token_the_api_answers_with_a_german_problem(string? header)
    {
        var program = web.ABrowser();
        if (header is not null) program.DefaultRequestHeaders.Add("Authorization", header);

        var answer = await program.GetAsync("/api/account");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:kiplanung:problem:http.401", problem.GetProperty("type").GetString());
        Assert.Equal("Anmeldung erforderlich", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Expired_and_revoked_tokens_and_those_of_disabled_accounts_are_refused()
    {
        var (expired, revoked, disabled) =
            (await web.AnAccountAsync(Role.Planner), await web.AnAccountAsync(Role.Planner), await web.AnAccountAsync(Role.Planner));
        var secret = AccountSecret.New();
        await web.WriteAsync(a => a.AddToken(new PersonalToken(
            Guid.CreateVersion7(), expired.Id, "alt", ContentHash.Of(secret), web.Clock.Now.AddDays(-9), web.Clock.Now, Revoked: false)));
        var programs = new[] { web.AProgram(AccountSecret.TokenPrefix + secret), await web.AProgramAsync(revoked), await web.AProgramAsync(disabled) };
        await using (var view = await web.Store.ReadAsync(CancellationToken.None))
        {
            var token = Assert.Single(await view.Accounts.ListTokensAsync(revoked.Id, CancellationToken.None));
            await web.WriteAsync(a => a.RevokeTokenAsync(token.Id, CancellationToken.None));
        }
        await web.WriteAsync(a => a.DisableAsync(disabled.Id, AccountSecret.NewStamp(), CancellationToken.None));

        foreach (var program in programs) Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/account")).StatusCode);
    }

    [Fact]
    public async Task A_reviewer_with_a_token_is_no_interactive_sign_in()
    {
        var account = await web.AnAccountAsync(Role.Reviewer);

        Assert.Null(await SignInOf(SessionClaims.PrincipalOf(account, Schemes.Token, "token")));
        Assert.Null(await SignInOf(SessionClaims.PrincipalOf(account, Schemes.Cookie, "password")));

        async Task<InteractiveSignIn?> SignInOf(System.Security.Claims.ClaimsPrincipal user)
        {
            await using var scope = web.Services.CreateAsyncScope();
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = user };
            scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
            return await scope.ServiceProvider.GetRequiredService<ReviewerSignIn>().GetAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Unknown_addresses_of_the_api_are_problems_too()
    {
        var program = await web.AProgramAsync(Role.Planner);

        var answer = await program.GetAsync("/api/gibt-es-nicht");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }
}
