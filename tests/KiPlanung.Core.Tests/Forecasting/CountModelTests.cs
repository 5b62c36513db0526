using KiPlanung.Forecasting.Models.Counts;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Reference values: R 4.2.2, for Croston with forecast 8.20.</summary>
public sealed class CountModelTests
{
    private static readonly double[] Rare = [0, 2, 0, 1, 0, 0, 3, 0, 0, 1, 4, 0, 0, 0, 2];

    // qpois(c(.025, .5, .975), 7.3); qnbinom(c(.025, .1, .5, .9, .975), size = 5/1.5, mu = 5); qnbinom(c(.5, .99), size = .2/3, mu = .2)
    [Fact]
    public void Quantiles_agree_with_qpois_and_qnbinom()
    {
        var poisson = new CountDistribution(7.3, 1);
        Assert.Equal([3, 7, 13], new[] { 0.025, 0.5, 0.975 }.Select(poisson.Quantile));
        var binomial = new CountDistribution(5, 2.5);
        Assert.Equal([0, 1, 4, 10, 14], new[] { 0.025, 0.1, 0.5, 0.9, 0.975 }.Select(binomial.Quantile));
        var rare = new CountDistribution(0.2, 4);
        Assert.Equal([0, 4], new[] { 0.5, 0.99 }.Select(rare.Quantile));
    }

    // qnbinom(c(.001, .1, .5, .9, .999), size = 300/2, mu = 300); qpois(c(.001, .5, .999), 1000)
    [Fact]
    public void Large_means_are_approximated_to_the_case()
    {
        var binomial = new CountDistribution(300, 3);
        Assert.All(new[] { 0.001, 0.1, 0.5, 0.9, 0.999 }.Zip(new double[] { 214, 262, 299, 339, 400 }), pair =>
            Assert.Equal(pair.Second, binomial.Quantile(pair.First), 1.0));
        var poisson = new CountDistribution(1000, 1);
        Assert.All(new[] { 0.001, 0.5, 0.999 }.Zip(new double[] { 904, 1000, 1099 }), pair =>
            Assert.Equal(pair.Second, poisson.Quantile(pair.First), 1.0));
    }

    // The same likelihood given to R's optimize: discount, mean, Pearson's statistic.
    [Fact]
    public void Level_and_dispersion_agree_with_an_independent_optimiser()
    {
        var steady = new CountLevel().Fit([3, 5, 2, 4, 6, 8, 7, 9, 6, 10, 12, 9, 11, 8, 13], 1)!;
        Assert.Equal(11.2358062406, steady.Predict(1)[0], 1e-4);
        Assert.Equal(Math.Sqrt(11.2358062406 * 1.0154842644), steady.Sigma, 1e-4);
        var wild = new CountLevel().Fit([3, 15, 2, 4, 26, 8, 7, 29, 6, 1, 12, 9, 31, 8, 3], 1)!;
        Assert.Equal(10.933333417, wild.Predict(1)[0], 1e-3);
        Assert.Equal(Math.Sqrt(10.933333417 * 17.452262289), wild.Sigma, 1e-3);
    }

    [Fact]
    public void Futures_of_the_level_are_whole_and_follow_the_counts_drawn()
    {
        var fitted = new CountLevel().Fit([3, 5, 2, 4, 6, 8, 7, 9, 6, 10, 12, 9, 11, 8, 13], 1)!;
        var (high, low) = (new double[6], new double[6]);
        fitted.Draw(high, [1.5, 1.5, 1.5, 1.5, 1.5, 1.5]);
        fitted.Draw(low, [-1.5, -1.5, -1.5, -1.5, -1.5, -1.5]);
        Assert.All(high.Concat(low), value => Assert.Equal(Math.Floor(value), value));
        Assert.True(high[5] > high[0] && low[5] < low[0] && low.Min() >= 0);
    }

    [Fact]
    public void Zeros_alone_keep_a_small_rate()
    {
        var fitted = new CountLevel().Fit([0, 0, 0, 0, 0, 0, 0, 0], 1)!;
        Assert.InRange(fitted.Predict(1)[0], 0.01, 0.2);
        var path = new double[1];
        fitted.Draw(path, [0]);
        Assert.Equal(0, path[0]);
        fitted.Draw(path, [2.5]);
        Assert.Equal(1, path[0]);
    }

    // croston(x, h = 2, alpha = .1)$mean and alpha = .3
    [Fact]
    public void Croston_agrees_with_R()
    {
        Assert.Equal(0.9303812006, new IntermittentDemand(IntermittentMethod.Croston).Fit(Rare, 1)!.Predict(2)[1], 1e-9);
        Assert.Equal(0.8727110875, new IntermittentDemand(IntermittentMethod.Croston, 0.3).Fit(Rare, 1)!.Predict(2)[1], 1e-9);
        Assert.Equal(
            0.95 * 0.9303812006, new IntermittentDemand(IntermittentMethod.SyntetosBoylan).Fit(Rare, 1)!.Predict(1)[0], 1e-9);
    }

    [Fact]
    public void Teunter_fades_when_nothing_happens_any_more_and_Croston_does_not()
    {
        double[] over = [.. Rare, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var (croston, teunter) = (
            new IntermittentDemand(IntermittentMethod.Croston), new IntermittentDemand(IntermittentMethod.TeunterSyntetosBabai));
        Assert.Equal(croston.Fit(Rare, 1)!.Predict(1)[0], croston.Fit(over, 1)!.Predict(1)[0], 1e-12);
        Assert.True(teunter.Fit(over, 1)!.Predict(1)[0] < 0.5 * teunter.Fit(Rare, 1)!.Predict(1)[0]);
        // by hand in R: share 6/15 at the start, both weights 0.1
        Assert.Equal(0.844119758151, teunter.Fit(Rare, 1)!.Predict(1)[0], 1e-9);
    }

    [Fact]
    public void Rare_cases_are_zero_at_a_low_shock_and_at_least_one_at_a_high_one()
    {
        var fitted = new IntermittentDemand(IntermittentMethod.SyntetosBoylan).Fit(Rare, 1)!;
        var path = new double[3];
        fitted.Draw(path, [-1, 1, 3]);
        Assert.Equal(0, path[0]);
        Assert.True(path[1] >= 1 && path[2] > path[1]);
    }

    [Fact]
    public void What_is_no_count_is_refused()
    {
        Assert.Null(new CountLevel().Fit([1, 2.5, 3, 4], 1));
        Assert.Null(new CountLevel().Fit([1, -2, 3, 4], 1));
        Assert.Null(new IntermittentDemand(IntermittentMethod.Croston).Fit([0, 0, 0, 0, 0], 1));
        Assert.Null(new IntermittentDemand(IntermittentMethod.Croston).Fit([0, 0.5, 0, 1, 0], 1));
    }
}
