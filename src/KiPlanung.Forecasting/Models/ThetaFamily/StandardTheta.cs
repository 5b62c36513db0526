namespace KiPlanung.Forecasting.Models.ThetaFamily;

/// <summary>„Theta-Verfahren“ with its own seasonal adjustment, as in the M3 competition; the function <c>thetaf</c> of R.</summary>
/// <remarks>Assimakopoulos &amp; Nikolopoulos 2000, IJF 16; it adjusts for seasons as soon as there are more than two.</remarks>
public sealed class StandardTheta : IForecastModel
{
    private static readonly SeasonallyAdjusted Adjusted = new(new Theta()) { FromTwoSeasons = true };

    public string Name => Adjusted.Name;

    public string Title => Adjusted.Title;

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) => Adjusted.Fit(history, season);
}
