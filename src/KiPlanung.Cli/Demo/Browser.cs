using System.Net;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

/// <summary>One person's browser: keeps cookies, follows redirects, opens pages and sends forms.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;

    public Browser(Uri address)
    {
        // a proxy of the environment must not stand between this program and its own machine
        var handler = new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() };
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = Patience };
    }

    public static Problem Unexpected(string step, BrowserPage page) => new("demo.unexpected-page",
        $"Beim Schritt „{step}“ hat die Webseite {page.Path} anders geantwortet als erwartet ({(int)page.Status}): {page.Sentence}",
        ProblemKind.Unavailable);

    public async Task<BrowserPage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await BrowserPage.OfAsync(response, cancellationToken);
    }

    public async Task<BrowserPage> SendAsync(
        string path, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        return await BrowserPage.OfAsync(response, cancellationToken);
    }

    /// <summary>Opens the one-time link and presses its button.</summary>
    public async Task<Outcome<Done>> SignInAsync(string code, CancellationToken cancellationToken)
    {
        const string Link = "/anmelden/einmal";
        var page = await OpenAsync($"{Link}?code={Uri.EscapeDataString(code)}", cancellationToken);
        if (page.Html.FormWith("Code") is not { } form) return Unexpected("Anmeldelink öffnen", page);
        var welcome = await SendAsync(form.Action ?? Link, form.Filled, cancellationToken);
        return welcome.Status == HttpStatusCode.OK && welcome.Path != Link ? Done.It : Unexpected("Anmelden", welcome);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What the browser shows after a click.</summary>
/// <param name="Path">Address without host and query, after redirects.</param>
internal sealed record BrowserPage(HttpStatusCode Status, string Path, HtmlPage Html)
{
    public string Heading => Html.TextOf("h1") ?? "";

    /// <summary>Why something was refused: from the error summary above a form, or from the error page.</summary>
    public string Sentence => Html.Within("id", "fehleruebersicht")?.TextOf("li") ?? Html.Within("class", "kp-vorspann")?.Text ?? Heading;

    public static async Task<BrowserPage> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath,
        new HtmlPage(await response.Content.ReadAsStringAsync(cancellationToken)));
}
