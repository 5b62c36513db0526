namespace KiPlanung.Forecasting.Models.ThetaFamily;

/// <summary>„Optimiertes Theta-Verfahren“ — the straight line of the whole history, with θ estimated.</summary>
/// <remarks>OTM of Fiorucci et al. 2016, IJF 32(4), section 2.2; estimation as in <see cref="ThetaRegression"/>.</remarks>
public sealed class OptimisedTheta : IForecastModel
{
    private const int MinimumLength = 5;

    public string Name => "optimised-theta";

    public string Title => "Optimiertes Theta-Verfahren";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) =>
        history.Length < MinimumLength ? null : new ThetaRegression(ThetaLines.Fixed(history)).Fit();
}
