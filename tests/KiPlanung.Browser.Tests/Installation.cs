using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KiPlanung.Browser.Tests.Hands;
using KiPlanung.Browser.Tests.Inspection;
using KiPlanung.Browser.Tests.Machine;
using KiPlanung.Vocabulary;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests;

/// <summary>A running installation and a browser; each role signs in once, by its link, and keeps its session.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public abstract class Installation : IAsyncLifetime
{
    protected const string Password = "Ein ganzer Satz zum Merken 7";

    private readonly ConcurrentDictionary<Role, string> _sessions = new();
    private BrowserProgram? _browser;
    private WebHost? _host;
    private Inspector? _inspector;

    internal string Address => _host!.Address;

    internal string SetupPath => _host!.SetupPath();

    public async Task InitializeAsync()
    {
        if (BrowserMachine.Missing is { } missing)
        {
            Assert.False(BrowserMachine.MustRun, missing);
            return;
        }
        _browser = await BrowserProgram.StartAsync();
        _inspector = new Inspector();
        _host = new WebHost();
        await SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>Brings the installation to life as a person does, in the browser.</summary>
    private protected abstract Task SetUpAsync();

    /// <summary>A window of somebody who holds the role. What goes wrong in it fails the test and leaves trace and picture in
    /// TestResults.</summary>
    internal Task AsAsync(Role role, Func<Window, Task> does, Way way = Way.Inspecting, [CallerMemberName] string test = "") =>
        InAWindowAsync(does, _sessions[role], way, test + "_" + role);

    /// <summary>A window of somebody who has not signed in.</summary>
    internal Task AsStrangerAsync(Func<Window, Task> does, Way way = Way.Inspecting, [CallerMemberName] string test = "") =>
        InAWindowAsync(does, null, way, test);

    /// <summary>A window in which somebody has just signed in by a one-time link and set a password.</summary>
    internal Task AsNewcomerAsync(string link, Func<Window, Task> does, Way way = Way.Plain, [CallerMemberName] string test = "") =>
        InAWindowAsync(
            async window =>
            {
                await window.OpenAsync(link);
                await window.InspectAsync();
                await window.PressAsync("Jetzt anmelden");
                await window.SeesHeadingAsync("Passwort setzen");
                await window.InspectAsync();
                await window.FillAsync("Neues Passwort", Password);
                await window.FillAsync("Neues Passwort wiederholen", Password);
                await window.PressAsync("Passwort setzen");
                await window.IsAtAsync("/konto$|/$");
                await does(window);
            },
            null, way, test);

    /// <summary>Keeps the session of the window for the role.</summary>
    internal async Task KeepSessionAsync(Role role, Window window) => _sessions[role] = await window.Page.Context.StorageStateAsync();

    private async Task InAWindowAsync(Func<Window, Task> does, string? session, Way way, string test)
    {
        var findings = new Findings();
        await using var context = await _browser!.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            StorageState = session,
            JavaScriptEnabled = way != Way.WithoutScript,
            Locale = "de-DE",
            TimezoneId = "Europe/Berlin",
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = true, Title = test });
        var page = await context.NewPageAsync();
        try
        {
            await does(new Window(page, Address, _inspector!, findings)
            {
                Hand = way == Way.ByKeyboard ? new Keyboard(page, findings) : new Mouse(),
                RunsScript = way != Way.WithoutScript,
                Inspects = way == Way.Inspecting,
            });
            findings.MustBeNone();
        }
        catch
        {
            var kept = BrowserMachine.ResultsFor(test);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(kept, "page.png"), FullPage = true });
            await File.WriteAllTextAsync(Path.Combine(kept, "page.html"), $"<!-- {page.Url} -->\n" + await page.ContentAsync());
            await context.Tracing.StopAsync(new TracingStopOptions { Path = Path.Combine(kept, "trace.zip") });
            throw;
        }
    }
}

/// <summary>How a window is used.</summary>
internal enum Way
{
    /// <summary>With the mouse, every page examined.</summary>
    Inspecting,

    /// <summary>With the mouse, to prepare something.</summary>
    Plain,

    ByKeyboard,

    WithoutScript,
}
