using System.Globalization;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Demo;

internal sealed class ResultChapter(Stage stage)
{
    /// <param name="approved">The drafts that were approved at the screen; nothing else may be released.</param>
    /// <param name="folder">Where the files go.</param>
    public async Task<Outcome<Done>> TellAsync(IReadOnlyList<Draft> approved, string folder, CancellationToken cancellationToken)
    {
        var planner = stage.As(Role.Planner);
        stage.Terminal.Heading("5. Freigegebene Ergebnisse ausgeben");
        if (!(await stage.Get<ExportResult>().ListAsync(planner, cancellationToken)).IsOk(out var results, out var problem)) return problem;
        if (!results.Select(r => r.Result.DraftId).ToHashSet().SetEquals(approved.Select(d => d.Id)))
            return new Problem("demo.release-differs",
                $"Freigegeben sind {results.Count} Ergebnisse, entschieden wurde über {approved.Count}.", ProblemKind.Conflict);
        if (results.Count == 0) stage.Terminal.Say("Nichts wurde freigegeben, also lässt sich nichts ausgeben.");
        foreach (var result in results.Select(r => r.Result))
        {
            stage.Terminal.Say($"{result.Title} (Prüfsumme {result.Hash.Short})");
            stage.Terminal.Say($"  Kennzeichnung: {ReportExport.Mark(result)}");
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                var exported = await stage.Get<ExportResult>().RunAsync(planner, result.Id, format, cancellationToken);
                if (!exported.IsOk(out var file, out problem)) return problem;
                Directory.CreateDirectory(folder);
                await File.WriteAllBytesAsync(Path.Combine(folder, file.FileName), file.Content, cancellationToken);
                var size = file.Content.Length.ToString("N0", CultureInfo.GetCultureInfo("de-DE"));
                stage.Terminal.Say($"  {file.FileName} ({size} Byte)");
            }
        }

        return Done.It;
    }
}
