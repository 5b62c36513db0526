using KiPlanung.Forecasting.Models.SingularSpectrum;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class SingularSpectrumTests
{
    // A line is governed by a recurrence of rank 2, a sine by one of rank 2 (Golyandina & Zhigljavsky 2020, section 3.1): both continue exactly.
    [Fact]
    public void A_line_with_a_cycle_is_continued_exactly_at_rank_four()
    {
        static double At(int t) => 100 + (2 * t) + (15 * Math.Sin(Math.Tau * t / 12));
        double[] history = [.. Enumerable.Range(0, 96).Select(At)];
        var fitted = FittedSpectrum.Of(new SpectrumBasis(history, 48), 4, history)!;
        var path = fitted.Predict(24);
        for (var h = 0; h < 24; h++) Assert.Equal(At(96 + h), path[h], 1e-5);
        Assert.Equal(0, fitted.Sigma, 1e-6);
    }

    [Fact]
    public void All_eigenvectors_together_give_back_the_series()
    {
        var basis = new SpectrumBasis(PublicSeries.Nile, 30);
        var whole = basis.Reconstruct(30);
        for (var t = 0; t < whole.Length; t++) Assert.Equal(PublicSeries.Nile[t], whole[t], 1e-6);
    }

    [Fact]
    public void The_rank_is_chosen_so_that_passengers_go_on_with_trend_and_season()
    {
        var fitted = new SingularSpectrum().Fit(PublicSeries.AirPassengers.AsSpan(0, 120), 12)!;
        var path = fitted.Predict(24);
        var errors = path.Zip(PublicSeries.AirPassengers.Skip(120), (own, actual) => Math.Abs(own - actual) / actual);
        Assert.InRange(errors.Average(), 0, 0.1);
        var drawn = new double[24];
        fitted.Draw(drawn, new double[24]);
        Assert.Equal(path, drawn);
    }

    [Fact]
    public void Short_series_are_refused()
    {
        Assert.Null(new SingularSpectrum().Fit(PublicSeries.Nile.AsSpan(0, 59), 1));
        Assert.NotNull(new SingularSpectrum().Fit(PublicSeries.Nile.AsSpan(0, 60), 1));
        Assert.NotNull(new SingularSpectrum().Fit(PublicSeries.AirPassengers.AsSpan(0, 48), 12));
        Assert.Null(new SingularSpectrum().Fit(PublicSeries.AirPassengers.AsSpan(0, 47), 12));
    }
}
