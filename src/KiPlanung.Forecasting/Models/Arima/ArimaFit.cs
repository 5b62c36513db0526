namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>„Angepasstes ARIMA-Modell“ — coefficients, likelihood and the filter at the end of the history.</summary>
public sealed class ArimaFit : IFittedModel
{
    private const int MostOnStack = 256;
    private readonly double[] _coefficients;
    private readonly double[] _residuals;
    private readonly double[] _phi;
    private readonly double[] _gain;
    private readonly double[] _change;
    private readonly double[] _state;
    private readonly double[] _weights;
    private readonly double[] _tail;
    private readonly double _variance;
    private readonly double _weight;

    private ArimaFit(in ArimaOrder order, double[] coefficients, double constant, ReadOnlySpan<double> history)
    {
        (Order, _coefficients, Constant) = (order, coefficients, constant);
        _residuals = Differencing.Apply(order, history);
        var width = ArmaFilter.Padded(order.StateSize);
        (_phi, _gain, _change, _state) = (new double[width], new double[width], new double[width], new double[width]);
        var theta = new double[width];
        ArmaPolynomials.Expand(order, coefficients, _phi, theta);
        var start = ArmaStart.Solve(
            _phi.AsSpan(0, order.ArDegree), theta.AsSpan(0, order.MaDegree), _gain, new double[3 * (order.StateSize + 1)]);
        if (!(start > 0)) throw new ArgumentException("The autoregressive part is not stationary.", nameof(coefficients));
        var filter = ArmaFilter.Start(_phi, _gain, _change, start);
        var (squares, logs) = Run(ref filter);
        (_variance, _weight) = (filter.Variance, filter.Weight);
        _weights = Differencing.Weights(order);
        _tail = history[^_weights.Length..].ToArray();
        var n = _residuals.Length;
        var parameters = coefficients.Length + (order.HasConstant ? 1 : 0);
        Sigma = Math.Sqrt(squares / Math.Max(n - parameters, 1));
        LogLikelihood = -0.5 * ((n * (1 + Math.Log(2 * Math.PI * squares / n))) + logs);
        CorrectedAic = n - parameters - 2 <= 0
            ? double.PositiveInfinity
            : (-2 * LogLikelihood) + (2.0 * (parameters + 1) * n / (n - parameters - 2));
    }

    /// <summary>The order that was fitted.</summary>
    public ArimaOrder Order { get; }

    /// <summary>φ, θ, Φ, Θ.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>μ, the mean of the differenced history in its unit; 0 without a constant.</summary>
    public double Constant { get; }

    /// <summary>Standard deviation of the one-step errors, in the unit of the history, corrected for the number of coefficients.</summary>
    public double Sigma { get; }

    /// <summary>Exact Gaussian log-likelihood of the differenced history; infinite when it is fitted without error.</summary>
    public double LogLikelihood { get; }

    /// <summary>AICc; comparable between models with the same differences only.</summary>
    public double CorrectedAic { get; }

    /// <summary>One-step errors of the differenced history, each divided by √F<sub>t</sub>, in the unit of the history.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    /// <summary>The model with given coefficients at the end of a history.</summary>
    /// <param name="coefficients">φ, θ, Φ, Θ; φ and Φ stationary.</param>
    /// <param name="constant">μ in the unit of the history.</param>
    /// <param name="history">Longer than the differences take.</param>
    /// <exception cref="ArgumentException">φ or Φ is not stationary.</exception>
    public static ArimaFit Of(in ArimaOrder order, ReadOnlySpan<double> coefficients, double constant, ReadOnlySpan<double> history) =>
        new(order, coefficients.ToArray(), constant, history);

    /// <inheritdoc/>
    public double[] Predict(int horizon)
    {
        var path = new double[horizon];
        Follow(path, []);
        return path;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Fewer shocks than steps.</exception>
    public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
    {
        if (shocks.Length < path.Length) throw new ArgumentException("One shock for each step is needed.", nameof(shocks));
        Follow(path, shocks[..path.Length]);
    }

    /// <summary>ψ<sub>0</sub> = 1, ψ<sub>1</sub>, …: what a unit error does to the value so many steps later, differences
    /// included.</summary>
    public double[] PsiWeights(int count)
    {
        var (phi, theta) = (new double[ArmaFilter.Padded(Order.StateSize)], new double[ArmaFilter.Padded(Order.StateSize)]);
        ArmaPolynomials.Expand(Order, _coefficients, phi, theta);
        var psi = new double[count];
        for (var k = 0; k < count; k++)
        {
            psi[k] = k == 0 ? 1 : k <= Order.MaDegree ? theta[k - 1] : 0;
            for (var j = 1; j <= Math.Min(k, Order.ArDegree); j++) psi[k] += phi[j - 1] * psi[k - j];
        }

        for (var k = 0; k < count; k++)
        {
            for (var j = 1; j <= Math.Min(k, _weights.Length); j++) psi[k] += _weights[j - 1] * psi[k - j];
        }

        return psi;
    }

    private (double Squares, double Logs) Run(ref ArmaFilter filter)
    {
        double squares = 0, logs = 0;
        for (var t = 0; t < _residuals.Length; t++)
        {
            var innovation = _residuals[t] - Constant - _state[0];
            _residuals[t] = innovation / Math.Sqrt(filter.Variance);
            squares += _residuals[t] * _residuals[t];
            logs += Math.Log(filter.Variance);
            filter.Move(_state, innovation);
            filter.Advance();
        }

        return (squares, logs);
    }

    private void Follow(Span<double> path, ReadOnlySpan<double> shocks)
    {
        var width = _phi.Length;
        var room = 3 * width <= MostOnStack ? stackalloc double[3 * width] : new double[3 * width];
        var gain = room[..width];
        var change = room[width..(2 * width)];
        var state = room[(2 * width)..];
        _gain.CopyTo(gain);
        _change.CopyTo(change);
        _state.CopyTo(state);
        var filter = new ArmaFilter(_phi, gain, change, _variance, _weight);
        for (var h = 0; h < path.Length; h++)
        {
            var innovation = shocks.IsEmpty ? 0 : Sigma * Math.Sqrt(filter.Variance) * shocks[h];
            path[h] = Constant + state[0] + innovation;
            for (var j = 1; j <= _weights.Length; j++)
                path[h] += _weights[j - 1] * (j <= h ? path[h - j] : _tail[_tail.Length + h - j]);
            filter.Move(state, innovation);
            filter.Advance();
        }
    }
}
