namespace KiPlanung.Browser.Tests.Machine;

/// <summary>A test in a real browser: skipped with a reason where Chromium, Node or axe-core is missing, failed there under
/// <c>KIPLANUNG_TESTS=all</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!BrowserMachine.MustRun) Skip = BrowserMachine.Missing;
    }
}
