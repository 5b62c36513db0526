using KiPlanung.Statistics;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>„Wertebereich“ — what figures of a nature can be.</summary>
internal sealed record ValueBounds(double Low, double High, bool Whole)
{
    /// <summary>A share above 100 percent in the history lifts the upper bound: the quantity is then no share of a whole.</summary>
    public static ValueBounds Of(SeriesNature? nature, IReadOnlyList<double> history) => nature switch
    {
        SeriesNature.Count => new ValueBounds(0, double.PositiveInfinity, true),
        SeriesNature.Share => new ValueBounds(0, history.Max() <= 100 ? 100 : double.PositiveInfinity, false),
        SeriesNature.Amount when history.Min() >= 0 => new ValueBounds(0, double.PositiveInfinity, false),
        _ => new ValueBounds(double.NegativeInfinity, double.PositiveInfinity, false),
    };

    public double Clamp(double value) => Math.Clamp(value, Low, High);
}
