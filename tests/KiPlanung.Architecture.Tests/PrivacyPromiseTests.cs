using System.Text.RegularExpressions;

namespace KiPlanung.Architecture.Tests;

/// <summary>PRIVACY.md names the tests that prove its promises; a renamed test must not leave an empty promise behind.</summary>
public sealed partial class PrivacyPromiseTests
{
    [Fact]
    public void Every_test_that_the_privacy_document_names_exists()
    {
        var named = TestName().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "PRIVACY.md"))).Select(m => m.Groups[1].Value).ToHashSet();
        var sources = Checkout.Files("tests", ".cs").Select(File.ReadAllText).ToList();

        var missing = named.Where(name => !sources.Any(s => s.Contains($"class {name}", StringComparison.Ordinal)));

        Assert.True(named.Count >= 8);
        Assert.Empty(missing);
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+(?:Tests|Contract)|Unrepresentable)`")]
    private static partial Regex TestName();
}
