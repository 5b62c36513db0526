using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KiPlanung.Browser.Tests.Machine;
using Microsoft.Playwright;

namespace KiPlanung.Browser.Tests.Inspection;

/// <summary>Examines a page at 1280 and at 320 pixels: WCAG 2.1 A and AA and good practice (axe-core), language, heading, title, no
/// scrolling to the side (WCAG 2.1, 1.4.10), no English left over.</summary>
internal sealed partial class Inspector
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 900), (320, 640)];

    private const string AxeCall =
        """
        async () => {
          const answer = await axe.run(document, {
            runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
            resultTypes: ["violations"],
          });
          return answer.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id} (${rule.impact}): ${node.target.join(" ")} – ${node.failureSummary.replace(/\s+/g, " ")}`));
        }
        """;

    private const string FactsCall =
        """
        () => ({
          language: document.documentElement.lang,
          title: document.title,
          headings: document.querySelectorAll("h1").length,
          width: innerWidth,
          needed: document.scrollingElement.scrollWidth,
          text: document.body.innerText,
          widest: [...document.querySelectorAll("main *, header *, footer *")]
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".kern-table-responsive, svg, .kern-sr-only"))
            .slice(0, 3).map((e) => e.tagName.toLowerCase() + (e.className ? "." + e.className : "")).join(", "),
        })
        """;

    private readonly string _axe = BrowserMachine.AxeScript();
    private readonly string? _pictures = Environment.GetEnvironmentVariable("KIPLANUNG_SCREENSHOTS");
    private readonly ConcurrentDictionary<string, string> _titles = new(StringComparer.Ordinal);

    public async Task InspectAsync(IPage page, Findings findings, string? picture)
    {
        var here = Route.Of(page.Url);
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await KeepPictureAsync(page, picture, width);
            var facts = await page.EvaluateAsync<Facts>(FactsCall);
            foreach (var wrong in WrongWith(facts, here)) findings.Add($"{here} ({width} px): {wrong}");
            await page.EvaluateAsync(_axe);
            foreach (var violation in await page.EvaluateAsync<string[]>(AxeCall)) findings.Add($"{here} ({width} px): axe {violation}");
        }
        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    private IEnumerable<string> WrongWith(Facts facts, string here)
    {
        if (facts.Language != "de") yield return $"Sprache ist „{facts.Language}“";
        if (facts.Headings != 1) yield return $"{facts.Headings} Überschriften erster Ordnung";
        if (facts.Needed > facts.Width) yield return $"muss seitlich verschoben werden ({facts.Needed} px), Ursache: {facts.Widest}";
        foreach (Match english in English().Matches(facts.Text)) yield return $"englisches Wort „{english.Value}“";
        if (facts.Title.Length == 0 || facts.Title.StartsWith("Seite –", StringComparison.Ordinal)) yield return "kein Fenstertitel";
        else if (_titles.GetOrAdd(facts.Title, Route.PathOf(here)) is var other && other != Route.PathOf(here))
            yield return $"Fenstertitel „{facts.Title}“ wie {other}";
    }

    private async Task KeepPictureAsync(IPage page, string? name, int width)
    {
        if (_pictures is not { Length: > 0 } || name is null) return;
        Directory.CreateDirectory(_pictures);
        await page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{name}-{width}.png"), FullPage = true });
    }

    [GeneratedRegex(
        """\b(the|and|with|please|error|invalid|required|submit|cancel|loading|undefined|NaN|approved|rejected|submitted|true|false)\b""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex English();

    private sealed class Facts
    {
        public string Language { get; set; } = "";
        public string Title { get; set; } = "";
        public int Headings { get; set; }
        public int Width { get; set; }
        public int Needed { get; set; }
        public string Text { get; set; } = "";
        public string Widest { get; set; } = "";
    }
}
