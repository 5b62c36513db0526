namespace KiPlanung.Browser.Tests.Machine;

/// <summary>What the tests in a browser need from the machine, and where it is.</summary>
internal static class BrowserMachine
{
    private const string AxePath = "tests/KiPlanung.Browser.Tests/node_modules/axe-core/axe.min.js";

    /// <summary>Chromium; <c>KIPLANUNG_CHROMIUM</c> names another one.</summary>
    public static string Chromium { get; } = Environment.GetEnvironmentVariable("KIPLANUNG_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Why the tests cannot run here; null: they can.</summary>
    public static string? Missing { get; } = WhatIsMissing();

    /// <summary>On a machine that has to have everything, a missing part is a failure.</summary>
    public static bool MustRun => Environment.GetEnvironmentVariable("KIPLANUNG_TESTS") == "all";

    /// <summary>The rules of axe-core as one script.</summary>
    public static string AxeScript() => File.ReadAllText(Path.Combine(Checkout()!, AxePath));

    /// <summary>„TestResults“ — not in the repository; holds what a failed test leaves behind.</summary>
    public static string ResultsFor(string test)
    {
        var safe = string.Concat(test.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
        var directory = Path.Combine(Checkout()!, "tests/KiPlanung.Browser.Tests/TestResults", safe);
        Directory.CreateDirectory(directory);
        return directory;
    }

    /// <summary>The driver comes with a Node of its own for the usual machines; where that is missing, the installed one drives.</summary>
    public static void ChooseNode()
    {
        if (BundledNode() is null && InstalledNode() is { } node) Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", node);
    }

    private static string? WhatIsMissing()
    {
        if (!File.Exists(Chromium)) return $"Chromium fehlt ({Chromium}): apt-get install chromium. / Chromium is not installed.";
        if ((BundledNode() ?? InstalledNode()) is null) return "Node.js fehlt: apt-get install nodejs. / Node.js is not installed.";
        if (Checkout() is not { } root) return "Der Ordner mit KiPlanung.sln wurde nicht gefunden. / The checkout was not found.";
        return File.Exists(Path.Combine(root, AxePath))
            ? null
            : "axe-core fehlt: npm ci in tests/KiPlanung.Browser.Tests. / axe-core is not restored.";
    }

    private static string? BundledNode()
    {
        var driver = Path.Combine(AppContext.BaseDirectory, ".playwright", "node");
        return Directory.Exists(driver) ? Directory.EnumerateFiles(driver, "node*", SearchOption.AllDirectories).FirstOrDefault() : null;
    }

    private static string? InstalledNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(directory => Path.Combine(directory, "node")).FirstOrDefault(File.Exists);

    private static string? Checkout()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "KiPlanung.sln"))) directory = directory.Parent;
        return directory?.FullName;
    }
}
