using KiPlanung.Review;
using KiPlanung.UseCases.Reports.Word;

namespace KiPlanung.UseCases.Reports;

public enum ExportFormat
{
    /// <summary>UTF-8 with mark, semicolon, decimal comma, CRLF: opens in a German spreadsheet as it is.</summary>
    Csv,

    /// <summary>The content itself with provenance, for programs.</summary>
    Json,

    /// <summary>Word document with real headings, tables and alternative texts.</summary>
    Docx,
}

/// <summary>A finished file.</summary>
public sealed record ExportedFile(string FileName, string ContentType, byte[] Content);

/// <summary>„Bericht“ — the only exporter. It takes a <see cref="ReleasedResult"/>; there is no overload for a draft.</summary>
public static class ReportExport
{
    /// <summary>The visible mark every result carries, the same on page and in file (KI-VO Art. 50).</summary>
    public static string Mark(ReleasedResult result) => GermanText.Mark(result);

    /// <summary>The same result and format give the same bytes. Files name roles, never persons.</summary>
    /// <exception cref="System.Text.Json.JsonException">The content is neither a forecast nor a summary document.</exception>
    public static ExportedFile Write(ReleasedResult result, ExportFormat format) => Write(result, format, null);

    /// <param name="stamp">What became of the release since, in a sentence; null while it simply holds.</param>
    internal static ExportedFile Write(ReleasedResult result, ExportFormat format, string? stamp)
    {
        var content = ReportContent.Of(result) with { Stamp = stamp };
        return format switch
        {
            ExportFormat.Csv => new(content.FileStem + ".csv", "text/csv; charset=utf-8", CsvReport.Write(result, content)),
            ExportFormat.Json => new(content.FileStem + ".json", "application/json", JsonReport.Write(result, content)),
            ExportFormat.Docx => new(content.FileStem + ".docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document", WordReport.Write(result, content)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }
}
