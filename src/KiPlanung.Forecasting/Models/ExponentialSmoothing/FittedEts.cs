namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Angepasste Glättung“ — one form with weights and start values, at the end of the history.</summary>
public sealed class FittedEts : IFittedModel
{
    private readonly double[] _season;
    private readonly double _level;
    private readonly double _trend;

    private FittedEts(EtsForm form, EtsWeights weights, EtsState end, double[] oneStep, double errorDeviation, double logLikelihood)
    {
        (Form, Weights, OneStep, ErrorDeviation, LogLikelihood) = (form, weights, oneStep, errorDeviation, logLikelihood);
        (_level, _trend) = (end.Level, end.Trend);
        _season = new double[end.Season.Length];
        for (var s = 0; s < _season.Length; s++) _season[s] = end.Season[(end.Place + s) % _season.Length];
    }

    public EtsForm Form { get; }

    public EtsWeights Weights { get; }

    /// <summary>One-step forecast of every value of the history, in its unit.</summary>
    public IReadOnlyList<double> OneStep { get; }

    /// <summary>Standard deviation of the form's own errors ε: in the unit of the history when additive, a share when
    /// multiplicative.</summary>
    /// <remarks>√(Σε²/(n − p)) with p estimated weights and start values.</remarks>
    public double ErrorDeviation { get; }

    /// <summary>log L* up to a constant, as in Hyndman et al. 2008, ch. 5.1: comparable between forms on the same history.</summary>
    public double LogLikelihood { get; }

    /// <summary>Standard deviation of the one-step errors in the unit of the history; for a multiplicative error at the next level, without
    /// its season.</summary>
    public double Sigma => Form.HasMultiplicativeError ? ErrorDeviation * Math.Abs(_level + (Weights.Phi * _trend)) : ErrorDeviation;

    /// <summary>Akaike's criterion with the correction for short histories; +∞ when there are too few values for the form.</summary>
    public double CorrectedAkaike { get; private init; }

    /// <summary>Level, trend and coming cycle of seasons at the end, in the unit of the history.</summary>
    internal (double Level, double Trend, IReadOnlyList<double> Season) End => (_level, _trend, _season);

    /// <inheritdoc/>
    public double[] Predict(int horizon)
    {
        var path = new double[horizon];
        Walk(path, []);
        return path;
    }

    /// <summary>Writes one possible future.</summary>
    /// <param name="path">Receives the steps 1 to its length.</param>
    /// <param name="shocks">Standardised errors (mean 0, standard deviation 1), at least one per step; who draws them decides the
    /// rest.</param>
    /// <remarks>Errors of a multiplicative form end at −1, where a value would turn negative.</remarks>
    public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
    {
        if (shocks.Length < path.Length) throw new ArgumentException("Fewer shocks than steps.", nameof(shocks));
        Walk(path, shocks);
    }

    /// <summary>Runs a form over a history from given start values.</summary>
    /// <param name="season">Seasons from the first value on; empty without season.</param>
    internal static FittedEts Of(
        EtsForm form, EtsWeights weights, double level, double trend, ReadOnlySpan<double> season, ReadOnlySpan<double> history)
    {
        var exponent = ScaleOf(history);
        var multiplies = form.Season == EtsComponent.Multiplicative;
        var series = new double[history.Length];
        for (var t = 0; t < series.Length; t++) series[t] = Math.ScaleB(history[t], -exponent);
        var oneStep = new double[history.Length];
        var state = new EtsState
        {
            Level = Math.ScaleB(level, -exponent), Trend = Math.ScaleB(trend, -exponent), Season = season.ToArray(),
        };
        foreach (ref var value in state.Season) value = multiplies ? value : Math.ScaleB(value, -exponent);
        var likelihood = EtsFilter.Run(form, series, weights, ref state, double.PositiveInfinity, oneStep);
        var squares = 0.0;
        for (var t = 0; t < series.Length; t++)
        {
            var error = series[t] - oneStep[t];
            if (form.HasMultiplicativeError) error /= oneStep[t];
            squares += error * error;
            oneStep[t] = Math.ScaleB(oneStep[t], exponent);
        }

        var estimated = form.Estimated(Math.Max(season.Length, 1));
        var deviation = Math.Sqrt(squares / Math.Max(series.Length - estimated, 1));
        if (!form.HasMultiplicativeError) deviation = Math.ScaleB(deviation, exponent);
        state.Level = Math.ScaleB(state.Level, exponent);
        state.Trend = Math.ScaleB(state.Trend, exponent);
        foreach (ref var value in state.Season) value = multiplies ? value : Math.ScaleB(value, exponent);
        likelihood += 2 * series.Length * exponent * Math.Log(2);
        return new FittedEts(form, weights, state, oneStep, deviation, -0.5 * likelihood)
        {
            CorrectedAkaike = CorrectedAkaikeOf(likelihood, series.Length, estimated),
        };
    }

    /// <param name="value">−2 log L*.</param>
    /// <param name="estimated">Estimated weights and start values; the variance is counted here.</param>
    internal static double CorrectedAkaikeOf(double value, int length, int estimated)
    {
        var count = estimated + 1;
        var free = length - count - 1;
        return free > 0 ? value + (2.0 * count) + (2.0 * count * (count + 1) / free) : double.PositiveInfinity;
    }

    /// <summary>The power of two nearest below the largest figure: scaling by it loses nothing.</summary>
    internal static int ScaleOf(ReadOnlySpan<double> history)
    {
        var largest = 0.0;
        foreach (var value in history) largest = Math.Max(largest, Math.Abs(value));
        return largest > 0 ? Math.ILogB(largest) : 0;
    }

    private void Walk(Span<double> path, ReadOnlySpan<double> shocks)
    {
        var (level, trend) = (_level, _trend);
        Span<double> season = stackalloc double[Math.Max(_season.Length, 1)];
        _season.CopyTo(season);
        var multiplies = Form.Season == EtsComponent.Multiplicative;
        for (var h = 0; h < path.Length; h++)
        {
            var fading = Weights.Phi * trend;
            var line = level + fading;
            ref var factor = ref season[h % season.Length];
            var mean = multiplies ? line * factor : line + factor;
            var error = shocks.IsEmpty ? 0 : ErrorDeviation * shocks[h];
            if (Form.HasMultiplicativeError) error = mean * Math.Max(error, -1);
            path[h] = mean + error;
            var pull = multiplies ? error / factor : error;
            level = line + (Weights.Alpha * pull);
            trend = fading + (Weights.Beta * pull);
            if (Form.IsSeasonal) factor += Weights.Gamma * (multiplies ? error / line : error);
        }
    }
}
