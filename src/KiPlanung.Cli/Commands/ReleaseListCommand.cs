using System.CommandLine;
using System.Globalization;
using KiPlanung.Review;
using KiPlanung.UseCases.Review;

namespace KiPlanung.Cli.Commands;

/// <summary><c>release list</c>: what was approved. There is no <c>release add</c>: a person decides, at the screen.</summary>
internal static class ReleaseListCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("list", "Zeigt die freigegebenen Ergebnisse: Kennung, Titel, Datum, Prüfsumme, Stand.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var actor, out problem)) return terminal.Refuse(problem);
            var listed = await installation.Get<ExportResult>().ListAsync(actor, cancellationToken);
            if (!listed.IsOk(out var releases, out problem)) return terminal.Refuse(problem);
            foreach (var release in releases)
                terminal.Say(string.Join('\t', release.Result.Id.ToString("D"), release.Result.Title,
                    release.Result.ReleasedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), release.Result.Hash.Hex,
                    DraftWords.Of(release.State)));
            if (releases.Count == 0) terminal.Note("Es gibt noch keine freigegebenen Ergebnisse.");
            return ExitCode.Ok;
        }
    }
}
