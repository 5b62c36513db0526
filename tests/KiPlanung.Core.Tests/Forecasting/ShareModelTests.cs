using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.Shares;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class ShareModelTests
{
    [Fact]
    public void Log_odds_and_back()
    {
        var plain = new ShareScale(100, double.PositiveInfinity);
        Assert.Equal(Math.Log(0.2 / 0.8), plain.ToLogOdds(20), 1e-12);
        Assert.Equal(20, plain.ToShare(plain.ToLogOdds(20)), 1e-12);
    }

    // Smithson & Verkuilen 2006: y' = (y(n - 1) + 1/2)/n
    [Fact]
    public void The_squeeze_takes_the_ends_into_the_range_and_gives_them_back()
    {
        var squeezed = new ShareScale(100, 10);
        Assert.Equal(Math.Log(0.05 / 0.95), squeezed.ToLogOdds(0), 1e-12);
        Assert.Equal(Math.Log(0.95 / 0.05), squeezed.ToLogOdds(100), 1e-12);
        Assert.All(new[] { 0.0, 3, 50, 99, 100 }, value => Assert.Equal(value, squeezed.ToShare(squeezed.ToLogOdds(value)), 1e-9));
    }

    [Fact]
    public void A_trend_towards_the_bound_slows_down_instead_of_crossing_it()
    {
        double[] rising = [70, 76, 81, 86, 90, 93, 95, 97];
        Assert.True(new Drift().Fit(rising, 1)!.Predict(10)[9] > 100);
        var path = new BoundedShare(new Drift()).Fit(rising, 1)!.Predict(10);
        Assert.All(path.Zip(path.Skip(1)), pair => Assert.InRange(pair.Second, pair.First, 100));
    }

    [Fact]
    public void Drawn_futures_stay_in_the_range_and_lie_around_the_point_forecast()
    {
        var fitted = new BoundedShare(new Naive()).Fit([96, 99, 98, 100, 97, 99], 1)!;
        var path = new double[8];
        fitted.Draw(path, [9, 9, 9, 9, 9, 9, 9, 9]);
        Assert.All(path, value => Assert.InRange(value, 99, 100));
        fitted.Draw(path, [-9, -9, -9, -9, -9, -9, -9, -9]);
        Assert.All(path, value => Assert.InRange(value, 0, 99));
        fitted.Draw(path, new double[8]);
        Assert.All(path, value => Assert.Equal(99, value, 1e-9));
        Assert.InRange(fitted.Sigma, 0.5, 3);
    }

    [Fact]
    public void What_is_no_share_is_refused()
    {
        Assert.Null(new BoundedShare(new Drift()).Fit([50, 101, 60], 1));
        Assert.Null(new BoundedShare(new Drift()).Fit([50, -1, 60], 1));
        Assert.NotNull(new BoundedShare(new Drift(), 1).Fit([0.5, 1, 0], 1));
    }

    [Fact]
    public void Name_and_title_say_what_it_is()
    {
        Assert.Equal("drift-share", new BoundedShare(new Drift()).Name);
        Assert.Equal("Fortschreibung der mittleren Veränderung auf Anteilen", new BoundedShare(new Drift()).Title);
    }
}
