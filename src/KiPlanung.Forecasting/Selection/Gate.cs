using KiPlanung.Forecasting.Combination;

namespace KiPlanung.Forecasting.Selection;

/// <summary>Sums of absolute scaled errors of the preferred candidate and of plain continuation over the same forecasts.</summary>
internal readonly record struct Evidence(double Preferred, double Naive, int Count)
{
    /// <summary>Below 1: better than plain continuation; null without evidence.</summary>
    public double? Ratio => Naive > 0 ? Preferred / Naive : null;

    public static Evidence Of(SeriesStudy study)
    {
        if (study.Preferred < 0) return default;
        var preferred = study.Scores(study.Preferred).Sum(score => Math.Abs(score.Score));
        var (naive, count) = (0.0, 0);
        foreach (var (_, score) in study.Scores(ModelPool.Yardstick))
        {
            naive += Math.Abs(score);
            count++;
        }

        return new Evidence(preferred, naive, count);
    }

    public static Evidence operator +(Evidence left, Evidence right) =>
        new(left.Preferred + right.Preferred, left.Naive + right.Naive, left.Count + right.Count);

    public Evidence ShrunkTo(int count) => Count == 0 ? this : new(Preferred * count / Count, Naive * count / Count, count);
}

/// <summary>„Vergleich mit der einfachen Fortschreibung“ — whether the past of a series and of those comparable to it speaks for more than
/// plain continuation.</summary>
/// <remarks>The own record of a short series is too thin to decide, and the record of all says nothing about the odd one out; so the
/// record of the group counts like a few more errors of the series itself (empirical Bayes). Diebold &amp; Mariano 1995 tests of
/// single short series decide almost never.</remarks>
internal sealed class Gate
{
    /// <summary>Origins of the series itself that the record of its group weighs as much as: on the competitions every own word costs
    /// accuracy, on the Kreis series a little of it helps.</summary>
    private const int GeneralWeight = 16;

    private const int AdministrativeWeight = 8;

    /// <summary>Errors of the group that the usual errors of its kind weigh as much as.</summary>
    private const int UsualWeight = 60;

    /// <summary>On a short series another simple model replaces plain continuation only below this share of its error.</summary>
    private const double SimpleMargin = 0.6;

    private readonly Evidence _group;
    private readonly int _groupWeight;

    private Gate(Evidence group, int groupWeight)
    {
        _group = group;
        _groupWeight = groupWeight;
    }

    /// <summary>The record of the group with that of its kind; null without any.</summary>
    public double? Ratio => _group.Ratio;

    public static Gate From(IEnumerable<SeriesStudy> studies, UsualErrors? usual, ForecastOptions options)
    {
        var origins = options.Profile == ForecastProfile.General ? GeneralWeight : AdministrativeWeight;
        var group = usual is null ? default : new Evidence(usual.Preferred * UsualWeight, usual.Naive * UsualWeight, UsualWeight);
        return new Gate(studies.Aggregate(group, (sum, study) => sum + Evidence.Of(study)), origins * options.Horizon);
    }

    /// <summary>The error relative to plain continuation expected for a series; null without evidence.</summary>
    public double? RatioFor(SeriesStudy study) => (Evidence.Of(study) + _group.ShrunkTo(_groupWeight)).Ratio;

    /// <summary>The candidate to use.</summary>
    public int Choose(SeriesStudy study)
    {
        if (study.Preferred < 0) return SimplestBest(study);
        return study.Attempt?.Paths[study.Preferred] is not null && (RatioFor(study) is not { } ratio || ratio < 1)
            ? study.Preferred
            : ModelPool.Yardstick;
    }

    /// <summary>Of the simplest models, for short series, the one with the least error; plain continuation unless another was clearly
    /// better.</summary>
    private static int SimplestBest(SeriesStudy study)
    {
        var best = ModelPool.Yardstick;
        var least = SimpleMargin * study.Backtest.MeanAbsoluteError(best);
        for (var i = 1; i < study.Pool.Count; i++)
        {
            if (study.Attempt?.Paths[i] is null || study.Backtest.MeanAbsoluteError(i) is not { } error || !(error < least)) continue;
            (best, least) = (i, error);
        }

        return best;
    }
}
