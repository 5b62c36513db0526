using KiPlanung.Forecasting.Models.ComplexSmoothing;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class ComplexSmoothingTests
{
    // With a1 = 1 the potential has no effect and the level is simple smoothing with weight a0 - 1 (Svetunkov et al. 2022, section 2.3).
    [Fact]
    public void With_an_imaginary_part_of_one_it_is_simple_smoothing()
    {
        var filter = new CesFilter(new CesWeights(CesSeason.None, 1.4, 1, 0, 0), 1);
        double[] states = [1000, 900, 0, 0];
        filter.Forward(PublicSeries.Nile, states);
        var level = 1000.0;
        foreach (var value in PublicSeries.Nile) level += 0.4 * (value - level);
        Assert.Equal(level, states[0], 1e-9);
    }

    [Fact]
    public void Three_steps_by_hand()
    {
        var filter = new CesFilter(new CesWeights(CesSeason.None, 1.5, 1.1, 0, 0), 1);
        double[] states = [10, 8, 0, 0];
        var squares = filter.Forward([12, 11, 15], states);
        // e = 2: l = 10 + 0.1*8 + 0.4*2 = 11.6, c = 10 - 0.5*8 + 2.6*2 = 11.2; e = -0.6: l = 11.6 + 1.12 - 0.24 = 12.48,
        // c = 11.6 - 5.6 - 1.56 = 4.44; e = 2.52: l = 12.48 + 0.444 + 1.008 = 13.932, c = 12.48 - 2.22 + 6.552 = 16.812
        Assert.Equal(4 + 0.36 + (2.52 * 2.52), squares, 1e-9);
        Assert.Equal(13.932, states[0], 1e-9);
        Assert.Equal(16.812, states[1], 1e-9);
    }

    [Fact]
    public void A_season_is_found_and_its_absence_too()
    {
        var seasonal = (FittedCes)new ComplexSmoothing().Fit(PublicSeries.AirPassengers, 12)!;
        Assert.NotEqual(CesSeason.None, seasonal.Season);
        Assert.Equal(CesSeason.None, ((FittedCes)new ComplexSmoothing().Fit(PublicSeries.Nile, 4)!).Season);
        Assert.Equal(CesSeason.None, ((FittedCes)new ComplexSmoothing().Fit(PublicSeries.AirPassengers.AsSpan(0, 20), 12)!).Season);
    }

    [Theory]
    [InlineData(CesSeason.Simple)]
    [InlineData(CesSeason.Partial)]
    [InlineData(CesSeason.Full)]
    public void Each_seasonal_form_puts_the_summer_above_the_winter(CesSeason form)
    {
        var path = new ComplexSmoothing(form).Fit(PublicSeries.AirPassengers, 12)!.Predict(24);
        Assert.All(new[] { 0, 12 }, year => Assert.InRange(path[year + 6] / path[year + 10], 1.25, 1.9));
    }

    [Fact]
    public void It_keeps_a_constant_and_continues_a_line_upwards()
    {
        Assert.All(new ComplexSmoothing().Fit([7, 7, 7, 7, 7, 7, 7], 1)!.Predict(5), value => Assert.Equal(7, value, 0.05));
        Assert.InRange(new ComplexSmoothing().Fit([2, 4, 6, 8, 10, 12, 14, 16, 18, 20], 1)!.Predict(3)[2], 20, 28);
    }
}
