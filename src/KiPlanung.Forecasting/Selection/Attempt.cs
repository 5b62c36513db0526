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
/// <param name="Sigma">Median over the models of the standard deviation of their one-step errors.</param>
/// <param name="Length">Values known.</param>
internal readonly record struct ErrorScale(double Naive, double Sigma, int Length)
{
    private const double SmallSample = 3.5;

    /// <summary>The unit of calibration: √(Naive·Sigma), widened for short histories; 0 for a history without any change.</summary>
    /// <remarks>Of the scales tried on M1, M3, Tourism and INKAR the one with the best interval score.</remarks>
    public double Unit => Math.Sqrt(Naive * (Sigma > 0 ? Sigma : Naive)) * (1 + (SmallSample / Length));

    public static ErrorScale Of(ReadOnlySpan<double> history, int season, IFittedModel?[] fitted)
    {
        double[] sigmas =
            [.. fitted.OfType<IFittedModel>().Select(one => one.Sigma).Where(sigma => sigma > 0 && double.IsFinite(sigma)).Order()];
        var sigma = sigmas.Length == 0 ? 0 : 0.5 * (sigmas[(sigmas.Length - 1) / 2] + sigmas[sigmas.Length / 2]);
        return new ErrorScale(History.ForecastInput.NaiveError(history, season), sigma, history.Length);
    }
}
