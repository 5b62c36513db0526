namespace KiPlanung.Forecasting.Models.ThetaFamily;

/// <summary>The straight lines a theta method knows before each value: of all values so far (dynamic), or of the whole history.</summary>
/// <remarks>Fiorucci et al. 2016, IJF 32(4), section 2.3. The first value is the origin of all numbers here: forecasts do not depend on
/// it and small changes of large figures keep their digits.</remarks>
internal sealed class ThetaLines
{
    private readonly double[] _intercepts;
    private readonly double[] _slopes;
    private readonly double[] _values;

    private ThetaLines(ReadOnlySpan<double> history)
    {
        Origin = history[0];
        _values = new double[history.Length];
        for (var t = 0; t < history.Length; t++) _values[t] = history[t] - Origin;
        _intercepts = new double[history.Length];
        _slopes = new double[history.Length];
    }

    public double Origin { get; }

    public int Count => _values.Length;

    /// <summary>The line after the last value, renewed with every further one when dynamic.</summary>
    public ThetaLine End { get; private set; }

    public ReadOnlySpan<double> Values => _values;

    /// <summary>By value, of the line known before it.</summary>
    public ReadOnlySpan<double> Intercepts => _intercepts;

    public ReadOnlySpan<double> Slopes => _slopes;

    public static ThetaLines Running(ReadOnlySpan<double> history)
    {
        var lines = new ThetaLines(history);
        var line = new ThetaLine();
        for (var t = 0; t < lines.Count; t++)
        {
            (lines._intercepts[t], lines._slopes[t]) = (line.Intercept, line.Slope);
            line = line.With(lines._values[t]);
        }

        lines.End = line;
        return lines;
    }

    public static ThetaLines Fixed(ReadOnlySpan<double> history)
    {
        var lines = Running(history);
        lines.End = lines.End with { IsFixed = true };
        Array.Fill(lines._intercepts, lines.End.Intercept);
        Array.Fill(lines._slopes, lines.End.Slope);
        return lines;
    }
}

/// <summary>The least-squares line through the values 1 to <paramref name="Count"/>.</summary>
internal readonly record struct ThetaLine(int Count, double Mean, double Intercept, double Slope, bool IsFixed)
{
    public ThetaLine With(double value)
    {
        if (IsFixed) return this;
        var count = Count + 1;
        var slope = count < 2 ? 0 : ((((count - 2) * Slope) + (6 * (value - Mean) / count)) / (count + 1));
        var mean = Mean + ((value - Mean) / count);
        return new ThetaLine(count, mean, mean - (slope * (count + 1) / 2), slope, false);
    }
}
