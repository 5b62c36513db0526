using System.Globalization;
using KiPlanung.Browser.Tests.Inspection;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Hands;

/// <summary>Tab, Enter, Space and arrows alone. What Tab does not reach fails the test; a focus nobody can see is a finding.</summary>
internal sealed class Keyboard(IPage page, Findings findings) : IHand
{
    private const int MostTabs = 400;

    private const string IsFocused = "e => e === document.activeElement";

    private const string IsInFocusedGroup =
        """
        e => {
          const here = document.activeElement;
          return e === here || (e.type === "radio" && here.type === "radio" && here.name === e.name);
        }
        """;

    private const string ShowsFocus =
        """
        e => {
          const shows = (element) => {
            const style = getComputedStyle(element);
            return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
          };
          return shows(e) || (e.labels ? [...e.labels].some(shows) : false);
        }
        """;

    public async Task PressAsync(ILocator target)
    {
        await ReachAsync(target, IsFocused);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task FillAsync(ILocator field, string text)
    {
        await ReachAsync(field, IsFocused);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    public async Task FillAsync(ILocator field, DateOnly day)
    {
        await ReachAsync(field, IsFocused);
        // The parts of a date field stand in the order of the browser's language, whatever that of the page is.
        foreach (var order in new[] { "MMddyyyy", "ddMMyyyy" })
        {
            for (var part = 0; part < 3; part++) await page.Keyboard.PressAsync("ArrowLeft");
            await page.Keyboard.TypeAsync(day.ToString(order, CultureInfo.InvariantCulture));
            if (await field.InputValueAsync() == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) return;
        }
        Assert.Fail($"Das Datumsfeld nimmt {day} nicht an, es steht auf „{await field.InputValueAsync()}“.");
    }

    public async Task SelectAsync(ILocator list, string option)
    {
        await ReachAsync(list, IsFocused);
        var options = await list.EvaluateAsync<string[]>("e => [...e.options].map(o => o.text)");
        Assert.Contains(options, text => text.StartsWith(option, StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Home");
        for (var i = 0; i < options.Length; i++)
        {
            var chosen = await list.EvaluateAsync<string>("e => e.options[e.selectedIndex]?.text ?? ''");
            if (chosen.StartsWith(option, StringComparison.Ordinal)) return;
            await page.Keyboard.PressAsync("ArrowDown");
        }
        Assert.Fail($"„{option}“ lässt sich mit den Pfeiltasten nicht wählen.");
    }

    public async Task CheckAsync(ILocator choice)
    {
        await ReachAsync(choice, IsInFocusedGroup);
        for (var i = 0; i < 20 && !await choice.EvaluateAsync<bool>(IsFocused); i++) await page.Keyboard.PressAsync("ArrowDown");
        if (!await choice.IsCheckedAsync()) await page.Keyboard.PressAsync("Space");
        Assert.True(await choice.IsCheckedAsync(), "Die Auswahl lässt sich mit Leertaste und Pfeiltasten nicht treffen.");
    }

    public async Task UploadAsync(ILocator field, FilePayload file)
    {
        await ReachAsync(field, IsFocused);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(file);
    }

    private async Task ReachAsync(ILocator target, string reached)
    {
        await target.WaitForAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>(reached))
            {
                if (!await page.EvaluateAsync<bool>($"() => ({ShowsFocus})(document.activeElement)"))
                {
                    var element = await target.EvaluateAsync<string>("e => e.outerHTML.slice(0, 120)");
                    findings.Add($"{Route.Of(page.Url)}: der Fokus ist nicht zu sehen: {element}");
                }
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Mit der Tabulatortaste nicht erreichbar: {target} auf {page.Url}");
    }
}
