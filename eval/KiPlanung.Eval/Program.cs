using KiPlanung.Eval;

var baseline = args.SkipWhile(argument => argument != "--baseline").ElementAtOrDefault(1);
switch (args)
{
    case ["forecast", "--data", var directory, ..]:
        ForecastEvaluation.Run(directory, Console.Out, baseline);
        return 0;
    case ["pseudonymisation", "--data", var file, ..]:
        PseudonymisationEvaluation.Run(file, Console.Out, baseline);
        return 0;
    default:
        Console.Error.WriteLine(
            "Aufruf: dotnet run --project eval/KiPlanung.Eval -c Release -- forecast --data ORDNER | pseudonymisation --data DATEI"
            + " [--baseline DATEI]");
        return 2;
}
