using System.Globalization;
using System.Text.Json;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.UseCases.Reports;

/// <summary>What a released result holds, read back from its bytes.</summary>
internal abstract record ReportContent(string FileStem)
{
    public sealed record OfForecast(ForecastDocument Document, string FileStem) : ReportContent(FileStem);

    public sealed record OfSummary(SummaryDocument Document, string FileStem) : ReportContent(FileStem);

    public static ReportContent Of(ReleasedResult result) => result.Kind switch
    {
        DraftKind.Forecast => Forecast(result),
        DraftKind.Summary => Summary(result),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static OfForecast Forecast(ReleasedResult result)
    {
        var document = ForecastDocument.Read(result.Content);
        var target = document.Years[^1].Year.ToString(CultureInfo.InvariantCulture);
        return new OfForecast(document, $"vorausberechnung-{document.Ags}-{target}-{result.Hash.Short}");
    }

    private static OfSummary Summary(ReleasedResult result)
    {
        if (!SummaryContent.Read(result.Content).IsOk(out var document, out var problem))
            throw new JsonException(problem.Message);
        var released = GermanText.LocalDate(result.ReleasedAt).Year.ToString(CultureInfo.InvariantCulture);
        return new OfSummary(document, $"zusammenfassung-{NoteKinds.KeyOf(document.Kind)}-{released}-{result.Hash.Short}");
    }
}
