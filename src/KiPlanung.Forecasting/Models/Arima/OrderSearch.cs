namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>The stepwise search for p, q, P, Q and the constant with the least AICc.</summary>
/// <remarks>Hyndman &amp; Khandakar 2008, JSS 27(3), section 3.2: four start models, then neighbours of the best one, each improvement
/// taken at once, until none improves. At most <see cref="MostModels"/> are tried.</remarks>
internal sealed class OrderSearch
{
    private const int MostModels = 94;
    private const int LongSeries = 400;
    private const int LongSeason = 12;

    private static readonly (int Ar, int Ma, int SeasonalAr, int SeasonalMa)[] Moves =
    [
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
    ];

    private readonly ArmaProblem _problem;
    private readonly ArimaOrder _limits;
    private readonly bool _approximate;
    private readonly List<ArmaEstimate> _tried = [];
    private ArmaEstimate _best;
    private ArimaOrder _centre;

    private OrderSearch(ArmaProblem problem, in ArimaOrder limits, bool approximate)
    {
        (_problem, _limits, _approximate) = (problem, limits, approximate);
        _best = new ArmaEstimate(limits, [], double.PositiveInfinity, double.PositiveInfinity);
    }

    /// <summary>The largest orders a series of this length may have; <c>HasConstant</c> says whether one may be tried.</summary>
    public static ArimaOrder Limits(int length, int season, int differences, int seasonalDifferences)
    {
        var plain = Math.Min(5, length / 3);
        var seasonal = season > 1 ? Math.Min(2, length / 3 / season) : 0;
        if (seasonal > 0) plain = Math.Min(plain, season - 1);
        return new ArimaOrder(
            plain, differences, plain, seasonal, seasonalDifferences, seasonal, season, differences + seasonalDifferences < 2);
    }

    /// <param name="length">Values before differencing.</param>
    public static ArmaEstimate Run(ArmaProblem problem, in ArimaOrder limits, int length)
    {
        var search = new OrderSearch(problem, limits, length > LongSeries || limits.Season > LongSeason);
        search.Begin(length);
        while (search._tried.Count < MostModels && search.Improve())
        {
        }

        return search.Finish();
    }

    private void Begin(int length)
    {
        var start = length < 10 ? 1 : 2;
        var seasonal = length < 10 ? 0 : 1;
        var constant = _limits.HasConstant;
        var (ar, ma) = (Math.Min(start, _limits.Ar), Math.Min(start, _limits.Ma));
        Try(Order(ar, ma, Math.Min(seasonal, _limits.SeasonalAr), Math.Min(seasonal, _limits.SeasonalMa), constant));
        Try(Order(0, 0, 0, 0, constant));
        Try(Order(Math.Min(1, _limits.Ar), 0, Math.Min(1, _limits.SeasonalAr), 0, constant));
        Try(Order(0, Math.Min(1, _limits.Ma), 0, Math.Min(1, _limits.SeasonalMa), constant));
        // Plain differences may win without a constant; the search around them still asks with one, as in the authors' program.
        if (Try(Order(0, 0, 0, 0, false))) _centre = _centre with { HasConstant = constant };
    }

    /// <summary>Tries the neighbours of the best model; true as soon as one is better.</summary>
    private bool Improve()
    {
        var order = _centre;
        foreach (var move in Moves)
        {
            var (ar, ma) = (order.Ar + move.Ar, order.Ma + move.Ma);
            var (seasonalAr, seasonalMa) = (order.SeasonalAr + move.SeasonalAr, order.SeasonalMa + move.SeasonalMa);
            if (ar < 0 || ar > _limits.Ar || ma < 0 || ma > _limits.Ma || seasonalAr < 0 || seasonalAr > _limits.SeasonalAr
                || seasonalMa < 0 || seasonalMa > _limits.SeasonalMa) continue;
            if (Try(Order(ar, ma, seasonalAr, seasonalMa, order.HasConstant))) return true;
        }

        return _limits.HasConstant && Try(order with { HasConstant = !order.HasConstant });
    }

    private bool Try(in ArimaOrder order)
    {
        foreach (var earlier in _tried)
        {
            if (earlier.Order == order) return false;
        }

        var estimate = _approximate ? ArmaEstimate.Conditional(_problem, order) : ArmaEstimate.Exact(_problem, order);
        _tried.Add(estimate);
        if (_tried.Count > 1 && !(estimate.Criterion < _best.Criterion)) return false;
        _best = estimate;
        _centre = order;
        return true;
    }

    /// <summary>The best model estimated to full precision; the next one where that makes it unusable, last the plain
    /// differences.</summary>
    private ArmaEstimate Finish()
    {
        foreach (var candidate in _tried.Where(one => double.IsFinite(one.Criterion)).OrderBy(one => one.Criterion))
        {
            var final = ArmaEstimate.Exact(_problem, candidate.Order, thorough: true);
            if (double.IsFinite(final.Criterion)) return final;
        }

        return ArmaEstimate.Exact(_problem, Order(0, 0, 0, 0, _limits is { HasConstant: true, Differences: 0, SeasonalDifferences: 0 }));
    }

    private ArimaOrder Order(int ar, int ma, int seasonalAr, int seasonalMa, bool constant) =>
        _limits with { Ar = ar, Ma = ma, SeasonalAr = seasonalAr, SeasonalMa = seasonalMa, HasConstant = constant };
}
