using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.History;

/// <summary>What numbers and options must be like before anything is computed.</summary>
internal static class ForecastInput
{
    public const int LeastValues = 3;
    private const int LargestHorizon = 50;
    private const int LargestSeason = 366;
    private const double LargestValue = 1e100;

    public static Problem? Check(IReadOnlyList<double> values, ForecastOptions options)
    {
        if (options.Horizon is < 1 or > LargestHorizon)
            return Invalid(
                "horizon-out-of-range",
                $"Der Vorausschauzeitraum muss zwischen 1 und {LargestHorizon} Schritten liegen, nicht bei {options.Horizon}.");
        if (options.Season is < 1 or > LargestSeason)
            return Invalid("season-out-of-range", $"Eine Saison muss 1 bis {LargestSeason} Zeiträume umfassen, nicht {options.Season}.");
        if (!AreLevels(options.Levels))
            return Invalid(
                "levels-invalid",
                "Die Niveaus der Prognoseintervalle müssen aufsteigend zwischen 0 und 100 Prozent liegen; "
                + "mindestens eines ist nötig.");
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                return Invalid(
                    "not-finite",
                    $"Wert {i + 1} der Reihe ist keine endliche Zahl. "
                    + "Bitte die Eingabe berichtigen oder die Lücke kennzeichnen.");
            }

            if (Math.Abs(values[i]) > LargestValue)
                return Invalid(
                    "value-too-large",
                    $"Wert {i + 1} der Reihe ist zu groß, um damit zu rechnen. Bitte Einheit und Eingabe prüfen.");
        }

        return values.Count < LeastValues ? TooFewPoints(values.Count) : null;
    }

    public static Problem TooFewPoints(int known) => Invalid(
        "too-few-points",
        $"Die Reihe hat nur {known} verwendbare Werte; für eine Vorausberechnung sind mindestens {LeastValues} nötig. "
        + "Bitte weitere Jahre einlesen.");

    public static Problem Invalid(string code, string message) => new("forecast." + code, message, ProblemKind.Invalid);

    /// <summary>The power of two above the largest absolute value, by which everything is divided without rounding;
    /// 1 when all are zero.</summary>
    public static double Scale(IReadOnlyList<double> values) =>
        values.Max(Math.Abs) is var largest && largest > 0 ? Math.ScaleB(1, Math.ILogB(largest) + 1) : 1;

    /// <summary>Mean absolute change from one season (or period, when there is less than one season) to the next.</summary>
    public static double NaiveError(ReadOnlySpan<double> history, int season)
    {
        var lag = history.Length > season ? season : 1;
        var sum = 0.0;
        for (var t = lag; t < history.Length; t++) sum += Math.Abs(history[t] - history[t - lag]);
        return sum / (history.Length - lag);
    }

    private static bool AreLevels(IReadOnlyList<double> levels) =>
        levels.Count > 0 && levels[0] > 0 && levels[^1] < 100 && levels.All(double.IsFinite)
        && levels.Zip(levels.Skip(1)).All(pair => pair.First < pair.Second);
}
