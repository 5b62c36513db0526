using System.Text.Json;
using System.Text.Json.Serialization;
using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Selection;
using KiPlanung.Vocabulary;

namespace KiPlanung.Eval.Training;

/// <summary>What the training of one kind reached on the held-out parts; all figures are OWA against Naive2.</summary>
/// <param name="Series">Series with a held-out part.</param>
/// <param name="Median">Of the plain median, for comparison.</param>
/// <param name="CrossValidated">Of the weighted combination, each series forecast with weights that never saw it.</param>
public sealed record TrainingFigures(string Set, int Series, double Median, double? CrossValidated, double? CrossValidatedWithoutM3);

/// <summary>Trains what <c>models/forecasting</c> holds; the same data and models give the same bytes.</summary>
public static class ForecastTraining
{
    private const int Folds = 5;
    private const int LeastErrorsPerStep = 100;

    private static readonly (string File, ForecastProfile Profile, int Season, int Earlier)[] Kinds =
    [
        ("comp_yearly", ForecastProfile.General, 1, 2), ("comp_quarterly", ForecastProfile.General, 4, 1),
        ("comp_monthly", ForecastProfile.General, 12, 1), ("inkar_yearly", ForecastProfile.Administrative, 1, 0),
    ];

    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = false, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <returns>The text of the model file, one line per kind and a final line break, or a problem <c>eval.*</c>.</returns>
    public static Outcome<string> Run(string directory, Action<TrainingFigures> found, CancellationToken cancellationToken)
    {
        if (Kinds.FirstOrDefault(kind => !File.Exists(PathOf(directory, kind.File))) is { File: not null } missing)
            return new Problem("eval.no-data", $"Die Datei {PathOf(directory, missing.File)} fehlt.", ProblemKind.NotFound);
        var kinds = new List<string>();
        foreach (var (file, profile, season, earlier) in Kinds)
        {
            var all = CompetitionData.Read(PathOf(directory, file)).ToArray();
            var combination = profile == ForecastProfile.General ? Train(file, all, season, earlier, found, cancellationToken) : null;
            var kind = new TrainedKind(profile, season, combination, null);
            kinds.Add(JsonSerializer.Serialize(kind with { Errors = UsualErrorsOf(all, kind, cancellationToken) }, Compact));
        }

        return $"{{\"kinds\":[\n{string.Join(",\n", kinds)}\n]}}\n";
    }

    private static string PathOf(string directory, string file) => Path.Combine(directory, file + ".csv.gz");

    private static TrainedCombination Train(
        string set, EvaluationSeries[] all, int season, int earlier, Action<TrainingFigures> found, CancellationToken cancellationToken)
    {
        var byCase = new TrainingCase[all.Length][];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => byCase[i] =
            [.. TrainingCase.Of(all[i], i, new ForecastOptions { Horizon = all[i].Test.Length, Season = season }, earlier)]);
        TrainingCase[] cases = [.. byCase.SelectMany(some => some)];
        var pool = ModelPool.For(ForecastProfile.General, int.MaxValue, season, CombinationLibrary.Empty);
        string[] names = [.. Enumerable.Range(0, pool.Count).Select(i => pool.Label(i).Name)];
        var held = new (TrainingCase Case, double[] Path)[Folds][];
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancellationToken }, fold =>
        {
            var trained = new SoftmaxFit([.. cases.Where(one => one.Series % Folds != fold)], names.Length).Run(names);
            held[fold] = [.. cases.Where(one => one.Final && one.Series % Folds == fold).Select(one => (one, Apply(trained, one)))];
        });
        var judged = held.SelectMany(some => some).ToList();
        found(new TrainingFigures(
            set, judged.Count, Owa(judged.Select(pair => (pair.Case, pair.Case.Paths[pool.Median]!))), Owa(judged),
            Owa(judged.Where(pair => all[pair.Case.Series].Dataset != "M3"))));
        return new SoftmaxFit(cases, names.Length).Run(names);
    }

    private static double[] Apply(TrainedCombination trained, TrainingCase one) => TrainedCombination.Combine(
        trained.WeightsFor(one.Features, [.. one.Paths.Select(path => path is not null)]), one.Paths, one.Actual.Length);

    private static double Owa(IEnumerable<(TrainingCase Case, double[] Path)> judged)
    {
        var pairs = judged.ToList();
        var smape = pairs.Average(pair => pair.Case.Smape(pair.Path)) / pairs.Average(pair => pair.Case.Smape(pair.Case.Naive2));
        var mase = pairs.Average(pair => pair.Case.Mase(pair.Path)) / pairs.Average(pair => pair.Case.Mase(pair.Case.Naive2));
        return Math.Round(0.5 * (smape + mase), 4);
    }

    /// <summary>From the training parts only; what was held out is not in the calibration.</summary>
    private static UsualErrors UsualErrorsOf(EvaluationSeries[] all, TrainedKind kind, CancellationToken cancellationToken)
    {
        var library = new CombinationLibrary([kind]);
        var studies = new SeriesStudy[all.Length];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var options = new ForecastOptions { Horizon = all[i].Test.Length, Season = kind.Season, Profile = kind.Profile };
            var origins = OriginCount.Of(options, all.Length);
            studies[i] = SeriesStudy.Of(all[i].Train, options, library, origins, false, _ => { }, cancellationToken);
        });
        var usable = studies.Where(study => study.Preferred >= 0).ToList();
        var steps = usable.SelectMany(study => study.Scores(study.Preferred)).GroupBy(score => score.Step).OrderBy(group => group.Key)
            .Select(group => group.Select(score => score.Score).Order().ToArray()).TakeWhile(scores => scores.Length >= LeastErrorsPerStep);
        var evidence = usable.Select(Evidence.Of).Aggregate((sum, one) => sum + one);
        return new UsualErrors(
            [.. steps.Select(scores => (IReadOnlyList<double>)[.. CombinationLibrary.Probabilities.Select(p => QuantileOf(scores, p))])],
            Rounded(evidence.Preferred / evidence.Count), Rounded(evidence.Naive / evidence.Count));
    }

    private static double QuantileOf(double[] sorted, double probability) => Rounded(sorted[(int)(probability * sorted.Length)]);

    private static double Rounded(double value) => Math.Round(value, 4);
}
