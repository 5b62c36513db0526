using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>„Was eine Prüfung ausmacht“ — risk and effort of an output, read from its content.</summary>
/// <param name="Ags">Official key of the area; null for a text.</param>
public sealed record ReviewFacts(ReviewRisk Risk, ReviewEffort Effort, string? Ags)
{
    private const int WordsOfASource = 40;

    /// <exception cref="System.Text.Json.JsonException">There is no content of its kind.</exception>
    public static ReviewFacts Of(ReviewMaterial material)
    {
        var items = ReviewItems.Of(material).Count;
        return material.Kind switch
        {
            DraftKind.Forecast when CalculationDocument.IsOne(material.Content) =>
                OfCalculation(CalculationDocument.Read(material.Content), items),
            DraftKind.Forecast => OfForecast(ForecastDocument.Read(material.Content), items),
            DraftKind.Summary when SummaryContent.Read(material.Content).IsOk(out var summary, out _) => OfSummary(summary, items),
            DraftKind.PromptRelease => new(new(0, 0, [], false, Reach.State), new(items, WordsIn(material.Content)), null),
            _ => new(new(0, 0, [], false, Reach.District), new(items, WordsIn(material.Content)), null),
        };
    }

    private static ReviewFacts OfSummary(SummaryDocument summary, int items)
    {
        var failed = new List<string>();
        if (summary.SensitiveUncovered.Count > 0) failed.Add("Auslassungen (heikle Abschnitte nicht zusammengefasst)");
        if (summary.Removed.Count > 0) failed.Add("Belege (Aussagen ohne Beleg entfernt)");
        if (summary.Claims.Any(c => c.Warnings.Count > 0)) failed.Add("Hinweise zu einzelnen Aussagen");
        var risk = new ReviewRisk(
            summary.Claims.Count(c => c.SensitiveTopics.Count > 0),
            summary.Claims.Sum(c => c.Evidence.Count(e => e.Match == QuoteMatch.Similar)), failed, SmallArea: false, Reach.Text);
        return new(risk, new(items, summary.Passages.Sum(p => WordsIn(p.Text))), null);
    }

    private static ReviewFacts OfForecast(ForecastDocument document, int items)
    {
        var failed = new List<string>();
        if (document.Years.Count > 0 && document.Years[^1].Intervals.Count == 0) failed.Add("Unsicherheitsbereich (keiner angegeben)");
        if (document.IsByHand || document.Backtest.Count == 0) failed.Add("Rückschau (keine vorhanden)");
        else if (!document.BeatsNaive) failed.Add("Rückschau (nicht besser als die einfache Fortschreibung)");
        return new(
            new ReviewRisk(0, 0, failed, ReviewItems.IsSmall(document), ReachOf(document.Ags)),
            new(items, (document.History.Count * 2) + WordsOfASource), document.Ags);
    }

    private static ReviewFacts OfCalculation(CalculationDocument document, int items)
    {
        List<string> failed = document.Sources.All(s => s.DataDate is null) ? ["Datenstand (unbekannt)"] : [];
        return new(
            new ReviewRisk(0, 0, failed, document.Ags.Length > 5, ReachOf(document.Ags)),
            new(items, document.Sources.Count * WordsOfASource), document.Ags);
    }

    private static Reach ReachOf(string ags) => ags.Length switch
    {
        <= 2 => Reach.State,
        <= 5 => Reach.District,
        _ => Reach.Municipality,
    };

    private static int WordsIn(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
