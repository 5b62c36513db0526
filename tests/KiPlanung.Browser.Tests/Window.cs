using System.Text.RegularExpressions;
using KiPlanung.Browser.Tests.Hands;
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

    public ILocator Main => Page.Locator("main");

    /// <summary>How its person operates it.</summary>
    public required IHand Hand { get; init; }

    /// <summary>Whether pages run script.</summary>
    public bool RunsScript { get; init; } = true;

    /// <summary>Whether <see cref="InspectAsync"/> examines; steps that only prepare something do not.</summary>
    public bool Inspects { get; set; }

    /// <summary>Opens a page of the installation.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> OpenAsync(string path) => (await Page.GotoAsync(AddressOf(path)))!.Status;

    public string AddressOf(string path) => _address + path;

    /// <summary>Chooses an entry of the main navigation and waits for its page.</summary>
    public async Task GoToAsync(string entry)
    {
        await Hand.PressAsync(Page.GetByRole(AriaRole.Navigation, new() { Name = "Hauptnavigation" })
            .GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }));
        await SeesHeadingAsync(entry);
    }

    public Task FollowAsync(string link) => Hand.PressAsync(Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    public Task PressAsync(string button) => Hand.PressAsync(Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    public Task FillAsync(string label, string text) => Hand.FillAsync(Field(label), text);

    public Task FillAsync(string label, DateOnly day) => Hand.FillAsync(Field(label), day);

    public Task SelectAsync(string label, string option) => Hand.SelectAsync(Field(label), option);

    /// <summary>One of several choices, or a box, by the beginning of its text.</summary>
    public Task CheckAsync(string text) =>
        Hand.CheckAsync(Main.GetByLabel(Pattern(@"^\s*" + Regex.Escape(text))).And(Page.Locator("[type=radio], [type=checkbox]")).First);

    /// <summary>The input with this label, marked as optional or not.</summary>
    public ILocator Field(string label) =>
        Main.GetByLabel(Pattern($@"^\s*{Regex.Escape(label)}\s*(\(freiwillig\))?\s*$")).First;

    /// <summary>The page shown holds this text; waits for it as a person would.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text);

    public Task SeesHeadingAsync(string text) => Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(text);

    /// <summary>Waits until the address has this form.</summary>
    public Task IsAtAsync(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(Pattern(pattern));

    /// <summary>Examines the page shown, wide and narrow; what is wrong is told when the window closes.</summary>
    /// <param name="picture">Name of the picture to keep, where pictures were asked for.</param>
    public Task InspectAsync(string? picture = null) => Inspects ? _inspector.InspectAsync(Page, _findings, picture) : Task.CompletedTask;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

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
