namespace KiPlanung.Forecasting.Intervals;

/// <summary>„Vertrauensbereich eines Anteils“ at 95 % that never leaves 0 to 1.</summary>
/// <remarks>Wilson 1927, JASA 22. The errors of one series hang together, so the true range is somewhat wider.</remarks>
internal static class WilsonInterval
{
    private const double Quantile = 1.959963984540054;

    /// <param name="count">At least 1.</param>
    public static ShareRange Of(int hits, int count)
    {
        var (share, square) = ((double)hits / count, Quantile * Quantile / count);
        var centre = (share + (square / 2)) / (1 + square);
        var half = Math.Sqrt((share * (1 - share) * square) + (square * square / 4)) / (1 + square);
        return new ShareRange(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
