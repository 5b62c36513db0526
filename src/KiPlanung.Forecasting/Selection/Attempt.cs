using KiPlanung.Forecasting.History;
using KiPlanung.Forecasting.Models;

namespace KiPlanung.Forecasting.Selection;

/// <summary>What all candidates of a pool say from one origin.</summary>
/// <param name="Paths">By candidate; null where the history is too short for one or its path leaves the finite numbers.</param>
/// <param name="Fitted">By model.</param>
/// <param name="Scale">By what the errors of this series are made comparable with others.</param>
/// <param name="Weights">Of the trained combination, in the order of its members; empty without one.</param>
internal sealed record Attempt(double[]?[] Paths, IFittedModel?[] Fitted, ErrorScale Scale, double[] Weights);

/// <summary>„Fehlermaß“ — how large errors of a series typically are, known at the origin.</summary>
/// <param name="Naive">Mean absolute change from one season (or period) to the next.</param>
/// <param name="Sigma">Standard deviation of one-step errors: of exponential smoothing where it competes, else the median over the
/// models.</param>
/// <param name="Length">Values known.</param>
internal readonly record struct ErrorScale(double Naive, double Sigma, int Length)
{
    private const double SmallSample = 3.5;

    /// <summary>An error size further than this factor from the naive one is a flaw of the fit.</summary>
    private const double MostApart = 3;

    /// <summary>The unit of calibration: √(Naive·Sigma), widened for short histories; 0 for a history without any change.</summary>
    /// <remarks>Of the units tried on M1, M3 and Tourism (Naive, Sigma, their geometric mean with several sigmas) the one with the best
    /// interval score.</remarks>
    public double Unit => Math.Sqrt(Naive * Math.Clamp(Sigma > 0 ? Sigma : Naive, Naive / MostApart, Naive * MostApart))
        * (1 + (SmallSample / Length));

    /// <param name="leading">Place of the model whose errors count; -1 when it does not compete.</param>
    public static ErrorScale Of(ReadOnlySpan<double> history, int season, IFittedModel?[] fitted, int leading)
    {
        var naive = ForecastInput.NaiveError(history, season);
        if (leading >= 0 && fitted[leading]?.Sigma is > 0 and < double.MaxValue and var own)
            return new ErrorScale(naive, own, history.Length);
        double[] sigmas =
            [.. fitted.OfType<IFittedModel>().Select(one => one.Sigma).Where(sigma => sigma > 0 && double.IsFinite(sigma)).Order()];
        var sigma = sigmas.Length == 0 ? 0 : 0.5 * (sigmas[(sigmas.Length - 1) / 2] + sigmas[sigmas.Length / 2]);
        return new ErrorScale(naive, sigma, history.Length);
    }
}
