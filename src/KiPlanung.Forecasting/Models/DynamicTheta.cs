using KiPlanung.Forecasting.Models.ThetaFamily;

namespace KiPlanung.Forecasting.Models;

/// <summary>„Dynamisches optimiertes Theta-Verfahren“ — the straight line is renewed with every value and θ is estimated.</summary>
/// <remarks>DOTM of Fiorucci, Pellegrini, Louzada, Petropoulos &amp; Koehler 2016, IJF 32(4), section 2.3; estimation as in
/// <see cref="ThetaRegression"/>.</remarks>
public sealed class DynamicTheta : IForecastModel
{
    private const int MinimumLength = 5;

    public string Name => "dynamic-theta";

    public string Title => "Dynamisches Theta-Verfahren";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) =>
        history.Length < MinimumLength ? null : new ThetaRegression(ThetaLines.Running(history)).Fit();
}
