using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.ComplexSmoothing;

/// <summary>What is minimised: the squared one-step errors by smoothing weights; start states come from running back.</summary>
/// <remarks>Short histories leave the weights almost free. A normal prior holds them near simple smoothing with a slight trend; its
/// place and strength were set on M1, M3, Tourism and INKAR yearly series, where the method alone is a tenth better for it.</remarks>
internal readonly ref struct CesSearch(CesSeason season, ReadOnlySpan<double> series, int period, Span<double> states) : IObjective
{
    private const double StartRatio = 1.1;
    private const int StartLength = 10;
    private const double LikelyReal = 1.7;
    private const double LikelyImaginary = 1.03;
    private const double HoldOfReal = 15;
    private const double HoldOfImaginary = 600;
    private readonly ReadOnlySpan<double> _series = series;
    private readonly Span<double> _states = states;

    public double At(scoped ReadOnlySpan<double> point)
    {
        var squares = Run(CesWeights.From(season, point));
        var (real, imaginary) = (point[0] - LikelyReal, point[1] - LikelyImaginary);
        squares *= Math.Exp(((HoldOfReal * real * real) + (HoldOfImaginary * imaginary * imaginary)) / _series.Length);
        return double.IsFinite(squares) ? squares : double.MaxValue;
    }

    /// <summary>Sum of squares; the states hold the end of the history afterwards.</summary>
    public double Run(CesWeights weights)
    {
        var filter = new CesFilter(weights, period);
        Start();
        filter.Forward(_series, _states);
        filter.Backward(_series, _states);
        return filter.Forward(_series, _states);
    }

    private void Start()
    {
        _states.Clear();
        var seasonal = season != CesSeason.None;
        var mean = 0.0;
        var first = _series[..Math.Min(seasonal ? period : StartLength, _series.Length)];
        foreach (var value in first) mean += value / first.Length;
        (_states[0], _states[1]) = (mean, mean / StartRatio);
        if (!seasonal) return;
        var centre = season == CesSeason.Simple ? 0 : mean;
        for (var s = 0; s < period; s++)
        {
            _states[2 + s] = _series[s] - centre;
            _states[2 + period + s] = _states[2 + s] / StartRatio;
        }
    }
}
