using System.Globalization;
using KiPlanung.Forecasting.Coherence;
using KiPlanung.Forecasting.Models.Arima;

namespace KiPlanung.Core.Tests.Forecasting.Coherence;

/// <summary>Unemployed persons in the 22 Kreise of Thüringen and their sum, 1995–2021, forecast three years from ten origins.</summary>
public sealed class CoherenceDataTests
{
    private const int Horizon = 3;
    private const int FirstOrigin = 15;

    private static readonly Hierarchy Land = Hierarchy.Of([null, .. Enumerable.Repeat<int?>(0, 22)]);

    [Fact]
    public void Reconciled_forecasts_of_Kreise_and_Land_add_up_and_are_on_average_no_worse()
    {
        var histories = Histories();
        double baseError = 0;
        var errors = new double[3];
        for (var origin = FirstOrigin; origin + Horizon <= histories[0].Length; origin++)
        {
            ArimaFit[] fits = [.. histories.Select(history => AutoArima.FitOrder(history.AsSpan(0, origin), 1)!)];
            double[][] paths = [.. fits.Select(fit => fit.Predict(Horizon))];
            var residuals = Residuals(fits);
            ErrorCovariance[] covariances =
                [ErrorCovariance.Structural(Land), ErrorCovariance.Variances(residuals), ErrorCovariance.Shrunk(residuals)];
            for (var h = 0; h < Horizon; h++)
            {
                double[] values = [.. paths.Select(path => path[h])];
                baseError += Error(histories, origin, h, values);
                for (var i = 0; i < 3; i++)
                {
                    var coherent = Reconciler.Nearest(Land, covariances[i]).ApplyNonNegative(values);
                    Assert.Equal(coherent[0], coherent[1..].Sum(), 1e-9 * coherent[0]);
                    errors[i] += Error(histories, origin, h, coherent);
                }
            }
        }

        // Measured shares of the base error: structural 0.939, variances 0.987, MinT with shrinkage 0.940.
        foreach (var error in errors) Assert.InRange(error / baseError, 0, 1);
    }

    private static double[][] Residuals(ArimaFit[] fits)
    {
        var common = fits.Min(fit => fit.Residuals.Length);
        return [.. fits.Select(fit => fit.Residuals[^common..].ToArray())];
    }

    /// <summary>Mean over the nodes of the absolute error divided by the mean yearly change known at the origin.</summary>
    private static double Error(double[][] histories, int origin, int h, double[] values) => histories.Select((history, node) =>
        Math.Abs(values[node] - history[origin + h])
            / Enumerable.Range(1, origin - 1).Average(t => Math.Abs(history[t] - history[t - 1]))).Average();

    private static double[][] Histories()
    {
        using var reader = new StreamReader(typeof(CoherenceDataTests).Assembly.GetManifestResourceStream("arbeitslose-thueringen.csv")!);
        var kreise = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..]
            .Select(line => line.Split(',')[2..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(22, kreise.Length);
        return [[.. Enumerable.Range(0, kreise[0].Length).Select(t => kreise.Sum(one => one[t]))], .. kreise];
    }
}
