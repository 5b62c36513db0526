using System.Globalization;
using System.Text.Json;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Reports;

/// <summary>What a released result holds, read back from its bytes.</summary>
internal abstract record ReportContent(string FileStem)
{
    /// <summary>What became of the release since, in a sentence; null while it simply holds.</summary>
    public string? Stamp { get; init; }

    public sealed record OfForecast(ForecastDocument Document, string FileStem) : ReportContent(FileStem);

    public sealed record OfCalculation(CalculationDocument Document, string FileStem) : ReportContent(FileStem);

    public sealed record OfSummary(SummaryDocument Document, string FileStem) : ReportContent(FileStem);

    /// <summary>Content of a kind that has no form of its own yet; goes out as JSON.</summary>
    public sealed record OfOther(string FileStem) : ReportContent(FileStem);

    public static ReportContent Of(ReleasedResult result) => result.Kind switch
    {
        DraftKind.Forecast when CalculationDocument.IsOne(result.Content) => Calculation(result),
        DraftKind.Forecast => Forecast(result),
        DraftKind.Summary => Summary(result),
        _ => new OfOther($"{Code.Of(result.Kind)}-{result.Hash.Short}"),
    };

    /// <summary>Tables and documents are there for forecasts and summaries, JSON for every kind.</summary>
    public static Outcome<Done> CanWrite(DraftKind kind, ExportFormat format) =>
        kind is DraftKind.Forecast or DraftKind.Summary || format == ExportFormat.Json
            ? Done.It
            : new Problem("release.format", "Diese Art von Ergebnis lässt sich nur als JSON ausgeben. Bitte wählen Sie JSON.",
                ProblemKind.Invalid);

    private static OfForecast Forecast(ReleasedResult result)
    {
        var document = ForecastDocument.Read(result.Content);
        var target = document.Years[^1].Year.ToString(CultureInfo.InvariantCulture);
        return new OfForecast(document, $"vorausberechnung-{document.Ags}-{target}-{result.Hash.Short}");
    }

    private static OfCalculation Calculation(ReleasedResult result)
    {
        var document = CalculationDocument.Read(result.Content);
        var what = document.Kind switch
        {
            CalculationKind.Population => "bevoelkerung",
            CalculationKind.Need => "bedarf",
            CalculationKind.Coherent => "abgestimmt",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var target = document.Years.Last.ToString(CultureInfo.InvariantCulture);
        return new OfCalculation(document, $"{what}-{document.Ags}-{target}-{result.Hash.Short}");
    }

    private static OfSummary Summary(ReleasedResult result)
    {
        if (!SummaryContent.Read(result.Content).IsOk(out var document, out var problem))
            throw new JsonException(problem.Message);
        var released = GermanText.LocalDate(result.ReleasedAt).Year.ToString(CultureInfo.InvariantCulture);
        return new OfSummary(document, $"zusammenfassung-{NoteKinds.KeyOf(document.Kind)}-{released}-{result.Hash.Short}");
    }
}
