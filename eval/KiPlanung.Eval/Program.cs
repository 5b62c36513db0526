using KiPlanung.Eval;
using KiPlanung.Eval.Tagger;

var baseline = args.SkipWhile(argument => argument != "--baseline").ElementAtOrDefault(1);
switch (args)
{
    case ["forecast", "--data", var directory, ..]:
        ForecastEvaluation.Run(directory, Console.Out, baseline);
        return 0;
    case ["pseudonymisation", "--data", var file, ..]:
        PseudonymisationEvaluation.Run(file, Console.Out, baseline);
        return 0;
    case ["tagger", "--data", var file, ..]:
        TaggerEvaluation.OfFile(file, Console.Out, args.Contains("--json"));
        return 0;
    case ["tagger", "--frames", var models, ..]:
        TaggerEvaluation.OfFrames(models, Console.Out, args.Contains("--json"));
        return 0;
    case ["tagger", "--cross-validate", var data, var models, ..]:
        TaggerEvaluation.CrossValidated(data, models, Console.Out, args.Contains("--json"));
        return 0;
    case ["train-tagger", "--corpora", var data, "--models", var models, "--out", var target]:
        TrainTagger.Run(data, models, target, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine(
            "Aufruf: dotnet run --project eval/KiPlanung.Eval -c Release -- forecast --data ORDNER | pseudonymisation --data DATEI"
            + " [--baseline DATEI] | tagger (--data DATEI | --frames ORDNER | --cross-validate DATEN ORDNER) [--json]"
            + " | train-tagger --corpora DATEN --models ORDNER --out ORDNER");
        return 2;
}
