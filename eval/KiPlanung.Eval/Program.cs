using KiPlanung.Eval;

var baseline = args.SkipWhile(argument => argument != "--baseline").ElementAtOrDefault(1);
if (args is not ["forecast", "--data", var directory, ..])
{
    Console.Error.WriteLine("Aufruf: dotnet run --project eval/KiPlanung.Eval -c Release -- forecast --data ORDNER [--baseline DATEI]");
    return 2;
}

ForecastEvaluation.Run(directory, Console.Out, baseline);
return 0;
