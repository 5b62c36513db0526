namespace KiPlanung.Forecasting.Models.Counts;

/// <summary>„Verfahren für seltene Fälle“ — how the rate of a series with many zeros is estimated.</summary>
public enum IntermittentMethod
{
    /// <summary>Mean size over mean distance (Croston 1972, Operational Research Quarterly 23(3)).</summary>
    Croston,

    /// <summary>The same without its upward bias (Syntetos &amp; Boylan 2005, IJF 21(2)): times 1 − α/2.</summary>
    SyntetosBoylan,

    /// <summary>Size times a probability renewed in every period, so that it fades when nothing happens any more (Teunter, Syntetos &amp;
    /// Babai 2011, European Journal of Operational Research 214(3)).</summary>
    TeunterSyntetosBabai,
}

/// <summary>„Seltene Fälle“ — size and frequency of cases, smoothed apart; possible futures are whole numbers, many of them zero.</summary>
/// <param name="method">How the two make a rate.</param>
/// <param name="weight">Smoothing weight α of size and frequency, over 0 and under 1; 0.1 is customary for such series.</param>
public sealed class IntermittentDemand(IntermittentMethod method, double weight = 0.1) : IForecastModel
{
    private const int MinimumLength = 4;

    public string Name => method switch
    {
        IntermittentMethod.Croston => "croston",
        IntermittentMethod.SyntetosBoylan => "syntetos-boylan",
        _ => "teunter-syntetos-babai",
    };

    public string Title => method switch
    {
        IntermittentMethod.Croston => "Seltene Fälle (Croston)",
        IntermittentMethod.SyntetosBoylan => "Seltene Fälle (Syntetos–Boylan)",
        _ => "Seltene Fälle (Teunter–Syntetos–Babai)",
    };

    /// <summary>Null also for figures that are no counts and for a history without any case.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength || !CountHistory.IsOfCounts(history)) return null;
        var first = history.IndexOfAnyExcept(0.0);
        if (first < 0) return null;
        var state = new IntermittentState(method, weight)
        {
            Size = history[first],
            Distance = first + 1,
            Share = ShareOfCases(history),
        };
        var squares = 0.0;
        for (var t = first + 1; t < history.Length; t++)
        {
            squares += Math.Pow(history[t] - state.Rate, 2);
            state = state.With(history[t]);
        }

        return new Fitted(state, ExcessOfSizes(history), ErrorSize.Of(squares, history.Length - first - 1, 1));
    }

    private static double ShareOfCases(ReadOnlySpan<double> history) => 1 - (history.Count(0.0) / (double)history.Length);

    /// <summary>Variance over mean of the cases beyond the first one of a period, at least 1.</summary>
    private static double ExcessOfSizes(ReadOnlySpan<double> history)
    {
        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var value in history)
        {
            if (value == 0) continue;
            count++;
            var distance = value - 1 - mean;
            mean += distance / count;
            squares += distance * (value - 1 - mean);
        }

        return count < 2 || mean <= 0 ? 1 : Math.Max(1, squares / (count - 1) / mean);
    }

    private sealed class Fitted(IntermittentState end, double dispersion, double sigma) : IFittedModel
    {
        public double Sigma => sigma;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            Array.Fill(path, end.Rate);
            return path;
        }

        /// <summary>A low shock is a period without cases; the rest of its range gives the size.</summary>
        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var state = end;
            for (var h = 0; h < path.Length; h++)
            {
                path[h] = state.At(shocks[h], dispersion);
                state = state.With(path[h]);
            }
        }
    }
}
