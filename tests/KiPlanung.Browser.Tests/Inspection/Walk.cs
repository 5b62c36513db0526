namespace KiPlanung.Browser.Tests.Inspection;

/// <summary>Walks every page that links lead to, two per form of address because states differ, and examines each.</summary>
internal static class Walk
{
    private const int PagesPerRoute = 2;

    private const string LinksCall =
        """
        () => [...document.querySelectorAll("a[href]")]
          .filter((a) => a.origin === location.origin && !a.hasAttribute("download"))
          .map((a) => a.pathname + a.search)
        """;

    /// <returns>The forms of address that were examined.</returns>
    public static async Task<IReadOnlyList<string>> EverywhereAsync(Window window, IReadOnlyCollection<string> except, params string[] starts)
    {
        var waiting = new Queue<string>(starts.Length > 0 ? starts : ["/"]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var examined = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            var route = Route.Of("http://here" + path);
            if (except.Contains(route) || examined.Count(route.Equals) == PagesPerRoute || !seen.Add(path)) continue;
            if (!await IsPageAsync(window, path)) continue;
            var status = await window.OpenAsync(path);
            Assert.True(status == 200, $"{path} antwortet mit {status}.");
            await window.InspectAsync();
            examined.Add(route);
            foreach (var link in await window.Page.EvaluateAsync<string[]>(LinksCall)) waiting.Enqueue(link);
        }
        return examined;
    }

    // A link may lead to a file; navigating there would start a download.
    private static async Task<bool> IsPageAsync(Window window, string path)
    {
        var answer = await window.Page.Context.APIRequest.GetAsync(window.AddressOf(path));
        return answer.Headers.TryGetValue("content-type", out var type) && type.StartsWith("text/html", StringComparison.Ordinal)
            && !answer.Headers.ContainsKey("content-disposition");
    }
}
