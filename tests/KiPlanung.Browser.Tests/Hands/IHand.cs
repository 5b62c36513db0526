using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Hands;

/// <summary>How somebody operates a page.</summary>
internal interface IHand
{
    /// <summary>Follows a link or presses a button.</summary>
    Task PressAsync(ILocator target);

    Task FillAsync(ILocator field, string text);

    /// <summary>Fills a date field.</summary>
    Task FillAsync(ILocator field, DateOnly day);

    /// <summary>Chooses the first entry of a list that begins with this text.</summary>
    Task SelectAsync(ILocator list, string option);

    /// <summary>Chooses one of several, or ticks a box.</summary>
    Task CheckAsync(ILocator choice);

    Task UploadAsync(ILocator field, FilePayload file);
}
