using KiPlanung.Forecasting.History;
using KiPlanung.Forecasting.Intervals;

namespace KiPlanung.Forecasting.Selection;

/// <summary>Puts a forecast together from what a series says and what its group says.</summary>
internal static class Judgement
{
    /// <summary>Under this number of errors a share says nothing.</summary>
    private const int LeastErrors = 4;

    public static Forecast Of(SeriesStudy study, ComparableSeries group, ForecastOptions options)
    {
        var attempt = study.Attempt ?? throw new InvalidOperationException("The series was only studied as comparison.");
        var choice = group.Gate.Choose(study);
        var (name, title) = study.Pool.Label(choice);
        var pool = group.PoolOf(name);
        double[] path = [.. attempt.Paths[choice]!.Select(value => value * study.Divisor)];
        var distances = options.Levels.ToDictionary(level => level, pool.Distances);
        var steps = StepBuilder.Build(path, Width, options.Levels, ValueBounds.Of(options.Nature, study.Values), attempt.Dispersion);
        var beatsNaive = choice != ModelPool.Yardstick;
        var scores = Scores(study, group, options, choice);
        return new Forecast(name, title, steps, scores, beatsNaive, ForecastNotices.For(study.Values, options, beatsNaive))
        {
            Basis = Basis(study, group, choice, pool, scores),
        };

        (double Below, double Above) Width(double level, int step)
        {
            var unit = attempt.Scale.UnitAt(step) * study.Divisor;
            return (unit * distances[level].Below[step], unit * distances[level].Above[step]);
        }
    }

    private static ForecastBasis Basis(
        SeriesStudy study, ComparableSeries group, int choice, ScorePool pool, List<BacktestScore> scores)
    {
        var skill = scores.FirstOrDefault(score => score.Model == study.Pool.Label(Math.Max(study.Preferred, choice)).Name)?.Skill;
        var groupSkill = group.Gate.Ratio is { } ratio ? 1 - ratio : (double?)null;
        var reasons = ForecastReasons.For(study, choice, group.Count, pool, skill, groupSkill);
        return new ForecastBasis(reasons, group.Count, pool.Series, pool.Errors, skill, groupSkill, Members(study, choice));
    }

    private static List<MemberForecast> Members(SeriesStudy study, int choice)
    {
        var attempt = study.Attempt!;
        var shares = choice == study.Pool.Weighted ? study.Pool.SharesOf(attempt) : [];
        var members = new List<MemberForecast>(study.Pool.Count);
        for (var i = 0; i < study.Pool.Count; i++)
        {
            if (attempt.Paths[i] is not { } path) continue;
            var (name, title) = study.Pool.Label(i);
            double? weight = shares.Where(share => share.Place == i).Select(share => (double?)share.Weight).FirstOrDefault();
            members.Add(new MemberForecast(name, title, [.. path.Select(value => value * study.Divisor)], weight));
        }

        return members;
    }

    private static List<BacktestScore> Scores(SeriesStudy study, ComparableSeries group, ForecastOptions options, int choice)
    {
        var backtest = study.Backtest;
        var naive = ForecastInput.NaiveError(study.History, options.Season);
        var yardstick = backtest.MeanAbsoluteError(ModelPool.Yardstick);
        var scores = new List<BacktestScore>(study.Pool.Count);
        for (var i = 0; i < study.Pool.Count; i++)
        {
            if (backtest.MeanAbsoluteError(i) is not { } error) continue;
            var (name, title) = study.Pool.Label(i);
            var (inside, count) = Inside(study, i, group.PoolWithout(name, study), options.Levels);
            scores.Add(new BacktestScore(
                name, title, error * study.Divisor, naive > 0 ? error / naive : null, backtest.Scales.Length,
                [.. inside.Select(hits => (double)hits / count)], i == choice)
            {
                CoverageRanges = [.. inside.Select(hits => WilsonInterval.Of(hits, count))],
                Skill = yardstick > 0 ? 1 - (error / yardstick.Value) : null,
            });
        }

        return scores;
    }

    /// <summary>How many backtest errors lay inside the limits of each level, and of how many; empty when too few.</summary>
    private static (int[] Inside, int Count) Inside(SeriesStudy study, int candidate, ScorePool others, IReadOnlyList<double> levels)
    {
        (int Step, double Score)[] errors = [.. study.Scores(candidate)];
        if (errors.Length < LeastErrors) return ([], 0);
        return ([.. levels.Select(others.Distances).Select(limits => errors.Count(error =>
            error.Score >= -limits.Below[error.Step] && error.Score <= limits.Above[error.Step]))], errors.Length);
    }
}
