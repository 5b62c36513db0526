namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>The best weights and start values found for one form, on figures scaled to one.</summary>
/// <param name="Row">As <see cref="EtsSearch"/> reads it.</param>
internal readonly record struct EtsCandidate(EtsForm Form, double Value, double CorrectedAkaike, double[] Row);

/// <summary>Estimates forms on one history by maximum likelihood; holds the working memory for all of them.</summary>
/// <remarks>Hyndman, Koehler, Ord &amp; Snyder 2008, ch. 5; first weights of Hyndman &amp; Khandakar 2008, JSS 27(3). Not
/// thread-safe.</remarks>
internal sealed class EtsEstimator
{
    /// <summary>Enough to order forms by Akaike's criterion: differences that matter are about 2.</summary>
    private const double RoughTolerance = 0.01;

    private const double FineTolerance = 1e-9;
    private const int EvaluationsPerParameter = 200;
    private const int MaxRestarts = 8;

    private readonly double _trendPenalty;
    private readonly int _exponent;
    private readonly double[] _series;
    private readonly double[] _season;
    private readonly double[] _scratch;
    private readonly double[] _adjusted;
    private readonly double[] _steps;
    private readonly double[] _room;

    /// <param name="history">At least two values that differ.</param>
    /// <param name="season">1 for none.</param>
    /// <param name="trendDeviation">Deviation of the prior on the share of β in α; +∞ for pure likelihood.</param>
    public EtsEstimator(ReadOnlySpan<double> history, int season, double trendDeviation)
    {
        _trendPenalty = 1 / (trendDeviation * trendDeviation);
        _exponent = FittedEts.ScaleOf(history);
        _series = new double[history.Length];
        for (var t = 0; t < _series.Length; t++) _series[t] = Math.ScaleB(history[t], -_exponent);
        _season = new double[season];
        _scratch = new double[season];
        _adjusted = new double[history.Length];
        var size = 5 + season;
        _steps = new double[size];
        _room = new double[EtsSimplex.Room(size)];
    }

    /// <summary>Near the best; null when the history is too short for the form or no start has a likelihood.</summary>
    public EtsCandidate? Fit(EtsForm form)
    {
        var length = form.Estimated(_season.Length);
        if (double.IsPositiveInfinity(FittedEts.CorrectedAkaikeOf(0, _series.Length, length))) return null;
        var row = new double[length];
        var start = new EtsStart(_series, form.Season, form.IsSeasonal ? _season : [], _adjusted);
        Place(form, start, row);
        return Candidate(form, row, Minimise(form, row, RoughTolerance));
    }

    /// <summary>Goes on from a candidate until fresh searches find nothing better.</summary>
    public EtsCandidate Refine(EtsCandidate candidate)
    {
        var form = candidate.Form;
        double[] row = [.. candidate.Row];
        var start = new EtsStart(_series, form.Season, form.IsSeasonal ? _season : [], _adjusted);
        Span<double> place = stackalloc double[row.Length];
        var value = candidate.Value;
        for (var restart = 0; restart < MaxRestarts; restart++)
        {
            Place(form, start, place);
            for (var i = 0; i < row.Length; i++) _steps[i] *= 0.25;
            var better = Minimise(form, row, FineTolerance);
            var done = !(value - better > 1e-6);
            value = Math.Min(value, better);
            if (done) break;
        }

        return Candidate(form, row, value) ?? candidate;
    }

    /// <summary>The fitted model in the unit of the history.</summary>
    public FittedEts Build(EtsCandidate candidate, ReadOnlySpan<double> history)
    {
        var form = candidate.Form;
        var state = new EtsState { Season = form.IsSeasonal ? _scratch : [] };
        EtsSearch.StartOf(form, candidate.Row, ref state);
        if (form.Season == EtsComponent.Additive)
        {
            foreach (ref var value in state.Season) value = Math.ScaleB(value, _exponent);
        }

        return FittedEts.Of(
            form, EtsSearch.WeightsOf(form, candidate.Row), Math.ScaleB(state.Level, _exponent), Math.ScaleB(state.Trend, _exponent),
            state.Season, history);
    }

    private EtsCandidate? Candidate(EtsForm form, double[] row, double value) => double.IsFinite(value)
        ? new EtsCandidate(form, value, FittedEts.CorrectedAkaikeOf(value, _series.Length, row.Length), row)
        : null;

    private double Minimise(EtsForm form, Span<double> row, double tolerance)
    {
        var search = new EtsSearch(form, _series, form.IsSeasonal ? _scratch : [], _trendPenalty);
        return EtsSimplex.Minimise(search, row, _steps.AsSpan(0, row.Length), _room, EvaluationsPerParameter * row.Length, tolerance);
    }

    /// <summary>Writes where the search begins and the first step of each parameter.</summary>
    private void Place(EtsForm form, EtsStart start, Span<double> row)
    {
        var next = 0;
        var alpha = EtsWeights.Least + (0.2 * (EtsWeights.Most - EtsWeights.Least) / (form.IsSeasonal ? _season.Length : 1));
        (row[next], _steps[next++]) = (alpha, 0.15);
        if (form.HasTrend) (row[next], _steps[next++]) = (0.1, 0.2);
        if (form.IsSeasonal) (row[next], _steps[next++]) = (0.05, 0.2);
        if (form.IsDamped) (row[next], _steps[next++]) = (0.978, -0.05);
        (row[next], _steps[next++]) = (form.HasTrend ? start.Intercept : start.Mean, start.Spread);
        if (form.HasTrend) (row[next], _steps[next++]) = (start.Slope, 0.3 * start.Spread);
        if (!form.IsSeasonal) return;
        var unit = form.Season == EtsComponent.Multiplicative ? start.Mean : 1;
        for (var s = 0; s < _season.Length - 1; s++) (row[next], _steps[next++]) = (start.Season[s], 0.3 * start.Spread / unit);
    }
}
