namespace KiPlanung.Forecasting.Models.SingularSpectrum;

/// <summary>„Singuläre Spektralanalyse“ (SSA) — the series is split into trend, cycles and noise by the eigenvectors of its windows; the
/// part without noise is continued by the recurrence those eigenvectors obey.</summary>
/// <remarks>Golyandina &amp; Zhigljavsky 2020, Singular Spectrum Analysis for Time Series, 2nd ed., sections 2.1 and 3.1 (recurrent
/// forecast). The number of eigenvectors is the one with the smallest error on the last values held out. For monthly series of five years
/// and more; it has no record in competitions and is an optional member.</remarks>
public sealed class SingularSpectrum : IForecastModel
{
    private const int MinimumLength = 60;
    private const int MinimumSeasons = 4;
    private const int ShortestSeasonal = 16;
    private const int LongestWindow = 60;
    private const int HighestRank = 14;
    private const int HeldOut = 12;
    private const int Watched = 24;

    /// <summary>A higher rank must be better by this factor.</summary>
    private const double Simplicity = 0.97;

    /// <summary>How far, in ranges of the history, a continuation may leave it before its recurrence counts as unstable.</summary>
    private const double WidestLeave = 1.5;

    public string Name => "singular-spectrum";

    public string Title => "Singuläre Spektralanalyse";

    /// <summary>Null under 60 values and under four seasons, and when no recurrence is stable.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        var long4 = season > 1 && history.Length >= Math.Max(MinimumSeasons * season, ShortestSeasonal);
        if (history.Length < MinimumLength && !long4) return null;
        var basis = new SpectrumBasis(history, WindowOf(history.Length, season));
        for (var rank = ChooseRank(history, season); rank > 0; rank--)
        {
            if (FittedSpectrum.Of(basis, rank, history) is { } fitted && IsStable(fitted.Predict(Watched), history)) return fitted;
        }

        return null;
    }

    /// <summary>Half the series at most, whole seasons where there are any.</summary>
    private static int WindowOf(int length, int season)
    {
        var longest = Math.Min(length / 2, LongestWindow);
        return season > 1 && longest >= season ? longest / season * season : longest;
    }

    private static int ChooseRank(ReadOnlySpan<double> history, int season)
    {
        var held = Math.Max(1, Math.Min(Math.Max(HeldOut, season), history.Length / 5));
        var training = history[..^held];
        var actual = history[^held..];
        var basis = new SpectrumBasis(training, WindowOf(training.Length, season));
        var (best, least) = (1, double.PositiveInfinity);
        for (var rank = 1; rank <= Math.Min(HighestRank, basis.Window - 1); rank++)
        {
            if (FittedSpectrum.Of(basis, rank, training) is not { } fitted) break;
            var error = 0.0;
            var path = fitted.Predict(held);
            for (var h = 0; h < held; h++) error += Math.Abs(actual[h] - path[h]);
            if (error < Simplicity * least) (least, best) = (error, rank);
        }

        return best;
    }

    private static bool IsStable(double[] path, ReadOnlySpan<double> history)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in history) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        var leave = (WidestLeave * (high - low)) + (1e-6 * Math.Abs(high));
        return path.All(value => value >= low - leave && value <= high + leave);
    }
}
