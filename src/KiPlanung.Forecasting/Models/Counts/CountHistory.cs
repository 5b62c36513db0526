namespace KiPlanung.Forecasting.Models.Counts;

/// <summary>What makes a history one of counts.</summary>
internal static class CountHistory
{
    private const double LargestCount = 1e15;

    /// <summary>Whole numbers, none negative.</summary>
    public static bool IsOfCounts(ReadOnlySpan<double> history)
    {
        foreach (var value in history)
        {
            if (!(value >= 0 && value <= LargestCount) || value != Math.Floor(value)) return false;
        }

        return true;
    }
}
