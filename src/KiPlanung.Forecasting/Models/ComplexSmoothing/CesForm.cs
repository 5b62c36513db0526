namespace KiPlanung.Forecasting.Models.ComplexSmoothing;

/// <summary>„Form der Saison“ in complex exponential smoothing.</summary>
public enum CesSeason
{
    /// <summary>Level and potential only.</summary>
    None,

    /// <summary>A level and a potential for each season, no common ones: season and level change together.</summary>
    Simple,

    /// <summary>Level and potential, and a season that is added.</summary>
    Partial,

    /// <summary>Level and potential, and both for each season too.</summary>
    Full,
}

/// <summary>The smoothing weights: a₀ + i·a₁ of the level and b₀ + i·b₁ of the seasons (b₀ alone where they are added).</summary>
internal readonly record struct CesWeights(CesSeason Season, double A0, double A1, double B0, double B1)
{
    public static int CountOf(CesSeason season) => season switch { CesSeason.Partial => 3, CesSeason.Full => 4, _ => 2 };

    /// <summary>Start states beyond the level and the potential that every form has.</summary>
    public static int SeasonalStatesOf(CesSeason season, int period) => season switch
    {
        CesSeason.Simple => 2 * (period - 1),
        CesSeason.Partial => period,
        CesSeason.Full => 2 * period,
        _ => 0,
    };

    public static CesWeights From(CesSeason season, ReadOnlySpan<double> point) =>
        new(season, point[0], point[1], point.Length > 2 ? point[2] : 0, point.Length > 3 ? point[3] : 0);
}
