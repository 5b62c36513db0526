using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.Demography;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Demography;

public sealed class ControlTotalsTests
{
    [Fact]
    public void Whole_numbers_keep_the_sum_and_stay_within_one_of_their_value() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<NonNegativeInt>>(), given =>
        {
            double[] values = [.. given.Get.Select(v => v.Get / 7.0)];
            var whole = LargestRemainder.Round(values);
            Assert.Equal((long)Math.Round(values.Sum(), MidpointRounding.AwayFromZero), whole.Sum());
            Assert.All(whole.Zip(values), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_remainders_are_rounded_up() => Assert.Equal([1L, 3, 2], LargestRemainder.Round([1.2, 2.9, 1.9]));

    /// <summary>Seed and margins of the worked example in Deming &amp; Stephan's method as taught: any fit keeps the odds ratio.</summary>
    [Fact]
    public void Fitting_meets_both_margins_and_keeps_the_odds_ratio()
    {
        var fitted = Ok(ProportionalFitting.Fit([[40, 30], [35, 50]], [80, 90], [100, 70]));

        Assert.Equal(80, fitted.Cells[0].Sum(), 8);
        Assert.Equal(100, fitted.Cells[0][0] + fitted.Cells[1][0], 8);
        Assert.Equal(
            40.0 * 50 / (30 * 35), fitted.Cells[0][0] * fitted.Cells[1][1] / (fitted.Cells[0][1] * fitted.Cells[1][0]), 8);
    }

    [Fact]
    public void Impossible_margins_are_refused_with_the_reason()
    {
        Assert.Equal("demography.margins-differ", Refused(ProportionalFitting.Fit([[1, 1]], [5], [2, 2])).Code);
        Assert.Equal("demography.dimensions-mismatch", Refused(ProportionalFitting.Fit([[1, 1]], [5, 1], [2, 4])).Code);
        Assert.Equal("demography.negative", Refused(ProportionalFitting.Fit([[1, -1]], [5], [2, 3])).Code);
        Assert.Equal("demography.margin-without-cells", Refused(ProportionalFitting.Fit([[0, 0], [1, 1]], [1, 1], [1, 1])).Code);
        Assert.Equal("demography.margins-unreachable", Refused(ProportionalFitting.Fit([[1, 0], [1, 0]], [1, 1], [1, 1])).Code);
    }
}
