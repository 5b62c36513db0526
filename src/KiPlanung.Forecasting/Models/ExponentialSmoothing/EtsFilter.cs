using System.Runtime.CompilerServices;

namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>How a part acts, known to the compiler so that each form gets machine code of its own.</summary>
internal interface IPart
{
    static abstract EtsComponent Kind { get; }
}

internal readonly struct NonePart : IPart
{
    public static EtsComponent Kind => EtsComponent.None;
}

internal readonly struct AdditivePart : IPart
{
    public static EtsComponent Kind => EtsComponent.Additive;
}

internal readonly struct DampedPart : IPart
{
    public static EtsComponent Kind => EtsComponent.Damped;
}

internal readonly struct MultiplicativePart : IPart
{
    public static EtsComponent Kind => EtsComponent.Multiplicative;
}

/// <summary>Level, trend and the next cycle of seasons; <see cref="Season"/>[<see cref="Place"/>] belongs to the next value.</summary>
internal ref struct EtsState
{
    public double Level;
    public double Trend;
    public Span<double> Season;
    public int Place;
}

/// <summary>Runs a series through one form. No allocation; what a form does not have costs nothing.</summary>
/// <remarks>Recursions of Hyndman, Koehler, Ord &amp; Snyder 2008, table 2.2 and 2.3. With a multiplicative error ε = (y − μ)/μ the
/// states move by (y − μ) over the factor that multiplies them, so no division lies on the path from step to step.</remarks>
internal static class EtsFilter
{
    /// <summary>Products of this many means stay in range for figures scaled to one.</summary>
    private const int LogEvery = 8;

    private const double LeastSquares = 1e-24;

    /// <summary>−2 log L* of ch. 5.1: n·log Σε², plus 2·Σ log|μ| for multiplicative errors.</summary>
    /// <param name="state">The start; the end afterwards.</param>
    /// <param name="limit">The value is of interest below this only; a run that will reach it may end early with +∞.</param>
    /// <param name="means">Filled with the one-step forecasts when not empty.</param>
    public static double Run<TError, TTrend, TSeason>(
        scoped ReadOnlySpan<double> series, EtsWeights weights, scoped ref EtsState state, double limit, scoped Span<double> means)
        where TError : struct, IPart
        where TTrend : struct, IPart
        where TSeason : struct, IPart
    {
        var (level, trend, place) = (state.Level, state.Trend, state.Place);
        var season = state.Season;
        var most = TError.Kind == EtsComponent.Additive ? Math.Exp(limit / series.Length) : double.PositiveInfinity;
        double squares = 0, logs = 0, product = 1, none = 0;
        for (var t = 0; t < series.Length; t++)
        {
            ref var factor = ref (TSeason.Kind == EtsComponent.None ? ref none : ref season[place]);
            var mean = Step<TTrend, TSeason>(series[t], weights, ref level, ref trend, ref factor);
            var error = series[t] - mean;
            if (TSeason.Kind != EtsComponent.None && ++place == season.Length) place = 0;
            if (!means.IsEmpty) means[t] = mean;
            if (TError.Kind == EtsComponent.Multiplicative)
            {
                error /= mean;
                product *= mean;
                if (t % LogEvery == LogEvery - 1)
                {
                    logs += Math.Log(Math.Abs(product));
                    product = 1;
                }
            }

            squares += error * error;
            if (TError.Kind == EtsComponent.Additive && squares > most) return double.PositiveInfinity;
        }

        (state.Level, state.Trend, state.Place) = (level, trend, place);
        var value = series.Length * Math.Log(Math.Max(squares, LeastSquares * series.Length));
        if (TError.Kind == EtsComponent.Multiplicative) value += 2 * (logs + Math.Log(Math.Abs(product)));
        return double.IsFinite(value) && double.IsFinite(squares) ? value : double.PositiveInfinity;
    }

    /// <summary>One value: the mean expected of it, and the states after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Step<TTrend, TSeason>(double value, EtsWeights weights, ref double level, ref double trend, ref double season)
        where TTrend : struct, IPart
        where TSeason : struct, IPart
    {
        var fading = TTrend.Kind == EtsComponent.Damped ? weights.Phi * trend : trend;
        var line = TTrend.Kind == EtsComponent.None ? level : level + fading;
        var factor = TSeason.Kind == EtsComponent.None ? 0 : season;
        var mean = TSeason.Kind == EtsComponent.None ? line
            : TSeason.Kind == EtsComponent.Additive ? line + factor : line * factor;
        var error = value - mean;
        var pull = TSeason.Kind == EtsComponent.Multiplicative ? error / factor : error;
        level = line + (weights.Alpha * pull);
        if (TTrend.Kind != EtsComponent.None) trend = fading + (weights.Beta * pull);
        if (TSeason.Kind != EtsComponent.None)
            season = factor + (weights.Gamma * (TSeason.Kind == EtsComponent.Multiplicative ? error / line : error));
        return mean;
    }

    /// <summary>The same for a form known at run time only.</summary>
    public static double Run(
        EtsForm form, scoped ReadOnlySpan<double> series, EtsWeights weights, scoped ref EtsState state, double limit,
        scoped Span<double> means) => form.HasMultiplicativeError
            ? RunTrend<MultiplicativePart>(form, series, weights, ref state, limit, means)
            : RunTrend<AdditivePart>(form, series, weights, ref state, limit, means);

    private static double RunTrend<TError>(
        EtsForm form, scoped ReadOnlySpan<double> series, EtsWeights weights, scoped ref EtsState state, double limit,
        scoped Span<double> means)
        where TError : struct, IPart => form.Trend switch
        {
            EtsComponent.None => RunSeason<TError, NonePart>(form, series, weights, ref state, limit, means),
            EtsComponent.Additive => RunSeason<TError, AdditivePart>(form, series, weights, ref state, limit, means),
            _ => RunSeason<TError, DampedPart>(form, series, weights, ref state, limit, means),
        };

    private static double RunSeason<TError, TTrend>(
        EtsForm form, scoped ReadOnlySpan<double> series, EtsWeights weights, scoped ref EtsState state, double limit,
        scoped Span<double> means)
        where TError : struct, IPart
        where TTrend : struct, IPart => form.Season switch
        {
            EtsComponent.None => Run<TError, TTrend, NonePart>(series, weights, ref state, limit, means),
            EtsComponent.Additive => Run<TError, TTrend, AdditivePart>(series, weights, ref state, limit, means),
            _ => Run<TError, TTrend, MultiplicativePart>(series, weights, ref state, limit, means),
        };
}
