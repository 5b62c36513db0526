using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Models;

namespace KiPlanung.Eval;

/// <summary>Measures the forecaster on the competition series and the domain series, one line per file.</summary>
internal static class ForecastEvaluation
{
    private static readonly string[] Files = ["comp_yearly", "comp_quarterly", "comp_monthly", "comp_other", "inkar_yearly"];

    private static readonly IForecastModel[] Models =
    [
        new SeasonallyAdjusted(new Drift()), new SeasonallyAdjusted(new DampedTrend()), new SeasonallyAdjusted(new Theta()),
        new SeasonallyAdjusted(new DynamicTheta()),
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Run(string directory, TextWriter output, string? baseline)
    {
        var rows = new List<Row>();
        foreach (var file in Files)
        {
            var all = CompetitionData.Read(Path.Combine(directory, file + ".csv.gz"));
            var groups = all.GroupBy(series =>
                series.Dataset.StartsWith("INKAR", StringComparison.Ordinal) ? $"{file}-{series.Dataset[^2..]}" : file);
            foreach (var group in groups)
            {
                var row = Measure(group.Key, [.. group]);
                rows.Add(row);
                output.WriteLine(row);
            }
        }

        if (baseline is not null) File.WriteAllText(baseline, JsonSerializer.Serialize(rows, Indented) + "\n");
    }

    private static Row Measure(string name, EvaluationSeries[] all)
    {
        var (naive2, own, coverage) = (new Accuracy(), new Accuracy(), new Coverage());
        var single = Models.Select(_ => new Accuracy()).ToArray();
        var clock = new Stopwatch();
        var chosen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var series in all)
        {
            var options = new ForecastOptions { Horizon = series.Test.Length, Season = series.Season };
            clock.Start();
            var outcome = Forecaster.Run(series.Train, options);
            clock.Stop();
            if (!outcome.IsOk(out var forecast, out var problem)) throw new InvalidOperationException($"{series.Id}: {problem.Message}");
            own.Add(series, [.. forecast.Steps.Select(step => step.Mean)]);
            coverage.Add(series, forecast);
            chosen[forecast.Model] = chosen.GetValueOrDefault(forecast.Model) + 1;
            naive2.Add(series, Continue(new SeasonallyAdjusted(new Naive()), series));
            for (var i = 0; i < Models.Length; i++) single[i].Add(series, Continue(Models[i], series));
        }

        return new Row(
            name, all.Length, Round(naive2.Smape), Round(naive2.Mase), Round(own.Smape), Round(own.Mase), Round(own.Owa(naive2)),
            [.. coverage.Overall.Select(Round)], [.. coverage.FirstStep.Select(Round)], [.. coverage.LastStep.Select(Round)],
            Round(coverage.Msis), Models.Index().ToDictionary(x => x.Item.Name, x => Round(single[x.Index].Owa(naive2))),
            chosen, Math.Round(all.Length / clock.Elapsed.TotalSeconds));
    }

    private static double[] Continue(IForecastModel model, EvaluationSeries series) =>
        model.Fit(series.Train, series.Season)?.Predict(series.Test.Length)
        ?? new Naive().Fit(series.Train, 1)!.Predict(series.Test.Length);

    private static double Round(double value) => Math.Round(value, 4);

    /// <summary>Coverages in percent at the nominal levels 80 and 95; speed in series per second and thread, with backtest.</summary>
    internal sealed record Row(
        string File, int Series, double Naive2Smape, double Naive2Mase, double Smape, double Mase, double Owa, double[] Coverage,
        double[] CoverageFirstStep, double[] CoverageLastStep, double Msis95, Dictionary<string, double> OwaByModel,
        IReadOnlyDictionary<string, int> Chosen, double SeriesPerSecond)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{File,-16} n={Series,4} Naive2 {Naive2Smape:F3}/{Naive2Mase:F4} own {Smape:F3}/{Mase:F4}"
            + $" OWA {Owa:F4} cover {Pair(Coverage)} first {Pair(CoverageFirstStep)} last {Pair(CoverageLastStep)} MSIS95 {Msis95:F2}"
            + $" {SeriesPerSecond:F0}/s\n    OWA {string.Join(' ', OwaByModel.Select(x => $"{x.Key} {x.Value:F4}"))}"
            + $"\n    chosen {string.Join(' ', Chosen.Select(x => $"{x.Key} {x.Value}"))}");

        private static string Pair(double[] shares) => string.Create(CultureInfo.InvariantCulture, $"{shares[0]:F1}/{shares[1]:F1}");
    }
}
