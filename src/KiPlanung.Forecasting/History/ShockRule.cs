using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.History;

/// <summary>Decides whether a known shock is taken out of a history: only when it can be seen and is over; what stays in is
/// named.</summary>
/// <remarks>The distance of the touched values from the line between their neighbours against the median absolute change outside. Of
/// simulated random walks without any shock, under 5 percent pass.</remarks>
internal static class ShockRule
{
    /// <summary>Changes outside the shock without which nothing can be said about its size.</summary>
    private const int LeastChanges = 4;

    /// <summary>Usual changes by which a single value must be out of line; a line over more values is less certain.</summary>
    private const double Visible = 3;

    /// <param name="first">Year of the first value.</param>
    /// <param name="step">Years from one value to the next.</param>
    /// <param name="notices">Receives a German sentence when the shock stays in; a shock between two values touches none and is not
    /// named.</param>
    /// <returns>What to take out; null when the values stay as they are.</returns>
    public static KnownEvent? EventOf(KnownShock shock, ReadOnlySpan<double> values, Year first, int step, List<string> notices)
    {
        var from = Math.Max(0, (shock.FirstYear.Value - first.Value + step - 1) / step);
        var to = Math.Min(values.Length - 1, (int)Math.Floor((shock.LastYear.Value - first.Value) / (double)step));
        if (from > to) return null;
        var name = $"{shock.Years} ({shock.Reason})";
        if (to == values.Length - 1)
        {
            notices.Add($"Die letzten Werte fallen in den Sondereinfluss {name}. Ob er anhält, ist noch nicht zu erkennen; sie gehen "
                + "unverändert ein.");
            return null;
        }

        if (from > 0 && IsVisible(values, from, to))
            return new KnownEvent(from, KnownEventKind.Pulse, shock.Years, shock.Reason) { Length = to - from + 1 };
        notices.Add($"Zum Sondereinfluss {name} ist kein Ausschlag zu erkennen; die Werte gehen unverändert ein.");
        return null;
    }

    private static bool IsVisible(ReadOnlySpan<double> values, int from, int to)
    {
        var changes = new List<double>(values.Length);
        for (var t = 1; t < values.Length; t++)
        {
            if (t < from || t > to + 1) changes.Add(Math.Abs(values[t] - values[t - 1]));
        }

        if (changes.Count < LeastChanges) return false;
        changes.Sort();
        var usual = 0.5 * (changes[(changes.Count - 1) / 2] + changes[changes.Count / 2]);
        var (before, steps) = (values[from - 1], to - from + 2);
        var (slope, largest) = ((values[to + 1] - before) / steps, 0.0);
        for (var t = from; t <= to; t++)
            largest = Math.Max(largest, Math.Abs(values[t] - before - (slope * (t - from + 1))));
        return largest > Visible * usual * Math.Sqrt(steps / 2.0);
    }
}
