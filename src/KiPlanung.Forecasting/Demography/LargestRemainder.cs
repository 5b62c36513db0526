namespace KiPlanung.Forecasting.Demography;

/// <summary>„Rundung nach größten Resten“ — whole numbers that keep the rounded sum.</summary>
/// <remarks>Hamilton's method of apportionment; ties go to the earlier entry.</remarks>
public static class LargestRemainder
{
    /// <param name="values">Not negative, finite.</param>
    /// <returns>Whole numbers, each within one of its value, adding up to the rounded sum.</returns>
    /// <exception cref="ArgumentException">A value is negative or no number.</exception>
    public static long[] Round(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(value => !double.IsFinite(value) || value < 0))
            throw new ArgumentException("Nur endliche Zahlen ab 0 lassen sich auf ganze Personen aufteilen.", nameof(values));
        long[] whole = [.. values.Select(value => (long)Math.Floor(value))];
        var missing = (long)Math.Round(values.Sum(), MidpointRounding.AwayFromZero) - whole.Sum();
        var order = Enumerable.Range(0, whole.Length).OrderByDescending(i => values[i] - whole[i]).ThenBy(i => i);
        foreach (var i in order.Take((int)Math.Max(0, missing))) whole[i]++;
        return whole;
    }
}
