using KiPlanung.Forecasting.Need;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Need;

public sealed class SmallNumbersTests
{
    /// <summary>Quantiles of R 4.2: qpois(c(.1,.9), 4), qpois(…, 250) and qnbinom(…, size = 5, mu = 20).</summary>
    [Fact]
    public void Count_intervals_have_the_quantiles_of_poisson_and_negative_binomial()
    {
        Assert.Equal(new CountInterval(80, 2, 7), Ok(CountInterval.Of(4, 0, 80)));
        Assert.Equal(new CountInterval(80, 230, 270), Ok(CountInterval.Of(250, 0, 80)));
        Assert.Equal(new CountInterval(80, 9, 33), Ok(CountInterval.Of(20, 0.2, 80)));
        Assert.Equal(new CountInterval(95, 0, 0), Ok(CountInterval.Of(0, 0, 95)));
        Assert.Equal("need.out-of-range", Refused(CountInterval.Of(3, 0, 100)).Code);
    }

    [Fact]
    public void Dispersion_is_zero_for_poisson_like_counts_and_positive_for_wilder_ones()
    {
        Assert.Equal(0, CountInterval.Dispersion([9, 11, 10, 10], [10, 10, 10, 10]));
        Assert.Equal(((100 - 10) / 100.0 * 2 / 2), CountInterval.Dispersion([20, 0], [10, 10]), 12);
    }

    [Fact]
    public void A_quota_of_few_people_leans_on_the_land_and_one_of_many_stays()
    {
        var shrunk = Ok(QuotaShrinkage.Towards([0, 5000, 900], [10, 20_000, 6000]));

        Assert.Equal(5900.0 / 26_010, shrunk.Prior, 12);
        Assert.True(shrunk.Areas[0].OwnWeight < 0.3 && shrunk.Areas[1].OwnWeight > 0.9);
        Assert.InRange(shrunk.Areas[0].Shrunk, 0.15, shrunk.Prior);
        Assert.All(shrunk.Areas, a => Assert.Equal((a.OwnWeight * a.Raw) + ((1 - a.OwnWeight) * shrunk.Prior), a.Shrunk, 12));
    }

    [Fact]
    public void Areas_that_differ_by_chance_only_all_get_the_quota_of_the_land()
    {
        var shrunk = Ok(QuotaShrinkage.Towards([10, 10, 10, 10], [100, 100, 100, 100]));

        Assert.True(double.IsPositiveInfinity(shrunk.PriorPersons));
        Assert.All(shrunk.Areas, area => Assert.Equal(0.1, area.Shrunk, 12));
    }

    /// <summary>Areas drawn from a known beta distribution: the strength of the prior comes out near the one put in.</summary>
    [Fact]
    public void The_strength_of_the_prior_is_recovered_from_simulated_areas()
    {
        var random = new Random(7);
        var (cases, people) = (new double[400], new double[400]);
        for (var i = 0; i < cases.Length; i++)
        {
            var quota = MathNet.Numerics.Distributions.Beta.Sample(random, 20, 80);
            people[i] = random.Next(50, 2000);
            cases[i] = MathNet.Numerics.Distributions.Binomial.Sample(random, quota, (int)people[i]);
        }

        Assert.InRange(Ok(QuotaShrinkage.Towards(cases, people)).PriorPersons, 80, 120);
    }

    [Fact]
    public void Impossible_cases_are_refused()
    {
        Assert.Equal("need.cases-exceed-people", Refused(QuotaShrinkage.Towards([5, 1, 1], [4, 10, 10])).Code);
        Assert.Equal("need.too-few-areas", Refused(QuotaShrinkage.Towards([1, 1], [10, 10])).Code);
        Assert.Equal("need.dimensions-mismatch", Refused(QuotaShrinkage.Towards([1], [10, 10])).Code);
    }
}
