using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KiPlanung.Web.Tests.Statistics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.Tests;

public sealed class HostTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/anmelden")]
    [InlineData("/hilfe")]
    [InlineData("/gibt-es-nicht")]
    [InlineData("/kiplanung.css")]
    [InlineData("/bereit")]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/account")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        var answer = await web.ABrowser().GetAsync(address);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData(null, "zeigt auf keine Datei")]
    [InlineData("""{"fassung": 0}""", "nicht lesbar")]
    public void A_policy_that_does_not_fit_stops_the_start(string? content, string words)
    {
        using var host = new WebFixture();
        var file = Path.Combine(host.DataDirectory, "richtlinie.json");
        if (content is not null) File.WriteAllText(file, content);
        host.Settings["KiPlanung:PolicyFile"] = file;

        var thrown = Assert.Throws<OptionsValidationException>(() => host.ABrowser());

        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_session_are_not_stored_anywhere()
    {
        var browser = await web.SignInAsync(Vocabulary.Role.Planner);

        var answer = await browser.GetAsync("/konto");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/anmelden")]
    [InlineData("/hilfe")]
    [InlineData("/datenschutz")]
    [InlineData("/barrierefreiheit")]
    public async Task Pages_have_one_heading_a_title_and_nothing_inline(string address)
    {
        var page = await web.ABrowser().GetPageAsync(address);

        Assert.Equal(page.Heading() + " – KiPlanung", page.Title);
        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]), [onclick], [onload], [onsubmit]"));
        Assert.Equal("#inhalt", page.QuerySelector("body > a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Umlauts_quotes_and_dashes_are_written_as_they_are()
    {
        var html = await web.ABrowser().GetStringAsync("/hilfe");

        Assert.Contains("Prüfung:", html, StringComparison.Ordinal);
        Assert.Contains("„KI-Entwurf – nicht freigegeben“", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Styles_and_script_are_found_in_production_without_publishing()
    {
        var browser = web.ABrowser();

        Assert.Contains("kern-btn", await browser.GetStringAsync("/kiplanung.css"), StringComparison.Ordinal);
        Assert.Contains("use strict", await browser.GetStringAsync("/kiplanung.js"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_asks_the_store() => Assert.Equal("bereit", await web.ABrowser().GetStringAsync("/bereit"));

    [Fact]
    public async Task Keys_lie_in_a_folder_only_the_owner_can_open()
    {
        await web.ABrowser().GetAsync("/anmelden");
        var folder = new DirectoryInfo(Path.Combine(web.DataDirectory, "keys", "web"));

        Assert.NotEmpty(folder.GetFiles("key-*.xml"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode);
    }

    [Fact]
    public async Task Unknown_pages_are_told_in_german_with_a_way_on()
    {
        var browser = await web.SignInAsync(Vocabulary.Role.Planner);

        var answer = await browser.GetAsync("/gibt-es-nicht");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal("Nicht gefunden", page.Heading());
        Assert.Equal("/", page.QuerySelector("main .kern-btn--primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_role_that_is_missing_is_told_in_german()
    {
        var browser = await web.SignInAsync(Vocabulary.Role.Planner);

        var answer = await browser.GetAsync("/konten");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("Nicht erlaubt", (await answer.PageAsync()).Heading());
    }

    [Fact]
    public async Task A_bug_shows_no_exception_text()
    {
        await using var broken = new WebFixture
        {
            Replacing = services => services.AddScoped<SignIn.LoadDemo>(_ => (_, _) =>
                throw new InvalidOperationException("geheimes Detail")),
        };
        var browser = broken.ABrowser();
        var code = broken.Console.ToString().Split("?code=")[1].Split('\n')[0].Trim();
        var page = await browser.GetPageAsync("/einrichten?code=" + code);

        var answer = await browser.SubmitAsync(page, "form[action*=Demo]");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("Unerwarteter Fehler", (await answer.PageAsync()).Heading());
        Assert.DoesNotContain("geheimes Detail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task An_installation_does_its_jobs_by_itself()
    {
        await using var working = new WebFixture { AsInstalled = true, Clock = { Now = TimeProvider.System.GetUtcNow() } };
        var key = await working.AnIndicatorAsync();
        var program = await working.AProgramAsync(Vocabulary.Role.Planner);
        var asked = await program.PostAsJsonAsync("/api/forecasts", new { indicator = key, region = "16062", horizon = 2 });

        using var giveUp = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        JsonElement job;
        do
        {
            await Task.Delay(50, giveUp.Token);
            job = await program.GetFromJsonAsync<JsonElement>(asked.Headers.Location);
        }
        while (!job.GetProperty("done").GetBoolean());

        Assert.Equal("finished", job.GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_component_page_is_not_there_outside_development() =>
        Assert.Equal(HttpStatusCode.NotFound, (await web.ABrowser().GetAsync("/komponenten")).StatusCode);
}
