using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Machine;

/// <summary>One headless Chromium for a collection of tests.</summary>
internal sealed class BrowserProgram : IAsyncDisposable
{
    private readonly IPlaywright _driver;

    private BrowserProgram(IPlaywright driver, IBrowser chromium) => (_driver, Chromium) = (driver, chromium);

    public IBrowser Chromium { get; }

    public static async Task<BrowserProgram> StartAsync()
    {
        BrowserMachine.ChooseNode();
        var driver = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        var chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserMachine.Chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return new BrowserProgram(driver, chromium);
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _driver.Dispose();
    }
}
