using System.CommandLine;
using System.Globalization;
using System.Text;
using KiPlanung.Eval.Training;

namespace KiPlanung.Cli.Commands;

/// <summary><c>eval train-forecast</c>: makes <c>models/forecasting/combination.json</c> again, byte by byte.</summary>
internal static class EvalTrainCommand
{
    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Ordner mit comp_*.csv.gz und inkar_yearly.csv.gz", HelpName = "ORDNER", Required = true,
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Modelldatei; danach ihre SHA-256 in die Modellkarte schreiben", HelpName = "DATEI.json", Required = true,
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("train-forecast", "Lernt Gewichte und übliche Fehler der Vorausberechnung aus dem Datenpaket.")
        {
            Data, Out,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(Out);
        if (!ForecastTraining.Run(parsed.GetRequiredValue(Data).FullName, Found, cancellationToken).IsOk(out var model, out var problem))
            return terminal.Refuse(problem);
        await OutputFile.WriteAsync(target, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(model), cancellationToken).AsTask(),
            cancellationToken);
        return ExitCode.Ok;

        void Found(TrainingFigures figures) => terminal.Say(string.Create(
            CultureInfo.GetCultureInfo("de-DE"),
            $"{figures.Set,-16} {figures.Series,5} Reihen  OWA Median {figures.Median:F4}  kreuzvalidiert {figures.CrossValidated:F4}"
            + $"  davon M1 und Tourism {figures.CrossValidatedWithoutM3:F4}"));
    }
}
