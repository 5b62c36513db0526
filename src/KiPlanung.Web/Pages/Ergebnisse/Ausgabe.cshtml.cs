using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Ausgabe“ — the result as a file to keep; every output is an entry of the log.</summary>
[Authorize(Policies.MayReadResults)]
public sealed class AusgabeModel(ExportResult results) : PlanningPage
{
    /// <summary>The formats with the word in the address and the words on the button.</summary>
    public static IReadOnlyList<(ExportFormat Format, string Key, string Title)> Formats { get; } =
    [
        (ExportFormat.Docx, "docx", "Bericht (DOCX)"),
        (ExportFormat.Csv, "csv", "Tabelle (CSV)"),
        (ExportFormat.Json, "json", "Daten (JSON)"),
    ];

    private static Problem UnknownFormat { get; } = new("export.format",
        "Dieses Format gibt es nicht. Möglich sind docx, csv und json.", ProblemKind.Invalid);

    public async Task<IActionResult> OnGetAsync(Guid id, string? format, CancellationToken cancellationToken)
    {
        if (Formats.FirstOrDefault(f => f.Key == format) is not { Key: not null } chosen) return Refuse(UnknownFormat);
        var outcome = await results.RunAsync(Actor, id, chosen.Format, cancellationToken);
        if (!outcome.IsOk(out var file, out var problem)) return Refuse(problem);
        return File(file.Content, file.ContentType, file.FileName);
    }
}
