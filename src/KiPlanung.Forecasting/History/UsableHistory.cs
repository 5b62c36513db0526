using KiPlanung.Forecasting.Selection;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.History;

/// <summary>„Verwendbare Vergangenheit“ — the figures of a series that a model can be fitted to, at equal distances.</summary>
/// <param name="StepYears">Years from one figure to the next, such as 2 for the Pflegestatistik.</param>
/// <param name="Breaks">Known breaks from the first to the last year used.</param>
/// <param name="Notices">What was left out, filled in or has to be known, in German.</param>
internal sealed record UsableHistory(
    double[] Values, Year First, Year Last, int StepYears, IReadOnlyList<KnownBreak> Breaks, IReadOnlyList<string> Notices)
{
    public static Outcome<UsableHistory> Of(StatisticalSeries series, SeriesEvents events)
    {
        var known = series.Points.Where(point => point.Status == ValueStatus.Known && point.Value is not null).ToArray();
        if (known.Length < ForecastInput.LeastValues) return ForecastInput.TooFewPoints(known.Length);
        var step = StepOf(known);
        if (step is null || SkipsRegularly(known, step.Value))
        {
            return ForecastInput.Invalid(
                "mixed-spacing",
                "Die Werte der Reihe haben wechselnde Abstände (zum Beispiel erst alle zwei Jahre, dann jährlich). "
                + "Bitte nur den Teil mit gleichem Abstand einlesen.");
        }

        var notices = new List<string>();
        if (step > 1)
            notices.Add($"Die Reihe hat Werte nur alle {step} Jahre; auch die Vorausberechnung geht in Schritten von {step} Jahren.");
        var tail = Tail(known, step.Value, notices);
        if (tail.Known < ForecastInput.LeastValues) return ForecastInput.TooFewPoints(tail.Known);
        NameOpenEnd(series, known[^1].Year, notices);
        return StartAfterBreak(series.Indicator.Nature, tail.Values, known[^1].Year, step.Value, events, notices);
    }

    /// <summary>The most frequent distance, the smaller one on a tie; null when another distance is no multiple of it.</summary>
    private static int? StepOf(SeriesPoint[] known)
    {
        int[] distances = [.. Enumerable.Range(1, known.Length - 1).Select(i => known[i].Year.Value - known[i - 1].Year.Value)];
        var step = distances.GroupBy(distance => distance).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        return distances.All(distance => distance % step == 0) ? step : null;
    }

    /// <summary>Two single gaps one after the other: the series changed to a wider distance.</summary>
    private static bool SkipsRegularly(SeriesPoint[] known, int step) => Enumerable.Range(2, known.Length - 2).Any(i =>
        known[i].Year.Value - known[i - 1].Year.Value == 2 * step && known[i - 1].Year.Value - known[i - 2].Year.Value == 2 * step);

    /// <summary>Back from the last figure: a single gap is filled with the mean of its neighbours, a longer one ends the history.</summary>
    private static (double[] Values, int Known) Tail(SeriesPoint[] known, int step, List<string> notices)
    {
        var values = new List<double> { known[^1].Value!.Value };
        var filled = new List<Year>();
        var i = known.Length - 1;
        for (; i > 0; i--)
        {
            var distance = known[i].Year.Value - known[i - 1].Year.Value;
            if (distance > 2 * step) break;
            if (distance == 2 * step)
            {
                values.Add(0.5 * (known[i].Value!.Value + known[i - 1].Value!.Value));
                filled.Add(known[i].Year.Plus(-step));
            }

            values.Add(known[i - 1].Value!.Value);
        }

        values.Reverse();
        filled.Reverse();
        if (filled.Count > 0)
            notices.Add($"Fehlende Einzelwerte ({string.Join(", ", filled)}) wurden durch das Mittel der Nachbarwerte ersetzt.");
        if (i > 0)
            notices.Add($"Vor {known[i].Year} fehlen mehrere Werte hintereinander; verwendet wird die Reihe ab {known[i].Year}.");
        return ([.. values], known.Length - i);
    }

    private static void NameOpenEnd(StatisticalSeries series, Year last, List<string> notices)
    {
        var open = series.Points.Where(point => point.Year > last).ToArray();
        if (open.Length == 0) return;
        notices.Add(open.All(point => point.Status == ValueStatus.Nothing)
            ? $"Nach {last} steht nur „–“ (nichts vorhanden). Bitte prüfen, ob es das Gebiet oder die Leistung noch gibt."
            : $"Nach {last} liegt kein verwendbarer Wert vor; die Vorausberechnung schließt an {last} an.");
    }

    private static UsableHistory StartAfterBreak(
        SeriesNature nature, double[] values, Year last, int step, SeriesEvents events, List<string> notices)
    {
        var first = last.Plus(-step * (values.Length - 1));
        KnownBreak[] inside =
            [.. events.Breaks.Where(b => b.FirstYear > first && b.FirstYear <= last).OrderBy(b => b.FirstYear.Value)];
        foreach (var later in events.Breaks.Where(b => b.FirstYear > last))
            notices.Add($"Ab {later.FirstYear} gilt ein Bruch ({later.Reason}); die Vorausberechnung führt die bisherige Abgrenzung fort.");
        if (inside.Length == 0)
            return new UsableHistory(WithoutShocks(nature, values, first, step, events, notices), first, last, step, [], notices);
        var latest = inside[^1];
        var kept = ((last.Value - latest.FirstYear.Value) / step) + 1;
        if (kept < ModelPool.ShortSeries)
        {
            notices.Add(
                $"Seit dem Bruch {latest.FirstYear} ({latest.Reason}) liegen nur {kept} Werte vor; "
                + "deshalb wurde auch der Zeitraum davor verwendet.");
            var calm = WithoutShocks(nature, values, first, step, events, notices);
            return new UsableHistory(WithoutShifts(nature, calm, first, step, inside, notices), first, last, step, inside, notices);
        }

        var start = last.Plus(-step * (kept - 1));
        notices.Add($"Wegen des Bruchs {latest.FirstYear} ({latest.Reason}) werden nur die Werte ab {start} verwendet.");
        var used = WithoutShocks(nature, values[^kept..], start, step, events, notices);
        return new UsableHistory(used, start, last, step, [latest], notices);
    }

    private static double[] WithoutShocks(
        SeriesNature nature, double[] values, Year first, int step, SeriesEvents events, List<string> notices)
    {
        var pulses = new List<KnownEvent>();
        foreach (var shock in events.Shocks)
        {
            if (ShockRule.EventOf(shock, values, first, step, notices) is { } pulse) pulses.Add(pulse);
        }

        var adjusted = KnownEvents.Adjust(values, pulses, nature);
        notices.AddRange(adjusted.Notices);
        return adjusted.Values;
    }

    private static double[] WithoutShifts(
        SeriesNature nature, double[] values, Year first, int step, KnownBreak[] breaks, List<string> notices)
    {
        KnownEvent[] events = [.. breaks.Select(b => new KnownEvent(
            (b.FirstYear.Value - first.Value + step - 1) / step, KnownEventKind.LevelShift, b.FirstYear.ToString(), b.Reason))];
        var adjusted = KnownEvents.Adjust(values, events, nature);
        notices.AddRange(adjusted.Notices);
        if (adjusted.Adjusted.Count < events.Length)
            notices.Add("Ein Bruch, der nicht herausgerechnet ist, kann als Entwicklung erscheinen.");
        return adjusted.Values;
    }
}
