using System.Globalization;

namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>„Ordnung“ — which ARIMA(p,d,q)(P,D,Q)<sub>m</sub>, and whether it has a constant: a mean without differences, a drift with
/// one.</summary>
/// <remarks>Box &amp; Jenkins 1970; φ(B)Φ(B<sup>m</sup>)((1−B)<sup>d</sup>(1−B<sup>m</sup>)<sup>D</sup>y<sub>t</sub> − μ) =
/// θ(B)Θ(B<sup>m</sup>)ε<sub>t</sub> with φ(B) = 1 − φ<sub>1</sub>B − … and θ(B) = 1 + θ<sub>1</sub>B + ….</remarks>
/// <param name="Ar">p.</param>
/// <param name="Differences">d.</param>
/// <param name="Ma">q.</param>
/// <param name="SeasonalAr">P.</param>
/// <param name="SeasonalDifferences">D.</param>
/// <param name="SeasonalMa">Q.</param>
/// <param name="Season">m, periods per season, 1 for none.</param>
/// <param name="HasConstant">Whether μ is estimated.</param>
public readonly record struct ArimaOrder(
    int Ar, int Differences, int Ma, int SeasonalAr = 0, int SeasonalDifferences = 0, int SeasonalMa = 0, int Season = 1,
    bool HasConstant = false)
{
    /// <summary>p + q + P + Q; they are listed in the order φ, θ, Φ, Θ.</summary>
    public int Coefficients => Ar + Ma + SeasonalAr + SeasonalMa;

    /// <summary>Values lost by differencing, d + mD.</summary>
    public int Lost => Differences + (SeasonalDifferences * Season);

    internal int ArDegree => Ar + (SeasonalAr * Season);

    internal int MaDegree => Ma + (SeasonalMa * Season);

    /// <summary>Length of the state vector (Harvey 1989, section 3.3.3).</summary>
    internal int StateSize => Math.Max(ArDegree, MaDegree + 1);

    /// <summary>Such as <c>(2,1,1)(0,1,1)[12] mit Konstante</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"({Ar},{Differences},{Ma}){SeasonalText}{(HasConstant ? " mit Konstante" : "")}");

    private string SeasonalText => Season < 2
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"({SeasonalAr},{SeasonalDifferences},{SeasonalMa})[{Season}]");
}
