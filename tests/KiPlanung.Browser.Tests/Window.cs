using System.Text.RegularExpressions;
using KiPlanung.Browser.Tests.Inspection;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>A browser window of one person. It notes everything a person would not see but must not happen: errors on the console, breaches
/// of the content security policy, requests to another host, answers of 500 and missing files.</summary>
internal sealed class Window
{
    private readonly Inspector _inspector;
    private readonly Findings _findings;
    private readonly string _address;

    public Window(IPage page, string address, Inspector inspector, Findings findings)
    {
        (Page, _address, _inspector, _findings) = (page, address, inspector, findings);
        page.Console += (_, message) => NoteConsole(message);
        page.PageError += (_, error) => Note("Skriptfehler", error);
        page.Request += (_, request) => NoteRequest(request);
        page.Response += (_, response) => NoteResponse(response);
    }

    public IPage Page { get; }

    /// <summary>Path and query of the page shown.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    /// <summary>Opens a page of the installation.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> OpenAsync(string path) => (await Page.GotoAsync(_address + path))!.Status;

    /// <summary>Chooses an entry of the main navigation.</summary>
    public Task GoToAsync(string entry) =>
        Page.GetByRole(AriaRole.Navigation, new() { Name = "Hauptnavigation" }).GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task PressAsync(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public Task FillAsync(string label, string text) => Main.GetByLabel(label).First.FillAsync(text);

    public Task ChooseAsync(string label, string option) => Main.GetByLabel(label).First.SelectOptionAsync(new SelectOptionValue { Label = option });

    public ILocator Main => Page.Locator("main");

    /// <summary>The page shown holds this text; waits for it as a person would.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text);

    public Task SeesHeadingAsync(string text) => Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(text);

    /// <summary>Waits until the address has this form.</summary>
    public Task IsAtAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Examines the page shown, wide and narrow; what is wrong is told when the window closes.</summary>
    /// <param name="picture">Name of the picture to keep, where pictures were asked for.</param>
    public Task InspectAsync(string? picture = null) => _inspector.InspectAsync(Page, _findings, picture);

    private void NoteConsole(IConsoleMessage message)
    {
        // Chromium reports every answer of 400 and above as an error of its own; those are judged by NoteResponse.
        if (message.Type != "error" || message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) return;
        Note("Konsole", message.Text);
    }

    private void NoteRequest(IRequest request)
    {
        if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(_address + "/", StringComparison.Ordinal))
            Note("Anfrage an einen fremden Rechner", request.Url);
    }

    private void NoteResponse(IResponse response)
    {
        if (response.Status >= 500 || (response.Status >= 400 && !response.Request.IsNavigationRequest))
            Note($"Antwort {response.Status}", response.Url);
    }

    private void Note(string what, string detail) => _findings.Add($"{new Uri(Page.Url).AbsolutePath}: {what}: {detail}");
}
