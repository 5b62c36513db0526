using System.Text.RegularExpressions;

namespace KiPlanung.Browser.Tests.Inspection;

/// <summary>The form of an address: ids replaced, so that two drafts count as one page.</summary>
internal static partial class Route
{
    public static string Of(string url)
    {
        var address = new Uri(url);
        var path = Identifier().Replace(address.AbsolutePath, "{id}");
        var names = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal);
        return path + string.Concat(names.Select((name, i) => (i == 0 ? "?" : "&") + name));
    }

    public static string PathOf(string route) => route.Split('?')[0];

    [GeneratedRegex("""(?<=/)([0-9a-f]{8}-[0-9a-f-]{27}|\d+|[0-9a-f]{64})(?=/|$)""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
