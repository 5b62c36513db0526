using KiPlanung.Forecasting.History;
using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Models;

namespace KiPlanung.Forecasting.Selection;

/// <summary>„Fehlermaß“ — how large errors of a series typically are, known at the origin.</summary>
/// <param name="Naive">Mean absolute change from one season (or period) to the next.</param>
/// <param name="Sigma">Standard deviation of one-step errors: of exponential smoothing where it competes, else the median over the
/// models.</param>
/// <param name="Length">Values known.</param>
/// <param name="Season">Periods per season, 1 for none: each of its figures is estimated too.</param>
internal sealed record ErrorScale(double Naive, double Sigma, int Length, int Season)
{
    private const double SmallSample = 3.5;

    /// <summary>An error size further than this factor from the naive one is a flaw of the fit.</summary>
    private const double MostApart = 3;

    /// <summary>The same for what is simulated or compared several steps ahead.</summary>
    private const double MostAhead = 10;

    /// <summary>Models that agree are not right for that: this part of the naive error stays.</summary>
    private const double LeastDisagreement = 0.2;

    private double[]? _units;

    /// <summary>√(Naive·Sigma), widened for short histories; 0 for a history without any change.</summary>
    public double Unit => Math.Sqrt(Naive * OneStep) * Widening;

    private double OneStep => Math.Clamp(Sigma > 0 ? Sigma : Naive, Naive / MostApart, Naive * MostApart);

    private double Widening => 1 + ((SmallSample + Season - 1) / Length);

    /// <summary>The unit of calibration at a step (from 0), non-decreasing: the geometric mean of four sizes of error — plain continuation,
    /// one step of the leading model, its simulated paths at the step, and how far the models disagree there. Without a leading
    /// model: <see cref="Unit"/>.</summary>
    /// <remarks>Compared on M1, M3 and Tourism with the first two alone, which the model file's card shows; the four weigh the same, so
    /// nothing but the floor of the disagreement was chosen.</remarks>
    public double UnitAt(int step) => _units is null ? Unit : _units[step];

    /// <param name="leading">Place of the model whose errors and paths count; -1 when there is none.</param>
    /// <param name="paths">Of the models, in their order; null where there is none.</param>
    public static ErrorScale Of(
        ReadOnlySpan<double> history, int season, IFittedModel?[] fitted, int leading, ReadOnlySpan<double[]?> paths, int horizon)
    {
        var naive = ForecastInput.NaiveError(history, season);
        var scale = new ErrorScale(naive, SigmaOf(fitted, leading), history.Length, season);
        if (leading < 0 || naive <= 0) return scale;
        var spread = new double[horizon];
        if (fitted[leading] is { } model && paths[leading] is { } path) PathSpread.Of(model, path, spread);
        scale._units = scale.UnitsOf(spread, Disagreement(paths, horizon));
        return scale;
    }

    private double[] UnitsOf(double[] spread, double[] disagreement)
    {
        var units = new double[spread.Length];
        var (widest, farthest) = (0.0, 0.0);
        for (var h = 0; h < units.Length; h++)
        {
            if (double.IsFinite(spread[h])) widest = Math.Max(widest, spread[h]);
            farthest = Math.Max(farthest, Math.Min(disagreement[h], MostAhead * Naive));
            var ahead = Math.Clamp(widest > 0 ? widest : OneStep, Naive / MostAhead, Naive * MostAhead);
            var geometric = Math.Sqrt(Math.Sqrt(OneStep / Naive * (ahead / Naive) * (LeastDisagreement + (farthest / Naive))));
            units[h] = Naive * geometric * Widening;
        }

        return units;
    }

    private static double SigmaOf(IFittedModel?[] fitted, int leading)
    {
        if (leading >= 0 && fitted[leading]?.Sigma is > 0 and < double.MaxValue and var own) return own;
        double[] sigmas =
            [.. fitted.OfType<IFittedModel>().Select(one => one.Sigma).Where(sigma => sigma > 0 && double.IsFinite(sigma)).Order()];
        return sigmas.Length == 0 ? 0 : 0.5 * (sigmas[(sigmas.Length - 1) / 2] + sigmas[sigmas.Length / 2]);
    }

    /// <summary>Mean absolute distance of the paths from their middle, by step.</summary>
    private static double[] Disagreement(ReadOnlySpan<double[]?> paths, int horizon)
    {
        var distances = new double[horizon];
        Span<double> values = stackalloc double[paths.Length];
        for (var h = 0; h < horizon; h++)
        {
            var count = 0;
            foreach (var path in paths)
            {
                if (path is not null) values[count++] = path[h];
            }

            if (count == 0) continue;
            var known = values[..count];
            known.Sort();
            foreach (var value in known) distances[h] += Math.Abs(value - known[count / 2]) / count;
        }

        return distances;
    }
}
