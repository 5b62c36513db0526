namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>A differenced series in units of its own standard deviation, and the room to evaluate models on it without
/// allocation.</summary>
/// <remarks>Not to be shared between threads.</remarks>
internal sealed class ArmaProblem
{
    private readonly double[] _room;
    private readonly double[] _scratch;
    private readonly int _width;

    /// <param name="differenced">Finite values, not all equal.</param>
    /// <param name="largest">The largest order that will be asked for.</param>
    public ArmaProblem(ReadOnlySpan<double> differenced, in ArimaOrder largest)
    {
        Series = new double[differenced.Length];
        (Mean, Scale) = Moments(differenced);
        for (var t = 0; t < Series.Length; t++) Series[t] = differenced[t] / Scale;
        Mean /= Scale;
        _width = ArmaFilter.Padded(largest.StateSize);
        _room = new double[6 * _width];
        _scratch = new double[Math.Max(3 * (largest.StateSize + 1), 2 * Series.Length)];
    }

    public double[] Series { get; }

    /// <summary>Units of the original series per unit of <see cref="Series"/>.</summary>
    public double Scale { get; }

    /// <summary>The mean of <see cref="Series"/>; constants are estimated from there for the sake of precision.</summary>
    public double Mean { get; }

    /// <summary>Scratch for the conditional sum of squares: two rows as long as the series.</summary>
    public Span<double> Scratch => _scratch;

    /// <summary>Half the mean of log σ² + log F<sub>t</sub>, the negative exact log-likelihood per value but for a constant, with μ and σ²
    /// at their best values; infinite where there is none.</summary>
    public double Exact(in ArimaOrder order, scoped ReadOnlySpan<double> coefficients)
    {
        var (squares, logs, _) = Filter(order, coefficients);
        return squares >= 0 ? 0.5 * (Math.Log(Math.Max(squares / Series.Length, 1e-24)) + (logs / Series.Length)) : double.PositiveInfinity;
    }

    /// <summary>The constant that fits best with these coefficients (generalised least squares), in units of
    /// <see cref="Series"/>.</summary>
    public double Constant(in ArimaOrder order, scoped ReadOnlySpan<double> coefficients) =>
        order.HasConstant ? Filter(order, coefficients).Constant : 0;

    private (double Squares, double Logs, double Constant) Filter(in ArimaOrder order, scoped ReadOnlySpan<double> coefficients)
    {
        var width = ArmaFilter.Padded(order.StateSize);
        var phi = _room.AsSpan(0, width);
        var theta = _room.AsSpan(_width, width);
        var gain = _room.AsSpan(2 * _width, width);
        ArmaPolynomials.Expand(order, coefficients, phi, theta);
        var variance = ArmaStart.Solve(phi[..order.ArDegree], theta[..order.MaDegree], gain, _scratch);
        if (!(variance > 0) || !double.IsFinite(variance)) return (double.NaN, 0, 0);
        var filter = ArmaFilter.Start(phi, gain, _room.AsSpan(3 * _width, width), variance);
        var state = _room.AsSpan(4 * _width, width);
        state.Clear();
        return order.HasConstant ? FilterWithConstant(filter, state, _room.AsSpan(5 * _width, width)) : FilterPlain(filter, state);
    }

    private (double Squares, double Logs, double Constant) FilterPlain(ArmaFilter filter, Span<double> state)
    {
        double squares = 0, product = 1, logs = 0;
        foreach (var value in Series)
        {
            var innovation = value - state[0];
            squares += innovation * innovation / filter.Variance;
            Gather(filter.Variance, ref product, ref logs);
            filter.Move(state, innovation);
            filter.Advance();
            if (!(filter.Variance > 0)) return (double.NaN, 0, 0);
        }

        return (squares, logs + Math.Log(product), 0);
    }

    private (double Squares, double Logs, double Constant) FilterWithConstant(ArmaFilter filter, Span<double> state, Span<double> ones)
    {
        double squares = 0, cross = 0, weights = 0, product = 1, logs = 0;
        ones.Clear();
        foreach (var value in Series)
        {
            var (innovation, one, share) = (value - Mean - state[0], 1 - ones[0], 1 / filter.Variance);
            squares += innovation * innovation * share;
            cross += innovation * one * share;
            weights += one * one * share;
            Gather(filter.Variance, ref product, ref logs);
            filter.Move(state, innovation);
            filter.Move(ones, one);
            filter.Advance();
            if (!(filter.Variance > 0)) return (double.NaN, 0, 0);
        }

        var constant = weights > 0 ? cross / weights : 0;
        return (Math.Max(squares - (constant * cross), 0), logs + Math.Log(product), Mean + constant);
    }

    /// <summary>Sums logarithms by multiplying, taking one only when the product leaves a safe range.</summary>
    private static void Gather(double variance, ref double product, ref double logs)
    {
        product *= variance;
        if (product is > 1e-100 and < 1e100) return;
        logs += Math.Log(product);
        product = 1;
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) squares += (value - mean) / values.Length * (value - mean);
        return (mean, Math.Sqrt(squares));
    }
}
