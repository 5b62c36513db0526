using KiPlanung.Review;

namespace KiPlanung.UseCases.Reports;

public enum ExportFormat
{
    Csv,
    Json,
    Docx,
}

/// <summary>A finished file.</summary>
public sealed record ExportedFile(string FileName, string ContentType, byte[] Content);

/// <summary>„Bericht“ — the only exporter. It takes a <see cref="ReleasedResult"/>; there is no overload for a draft.</summary>
public static class ReportExport
{
    public static ExportedFile Write(ReleasedResult result, ExportFormat format) => throw new NotImplementedException();
}
