using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Backtest origins, pooled quantiles, weights, joint futures.</summary>
public sealed class CalibrationTests
{
    [Theory]
    [InlineData(3, 1, 3, 5)]
    [InlineData(8, 1, 6, 6)]
    [InlineData(12, 1, 3, 5)]
    [InlineData(40, 1, 6, 3)]
    [InlineData(60, 4, 8, 2)]
    [InlineData(144, 12, 18, 4)]
    public void Origins_leave_enough_before_and_something_after(int length, int season, int horizon, int most)
    {
        var origins = Backtest.Origins(length, season, horizon, most);

        Assert.NotEmpty(origins);
        Assert.True(origins.Length <= most);
        Assert.Equal(origins.Distinct().Order(), origins);
        Assert.All(origins, origin => Assert.InRange(origin, 2, length - 1));
        Assert.Equal(length >= horizon + 5 + (season > 1 ? 3 * season : 0), origins.Contains(length - horizon));
    }

    // R 4.2.2: prop.test(8, 10, correct = FALSE)$conf.int
    [Fact]
    public void Wilson_interval_agrees_with_prop_test()
    {
        var range = WilsonInterval.Of(8, 10);
        Assert.Equal(0.4901625, range.Low, 1e-7);
        Assert.Equal(0.9433178, range.High, 1e-7);
        Assert.Equal((0.0, 1.0), (WilsonInterval.Of(0, 5).Low, WilsonInterval.Of(5, 5).High));
    }

    [Fact]
    public void The_pool_holds_the_share_of_errors_it_promises()
    {
        var studies = Enumerable.Range(0, 80).Select(i => Study(Walk(i, 30), 4)).ToList();
        var pool = ScorePool.From(studies.Select(study => (study, ModelPool.Yardstick)), null, 4);
        var fresh = Enumerable.Range(1000, 400).Select(i => Study(Walk(i, 30), 4)).ToList();

        foreach (var (level, least, most) in new[] { (80.0, 0.76, 0.85), (95.0, 0.93, 0.98) })
        {
            var scores = fresh.SelectMany(study => study.Scores(ModelPool.Yardstick)).ToList();
            var inside = scores.Count(score => score.Score >= pool.Quantile(score.Step, (100 - level) / 200)
                && score.Score <= pool.Quantile(score.Step, 0.5 + (level / 200)));
            Assert.InRange((double)inside / scores.Count, least, most);
        }

        Assert.Equal(80, pool.Series);
    }

    [Fact]
    public void Without_any_error_of_its_own_a_pool_uses_the_usual_ones()
    {
        var usual = new UsualErrors([[-2, -1, 0, 1, 2]], 1, 1);
        var pool = ScorePool.From([], usual, 4);
        Assert.True(pool.Quantile(0, 0.9) > 1);
        Assert.Equal(2 * pool.Quantile(0, 0.9), pool.Quantile(3, 0.9), 1e-12);
        Assert.Equal((0, 0), (pool.Series, pool.Errors));
    }

    [Fact]
    public void Weights_add_up_and_leave_out_who_gave_no_forecast()
    {
        double[][] coefficients = [[1, 2], [0, -1], [0.5, 0]];
        var weights = TrainedCombination.Softmax([1, 0.3], coefficients, [true, false, true]);
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.Equal(0, weights[1]);
        Assert.Equal(Math.Exp(1.6 - 0.5), weights[0] / weights[2], 1e-9);
        Assert.Equal([4, 5.0], TrainedCombination.Combine([0.25, 0, 0.75], [[1, 2], null, [5, 6]], 2));
    }

    [Fact]
    public void The_shipped_weights_name_candidates_that_compete()
    {
        foreach (var kind in CombinationLibrary.Shipped.Kinds.Where(kind => kind.Combination is not null))
        {
            var pool = ModelPool.For(kind.Profile, 100, kind.Season, CombinationLibrary.Shipped);
            Assert.All(kind.Combination!.Members, name => Assert.InRange(pool.PlaceOf(name), 0, pool.Count - 1));
            Assert.Equal(kind.Combination.Members.Count, kind.Combination.Coefficients.Count);
            Assert.All(kind.Combination.Coefficients, row => Assert.Equal(SeriesFeatures.Count + 1, row.Count));
        }

        Assert.Equal([1, 1, 4, 12], CombinationLibrary.Shipped.Kinds.Select(kind => kind.Season).Order());
    }

    [Fact]
    public void A_sum_is_as_unsure_as_its_parts_move_together()
    {
        double[][] together = [.. Enumerable.Range(0, 6).Select(_ => Walk(3, 40))];
        double[][] apart = [.. Enumerable.Range(0, 6).Select(i => Walk(50 + i, 40))];
        var options = new ForecastOptions { Horizon = 3, Profile = ForecastProfile.Administrative };

        var (same, different) = (Joint(together, options), Joint(apart, options));

        Assert.Equal(same.Series.Sum(forecast => forecast.Steps[2].Mean), same.Sum()[2].Mean, 1e-9);
        Assert.InRange(ShareOfParts(same), 0.9, 1.1);
        Assert.InRange(ShareOfParts(different), 0.2, 0.75);
        Assert.All(same.Sum(), step => Assert.True(step.Intervals[1].Low <= step.Intervals[0].Low && step.Intervals[0].Low <= step.Mean
            && step.Mean <= step.Intervals[0].High && step.Intervals[0].High <= step.Intervals[1].High));
    }

    [Fact]
    public void Joint_futures_are_a_function_of_the_seed()
    {
        double[][] series = [Walk(1, 20), Walk(2, 25)];
        var options = new ForecastOptions { Horizon = 2 };
        Assert.Equal(Joint(series, options with { Threads = 1 }).Paths[1][7], Joint(series, options with { Threads = 2 }).Paths[1][7]);
        Assert.NotEqual(Joint(series, options).Paths[1][7], Joint(series, options with { Seed = 5 }).Paths[1][7]);
    }

    private static double ShareOfParts(JointForecast joint) =>
        ForecasterTests.WidthOf(joint.Sum()[2], 0) / joint.Series.Sum(forecast => ForecasterTests.WidthOf(forecast.Steps[2], 0));

    private static JointForecast Joint(double[][] series, ForecastOptions options) =>
        Forecaster.RunJoint(series, options).IsOk(out var joint, out var problem) ? joint : throw new InvalidOperationException(problem.Message);

    private static SeriesStudy Study(double[] values, int horizon) => SeriesStudy.Of(
        values, new ForecastOptions { Horizon = horizon, Profile = ForecastProfile.Administrative }, CombinationLibrary.Empty, 3, false,
        _ => { }, default);

    /// <summary>A random walk with uniform steps.</summary>
    private static double[] Walk(int seed, int length)
    {
        var random = new Random(seed);
        var (values, level) = (new double[length], 100.0);
        for (var t = 0; t < length; t++) values[t] = level += random.NextDouble() - 0.5;
        return values;
    }
}
