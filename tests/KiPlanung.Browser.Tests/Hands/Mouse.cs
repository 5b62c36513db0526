using System.Globalization;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Hands;

/// <summary>Pointing and clicking.</summary>
internal sealed class Mouse : IHand
{
    public Task PressAsync(ILocator target) => target.ClickAsync();

    public Task FillAsync(ILocator field, string text) => field.FillAsync(text);

    public Task FillAsync(ILocator field, DateOnly day) => field.FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public async Task SelectAsync(ILocator list, string option)
    {
        var options = await list.Locator("option").AllInnerTextsAsync();
        var label = options.First(text => text.StartsWith(option, StringComparison.Ordinal));
        await list.SelectOptionAsync(new SelectOptionValue { Label = label });
    }

    public Task CheckAsync(ILocator choice) => choice.CheckAsync();

    public Task UploadAsync(ILocator field, FilePayload file) => field.SetInputFilesAsync(file);
}
