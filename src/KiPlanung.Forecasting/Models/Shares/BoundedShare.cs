namespace KiPlanung.Forecasting.Models.Shares;

/// <summary>„Anteil“ — runs a model on the log odds of a share, so that no forecast leaves the range from 0 to the upper bound.</summary>
/// <param name="inner">The model; sees log odds.</param>
/// <param name="upper">The bound, 100 for figures in percent.</param>
/// <remarks>Log odds: Egozcue et al. 2003, Mathematical Geology 35(3) (two parts). They do not exist at 0 and at the bound: when a history
/// touches one, all its shares p become (p(n−1) + ½)/n (Smithson &amp; Verkuilen 2006, Psychological Methods 11(1)) and forecasts are put
/// back the same way, so that 0 and the bound stay reachable. The point forecast is the median, not the mean.</remarks>
public sealed class BoundedShare(IForecastModel inner, double upper = 100) : IForecastModel
{
    private const int MinimumLength = 2;

    /// <summary>Share of the bound within which a figure counts as touching 0 or the bound.</summary>
    private const double Nearness = 1e-9;

    public string Name => inner.Name + "-share";

    public string Title => inner.Title + " auf Anteilen";

    /// <summary>Null also when a figure is under 0 or over the bound: the quantity then is no share.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength) return null;
        var touches = false;
        foreach (var value in history)
        {
            if (!(value >= 0 && value <= upper)) return null;
            touches |= value < Nearness * upper || value > (1 - Nearness) * upper;
        }

        var scale = new ShareScale(upper, touches ? history.Length : double.PositiveInfinity);
        var odds = new double[history.Length];
        for (var t = 0; t < odds.Length; t++) odds[t] = scale.ToLogOdds(history[t]);
        return inner.Fit(odds, season) is { } fitted ? new Fitted(fitted, scale) : null;
    }

    private sealed class Fitted(IFittedModel fitted, ShareScale scale) : IFittedModel
    {
        /// <summary>Half the distance between the shares one error below and one above the next forecast.</summary>
        public double Sigma { get; } = SigmaOf(fitted, scale);

        public double[] Predict(int horizon)
        {
            var path = fitted.Predict(horizon);
            Back(path);
            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            fitted.Draw(path, shocks);
            Back(path);
        }

        private static double SigmaOf(IFittedModel fitted, ShareScale scale)
        {
            var next = fitted.Predict(1)[0];
            return 0.5 * (scale.ToShare(next + fitted.Sigma) - scale.ToShare(next - fitted.Sigma));
        }

        private void Back(Span<double> path)
        {
            for (var h = 0; h < path.Length; h++) path[h] = scale.ToShare(path[h]);
        }
    }
}

/// <summary>From a share to its log odds and back.</summary>
/// <param name="Weight">Values n of the squeeze; infinite for none.</param>
internal readonly record struct ShareScale(double Upper, double Weight)
{
    private bool Squeezes => double.IsFinite(Weight);

    public double ToLogOdds(double value)
    {
        var share = value / Upper;
        if (Squeezes) share = ((share * (Weight - 1)) + 0.5) / Weight;
        return Math.Log(share / (1 - share));
    }

    public double ToShare(double odds)
    {
        var share = 1 / (1 + Math.Exp(-odds));
        if (Squeezes) share = ((share * Weight) - 0.5) / (Weight - 1);
        return Upper * Math.Clamp(share, 0, 1);
    }
}
