using System.Diagnostics;
using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Models;
using KiPlanung.Vocabulary;

namespace KiPlanung.Eval;

/// <summary>What to measure.</summary>
/// <param name="Directory">Folder with <c>comp_*.csv.gz</c> and <c>inkar_yearly.csv.gz</c>; those that are there are measured.</param>
/// <param name="Methods">Names from <see cref="ForecastEvaluation.Methods"/>; empty: the default of the profile.</param>
/// <param name="Profile">Null: the administrative profile for INKAR, the general one for the competitions.</param>
public sealed record ForecastEvaluationRequest(string Directory, IReadOnlyList<string> Methods, ForecastProfile? Profile);

/// <summary>„Güte der Vorausberechnung“ — forecasts every training part as <c>forecast series</c> would and compares with what was held
/// back; nothing held back is seen by the forecaster.</summary>
public static class ForecastEvaluation
{
    public const string Default = "default";

    private static readonly string[] Files = ["comp_yearly", "comp_quarterly", "comp_monthly", "comp_other", "inkar_yearly"];

    /// <summary>Every name <c>--method</c> knows.</summary>
    public static IReadOnlyList<string> Methods { get; } = [Default, .. ModelCatalogue.Names];

    /// <returns>One row per set, method and length class, in the order of the files; or a problem <c>eval.*</c>.</returns>
    public static Outcome<IReadOnlyList<ForecastRow>> Run(
        ForecastEvaluationRequest request, Action<ForecastRow> found, CancellationToken cancellationToken)
    {
        var files = Files.Where(file => File.Exists(DataFile(request, file))).ToList();
        if (files.Count == 0)
            return new Problem(
                "eval.no-data", $"Im Ordner {request.Directory} liegt keine der Dateien {string.Join(", ", Files)} (je .csv.gz).",
                ProblemKind.NotFound);
        if (request.Methods.FirstOrDefault(name => !Methods.Contains(name)) is { } unknown)
            return new Problem(
                "eval.unknown-method", $"Das Verfahren „{unknown}“ gibt es nicht. Möglich sind: {string.Join(", ", Methods)}.",
                ProblemKind.Invalid);

        var rows = new List<ForecastRow>();
        foreach (var file in files)
        {
            foreach (var row in Measure(file, request, cancellationToken))
            {
                found(row);
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Set by set; for a file of several sets, such as two origins, the same over all of them too.</summary>
    private static IEnumerable<ForecastRow> Measure(string file, ForecastEvaluationRequest request, CancellationToken cancellationToken)
    {
        var limits = CompetitionData.Limits(Path.Combine(request.Directory, $"ref_forecasts_{file}.csv.gz"), "ets");
        var sets = CompetitionData.Read(DataFile(request, file)).GroupBy(series => NameOf(file, series)).ToList();
        foreach (var method in request.Methods.DefaultIfEmpty(Default))
        {
            var whole = new ForecastScores();
            foreach (var set in sets)
            {
                foreach (var row in Measure(set.Key, [.. set], method, limits, request.Profile, whole, cancellationToken)) yield return row;
            }

            if (sets.Count > 1) yield return whole.Row(file, LengthClass.All, method, null);
        }
    }

    private static string DataFile(ForecastEvaluationRequest request, string file) => Path.Combine(request.Directory, file + ".csv.gz");

    private static string NameOf(string file, EvaluationSeries series) => IsInkar(series) ? $"{file}-{series.Dataset[^2..]}" : file;

    private static bool IsInkar(EvaluationSeries series) => series.Dataset.StartsWith("INKAR", StringComparison.Ordinal);

    private static List<ForecastRow> Measure(
        string set, EvaluationSeries[] all, string method, Dictionary<string, ReferenceLimits> limits, ForecastProfile? given,
        ForecastScores whole, CancellationToken cancellationToken)
    {
        var profile = given ?? (IsInkar(all[0]) ? ForecastProfile.Administrative : ForecastProfile.General);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var forecasts = new ForecastOfSeries[all.Length];
        if (method == Default) ForecastAll(all, profile, forecasts, cancellationToken);
        else ForecastWith(ModelCatalogue.Of(method, all[0].Season), all, forecasts, cancellationToken);
        var speed = all.Length / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;

        for (var i = 0; i < all.Length; i++) whole.Add(all[i], forecasts[i], limits.GetValueOrDefault(all[i].Key));
        var rows = new List<ForecastRow> { Row(Enumerable.Range(0, all.Length), LengthClass.All, speed) };
        rows.AddRange(LengthClass.Split(all).Select(part => Row(part.Places, part.Name, null)));
        return rows;

        ForecastRow Row(IEnumerable<int> places, string name, double? perSecond)
        {
            var scores = new ForecastScores();
            foreach (var i in places) scores.Add(all[i], forecasts[i], limits.GetValueOrDefault(all[i].Key));
            return scores.Row(set, name, method, perSecond is { } value ? Math.Round(value) : null);
        }
    }

    /// <summary>Series of one horizon together: they calibrate each other's intervals, as in one file of the command.</summary>
    private static void ForecastAll(
        EvaluationSeries[] all, ForecastProfile profile, ForecastOfSeries[] forecasts, CancellationToken cancellationToken)
    {
        foreach (var group in Enumerable.Range(0, all.Length).GroupBy(i => (all[i].Season, all[i].Test.Length)))
        {
            int[] places = [.. group];
            var options = new ForecastOptions { Horizon = group.Key.Length, Season = group.Key.Season, Profile = profile };
            var outcomes = Forecaster.RunAll([.. places.Select(i => all[i].Train)], options, null, cancellationToken);
            for (var k = 0; k < places.Length; k++)
            {
                if (!outcomes[k].IsOk(out var forecast, out var problem))
                    throw new InvalidOperationException($"{all[places[k]].Id}: {problem.Message}");
                forecasts[places[k]] = ForecastOfSeries.Of(forecast);
            }
        }
    }

    private static void ForecastWith(
        IForecastModel model, EvaluationSeries[] all, ForecastOfSeries[] forecasts, CancellationToken cancellationToken) =>
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            forecasts[i] = new ForecastOfSeries(Benchmark.Continue(model, all[i]), null, null));
}
