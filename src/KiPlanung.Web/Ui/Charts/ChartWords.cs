using System.Globalization;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>The chart in words, for those who do not see it.</summary>
internal static class ChartWords
{
    public static string Describe(ForecastChartModel model)
    {
        var known = model.History.Where(p => p.Value is not null).ToList();
        if (known.Count == 0) return "Keine Werte vorhanden.";
        var (first, last) = (known[0], known[^1]);
        var text = $"Beobachtet von {Year(first.Year)} ({Say(model, first.Value!.Value)}) "
            + $"bis {Year(last.Year)} ({Say(model, last.Value!.Value)}).";
        var gaps = model.History.Where(p => p.Value is null).Select(p => Year(p.Year)).ToList();
        if (gaps.Count > 0) text += $" Ohne Wert: {string.Join(", ", gaps)}.";
        if (model.Forecast is [.., var end])
            text += $" Vorausberechnet bis {Year(end.Year)}: {Say(model, end.Value)}" + Between(model, end) + ".";
        if (model.Members.Count > 1 && model.Members.Select(m => m.Values[^1].Value).ToList() is var ends)
            text += $" Die einzelnen Verfahren liegen dort zwischen {Say(model, ends.Min())} und {Say(model, ends.Max())}.";
        if (model.Calculated is { Values: [.., var before] })
            text += $" Vor der Änderung von Hand berechnet: {Say(model, before.Value)}.";
        if (model.Official is { Values: [.., var official] })
            text += $" Amtliche Vorausberechnung {Year(official.Year)}: {Say(model, official.Value)}.";
        foreach (var change in model.Breaks) text += $" Bruch {Year(change.Year)}: {change.Label}.";
        return text + " Die Werte stehen auch in der Tabelle.";
    }

    /// <summary>Stretches without a gap.</summary>
    public static IEnumerable<IReadOnlyList<ChartPoint>> Runs(IReadOnlyList<ChartPoint> points)
    {
        var run = new List<ChartPoint>();
        foreach (var point in points)
        {
            var joins = run.Count > 0 && point.Year == run[^1].Year + 1;
            if (point.Value is null || (run.Count > 0 && !joins))
            {
                if (run.Count > 1) yield return run;
                run = [];
            }
            if (point.Value is not null) run.Add(point);
        }
        if (run.Count > 1) yield return run;
    }

    private static string Between(ForecastChartModel model, ChartBandPoint end)
    {
        var text = "";
        if (end is { Low80: { } low80, High80: { } high80 })
            text += $", mit 80 % Wahrscheinlichkeit zwischen {Say(model, low80)} und {Say(model, high80)}";
        if (end is { Low95: { } low95, High95: { } high95 }) text += $", mit 95 % zwischen {Say(model, low95)} und {Say(model, high95)}";
        return text;
    }

    private static string Say(ForecastChartModel model, double value) => German.Number(value, model.Digits) + " " + model.Unit;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
