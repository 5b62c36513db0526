using System.Globalization;
using KiPlanung.Forecasting.Intervals;
using KiPlanung.Statistics;

namespace KiPlanung.Forecasting.History;

/// <summary>„Art des Ereignisses“.</summary>
public enum KnownEventKind
{
    /// <summary>From here on another level: a new definition, a merger, a census.</summary>
    LevelShift,

    /// <summary>Only these values are out of line: a pandemic year, a strike.</summary>
    Pulse,
}

/// <summary>„Bekanntes Ereignis“ — something that happened to the figures, not to what they count.</summary>
/// <param name="Position">First value touched, counted from 0.</param>
/// <param name="When">The period as a reader knows it, such as <c>2016</c> or <c>2020–2022</c>.</param>
/// <param name="Reason">What happened, in German.</param>
public sealed record KnownEvent(int Position, KnownEventKind Kind, string When, string Reason)
{
    /// <summary>Values touched; for pulses only.</summary>
    public int Length { get; init; } = 1;
}

/// <summary>A history without its known events.</summary>
/// <param name="Notices">What was changed and what was left, in German: one sentence for each event.</param>
/// <param name="Adjusted">The level shifts that were taken out.</param>
public sealed record AdjustedHistory(double[] Values, IReadOnlyList<string> Notices, IReadOnlyList<KnownEvent> Adjusted);

/// <summary>Takes known events out of a history before a model is fitted, and says so.</summary>
/// <remarks>Intervention analysis with given dates (Box &amp; Tiao 1975, JASA 70) by medians instead of a model, for the few values on both
/// sides that annual series have. Values after a level shift stay; earlier ones move to the later level.</remarks>
public static class KnownEvents
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="history">Finite values, oldest first.</param>
    /// <param name="events">In any order; those outside the history are named and left.</param>
    /// <param name="nature">Keeps the adjusted values in its range, counts whole.</param>
    public static AdjustedHistory Adjust(ReadOnlySpan<double> history, IReadOnlyList<KnownEvent> events, SeriesNature? nature = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var original = history.ToArray();
        var (values, notices, adjusted) = (history.ToArray(), new List<string>(), new List<KnownEvent>());
        foreach (var pulse in events.Where(e => e.Kind == KnownEventKind.Pulse).OrderBy(e => e.Position))
            notices.Add(Replace(values, pulse));
        KnownEvent[] shifts = [.. events.Where(e => e.Kind == KnownEventKind.LevelShift).OrderByDescending(e => e.Position)];
        foreach (var shift in shifts)
        {
            if (LevelShift.Estimate(values, shift.Position, [.. shifts.Select(s => s.Position)]) is not { } estimate)
            {
                notices.Add(
                    $"Der Bruch {shift.When} ({shift.Reason}) wurde nicht herausgerechnet: "
                    + $"Davor oder danach liegen weniger als {LevelShift.LeastSide} Werte.");
            }
            else if (!estimate.IsVisible) notices.Add(
                $"Zum Bruch {shift.When} ({shift.Reason}) ist kein Sprung zu erkennen; es wurde nichts herausgerechnet.");
            else
            {
                estimate.Apply(values.AsSpan(0, shift.Position));
                adjusted.Add(shift);
                notices.Add(
                    $"Der Niveausprung {shift.When} ({shift.Reason}) wurde herausgerechnet: "
                    + $"Die früheren Werte wurden um {Size(estimate)}.");
            }
        }

        if (notices.Count > 0) Keep(values, original, nature);
        return new AdjustedHistory(values, notices, adjusted);
    }

    private static void Keep(double[] values, double[] original, SeriesNature? nature)
    {
        var bounds = ValueBounds.Of(nature, original);
        for (var t = 0; t < values.Length; t++)
        {
            if (values[t] == original[t]) continue;
            values[t] = bounds.Clamp(bounds.Whole ? Math.Round(values[t]) : values[t]);
        }
    }

    private static string Size(LevelShift shift) => shift.IsRatio
        ? string.Create(German, $"{Math.Abs(Math.Exp(shift.Size) - 1) * 100:0.#} % {(shift.Size > 0 ? "angehoben" : "gesenkt")}")
        : string.Create(German, $"{Math.Abs(shift.Size):G3} {(shift.Size > 0 ? "angehoben" : "gesenkt")}");

    private static string Replace(double[] values, KnownEvent pulse)
    {
        var (before, after) = (pulse.Position - 1, pulse.Position + pulse.Length);
        var name = $"{pulse.When} ({pulse.Reason})";
        if (pulse.Length < 1 || pulse.Position < 0 || pulse.Position >= values.Length || (before < 0 && after >= values.Length))
            return $"Der Sondereinfluss {name} liegt außerhalb der verwendeten Werte.";
        for (var t = pulse.Position; t < Math.Min(after, values.Length); t++)
        {
            values[t] = before < 0 ? values[after]
                : after >= values.Length ? values[before]
                : values[before] + ((values[after] - values[before]) * (t - before) / (after - before));
        }

        var instead = before < 0 ? "der erste Wert danach"
            : after >= values.Length ? "der letzte Wert davor"
            : "die Linie zwischen den Nachbarwerten";
        return $"Die Werte {name} gelten als einmaliger Sondereinfluss; an ihre Stelle tritt {instead}.";
    }
}
