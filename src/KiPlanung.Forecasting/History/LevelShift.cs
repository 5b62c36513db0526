namespace KiPlanung.Forecasting.History;

/// <summary>„Niveausprung“ — the distance between the levels on both sides of a known break, beyond the course of the series.</summary>
/// <param name="Size">What to add to the earlier values; a difference of logarithms when <paramref name="IsRatio"/>.</param>
/// <param name="IsRatio">Whether all values are positive and the shift is a factor.</param>
/// <param name="IsVisible">Whether it stands out from the usual changes (three times its standard error).</param>
internal readonly record struct LevelShift(double Size, bool IsRatio, bool IsVisible)
{
    /// <summary>Values needed before and after, up to the next shift.</summary>
    public const int LeastSide = 3;

    private const int LongestSide = 5;
    private const double Normality = 1.2533;
    private const int Estimated = 3;

    /// <summary>Of simulated trends with normal noise and no jump, 4 to 5 percent pass this limit at lengths from 9 to 20.</summary>
    private const double VisibleErrors = 3;

    /// <summary>Null when a side has too few values.</summary>
    /// <param name="values">Finite, oldest first.</param>
    /// <param name="position">First value of the new level.</param>
    /// <param name="shifts">All positions of level shifts, this one included.</param>
    public static LevelShift? Estimate(ReadOnlySpan<double> values, int position, IReadOnlyList<int> shifts)
    {
        var from = shifts.Where(s => s < position).DefaultIfEmpty(0).Max();
        // Later shifts have been taken out already: everything after this one is on one level.
        var (before, after) = (Math.Min(position - Math.Max(from, 0), LongestSide), Math.Min(values.Length - position, LongestSide));
        if (before < LeastSide || after < LeastSide) return null;
        var isRatio = values.IndexOfAnyInRange(double.NegativeInfinity, 0) < 0;
        double[] course = [.. values];
        if (isRatio) for (var t = 0; t < course.Length; t++) course[t] = Math.Log(course[t]);
        var slope = SlopeWithin(course, shifts);
        double[] early = [.. Enumerable.Range(position - before, before).Select(t => course[t] - (slope * (t - position)))];
        double[] late = [.. Enumerable.Range(position, after).Select(t => course[t] - (slope * (t - position)))];
        var (earlyLevel, lateLevel) = (Median([.. early]), Median([.. late]));
        var size = lateLevel - earlyLevel;
        double[] distances = [.. early.Select(value => Math.Abs(value - earlyLevel)), .. late.Select(value => Math.Abs(value - lateLevel))];
        var slopeError = ErrorOfSlope(course.Length, shifts, before + after);
        var noise = Normality * distances.Average() * Math.Sqrt(distances.Length / (double)(distances.Length - Estimated));
        var error = noise * Math.Sqrt((1.0 / before) + (1.0 / after) + slopeError);
        return new LevelShift(size, isRatio, Math.Abs(size) > Math.Max(VisibleErrors * error, 1e-9 * course.Max(Math.Abs)));
    }

    /// <summary>The median slope of all pairs of values with no shift between them (Theil 1950, Sen 1968, JASA 63).</summary>
    private static double SlopeWithin(double[] course, IReadOnlyList<int> shifts)
    {
        int[] segments = [.. Enumerable.Range(0, course.Length).Select(t => shifts.Count(s => s <= t))];
        var slopes = new List<double>();
        for (var t = 1; t < course.Length; t++)
        {
            for (var s = 0; s < t; s++)
            {
                if (segments[s] == segments[t]) slopes.Add((course[t] - course[s]) / (t - s));
            }
        }

        return Median([.. slopes]);
    }

    /// <summary>Squared error of the slope over the distance of the two sides' centres, in units of the noise.</summary>
    private static double ErrorOfSlope(int length, IReadOnlyList<int> shifts, int sides)
    {
        int[] ends = [0, .. shifts.Where(s => s > 0 && s < length).Order(), length];
        var information = ends.Zip(ends.Skip(1), (from, to) => Math.Pow(to - from, 3) / 12).Sum();
        return sides * sides / 4.0 / information;
    }

    /// <summary>Moves earlier values to the later level.</summary>
    public void Apply(Span<double> earlier)
    {
        for (var t = 0; t < earlier.Length; t++) earlier[t] = IsRatio ? earlier[t] * Math.Exp(Size) : earlier[t] + Size;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
    }
}
