using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Numerics;
using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>„Streuung der simulierten Verläufe“ — how far a model's own possible futures lie from its forecast.</summary>
/// <remarks>Few paths are enough, because all series and origins take the same shocks: what their number leaves to chance is calibrated
/// away. Shocks are stratified by step and come in pairs of opposite sign, so that mean and spread are nearly exact.</remarks>
internal static class PathSpread
{
    private const int Pairs = 32;
    private const int LargestHorizon = 50;
    private const ulong Seed = 7;

    private static readonly Lazy<double[][]> Shocks = new(Make);

    /// <summary>Mean absolute distance of the simulated paths from the forecast, by step; may be infinite.</summary>
    public static void Of(IFittedModel model, ReadOnlySpan<double> path, Span<double> spread)
    {
        spread.Clear();
        Span<double> drawn = stackalloc double[spread.Length];
        foreach (var shocks in Shocks.Value)
        {
            model.Draw(drawn, shocks);
            for (var h = 0; h < spread.Length; h++) spread[h] += Math.Abs(drawn[h] - path[h]) / (2 * Pairs);
        }
    }

    private static double[][] Make()
    {
        var shocks = new double[2 * Pairs][];
        for (var p = 0; p < shocks.Length; p++) shocks[p] = new double[LargestHorizon];
        var order = new int[Pairs];
        for (var h = 0; h < LargestHorizon; h++)
        {
            var random = new SeededRandom(Seed, (ulong)h);
            for (var i = 0; i < Pairs; i++) order[i] = i;
            for (var i = Pairs - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            for (var p = 0; p < Pairs; p++)
            {
                var size = Normal.InvCDF(0, 1, 0.5 + ((order[p] + 0.5) / (2 * Pairs)));
                shocks[p][h] = random.Below(2) == 0 ? size : -size;
                shocks[p + Pairs][h] = -shocks[p][h];
            }
        }

        return shocks;
    }
}
