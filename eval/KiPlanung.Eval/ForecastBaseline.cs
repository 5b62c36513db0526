using System.Globalization;
using System.Text.Json;
using KiPlanung.Vocabulary;

namespace KiPlanung.Eval;

/// <summary>„Messlatte“ — figures reached before, as printed with <c>--json</c>; speed is not compared, it belongs to the machine.</summary>
public static class ForecastBaseline
{
    private const double OwaTolerance = 0.003;
    private const double ScoreTolerance = 0.02;
    private const double CoverageTolerance = 1;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Compares whole sets, row by row.</summary>
    /// <param name="json">The document a run printed: an object with <c>rows</c>.</param>
    /// <returns>The number of rows compared, or a problem that names every figure below the baseline.</returns>
    public static Outcome<int> Compare(string json, IReadOnlyList<ForecastRow> measured)
    {
        if (JsonSerializer.Deserialize<Document>(json, Web)?.Rows is not { Count: > 0 } baseline)
            return new Problem("eval.baseline", "Die Messlatte enthält keine Zeilen („rows“).", ProblemKind.Invalid);
        var pairs = measured.Join(baseline, row => row.Place, row => row.Place, (now, before) => (Now: now, Before: before))
            .Where(pair => pair.Now.Class == LengthClass.All).ToList();
        if (pairs.Count == 0)
            return new Problem("eval.baseline", "Keine gemessene Zeile steht in der Messlatte.", ProblemKind.Invalid);
        var worse = pairs.SelectMany(pair => Below(pair.Now, pair.Before)).ToList();
        return worse.Count == 0
            ? pairs.Count
            : new Problem(
                "eval.below-baseline", $"Die Güte liegt unter der Messlatte ({worse.Count} Werte). Bitte die Änderung prüfen.",
                ProblemKind.Conflict) { Details = [.. worse.Select(sentence => new ProblemDetail(sentence))] };
    }

    private static IEnumerable<string> Below(ForecastRow now, ForecastRow before)
    {
        if (now.Series != before.Series) yield return Say("Reihen", now.Series, before.Series);
        if (now.Owa > before.Owa + OwaTolerance) yield return Say("OWA", now.Owa, before.Owa);
        if (now.Msis95 is { } score && before.Msis95 is { } scoreBefore && score > scoreBefore * (1 + ScoreTolerance))
            yield return Say("MSIS", score, scoreBefore);
        if (IsFarther(now.Coverage80, before.Coverage80, 80))
            yield return Say("Abdeckung 80 %", now.Coverage80![0], before.Coverage80![0]);
        if (IsFarther(now.Coverage95, before.Coverage95, 95))
            yield return Say("Abdeckung 95 %", now.Coverage95![0], before.Coverage95![0]);

        string Say(string what, double value, double was) => string.Create(
            CultureInfo.GetCultureInfo("de-DE"), $"{now.Place}: {what} {value:0.####} statt {was:0.####}.");
    }

    private static bool IsFarther(IReadOnlyList<double>? now, IReadOnlyList<double>? before, double nominal) =>
        now is not null && before is not null
        && Math.Abs(now[0] - nominal) > Math.Abs(before[0] - nominal) + CoverageTolerance;

    private sealed record Document(IReadOnlyList<ForecastRow> Rows);
}
