namespace KiPlanung.Forecasting.Combination;

/// <summary>„Gewichtete Verbindung“ — weights of its members from the features of a series: softmax of a linear form.</summary>
/// <param name="Members">Stable names; <c>median</c> is the median of the pool.</param>
/// <param name="Centres">What is subtracted from each feature.</param>
/// <param name="Widths">By what each feature is divided then.</param>
/// <param name="Coefficients">By member: the constant, then one per feature.</param>
internal sealed record TrainedCombination(
    IReadOnlyList<string> Members, IReadOnlyList<double> Centres, IReadOnlyList<double> Widths,
    IReadOnlyList<IReadOnlyList<double>> Coefficients)
{
    public const string StableName = "weighted";

    public const string GermanTitle = "Gewichtete Verbindung mehrerer Verfahren";

    private const double Limit = 3;

    /// <summary>Features in units of their spread, with bounds, a constant 1 before them.</summary>
    public double[] Standardised(IReadOnlyList<double> features) =>
        [1, .. features.Select((value, i) => Math.Clamp((value - Centres[i]) / Widths[i], -Limit, Limit))];

    /// <summary>Shares that add up to 1; members that gave no forecast have none.</summary>
    public double[] WeightsFor(IReadOnlyList<double> features, IReadOnlyList<bool> available) =>
        Softmax(Standardised(features), Coefficients, available);

    /// <summary>The weights of standardised features.</summary>
    public static double[] Softmax(
        ReadOnlySpan<double> inputs, IReadOnlyList<IReadOnlyList<double>> coefficients, IReadOnlyList<bool> available)
    {
        var weights = new double[coefficients.Count];
        var largest = double.NegativeInfinity;
        for (var k = 0; k < weights.Length; k++)
        {
            if (!available[k]) continue;
            for (var i = 0; i < inputs.Length; i++) weights[k] += coefficients[k][i] * inputs[i];
            largest = Math.Max(largest, weights[k]);
        }

        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++) sum += weights[k] = available[k] ? Math.Exp(weights[k] - largest) : 0;
        for (var k = 0; k < weights.Length; k++) weights[k] /= sum;
        return weights;
    }

    /// <summary>The weighted mean, step by step.</summary>
    public static double[] Combine(double[] weights, IReadOnlyList<double[]?> paths, int horizon)
    {
        var combined = new double[horizon];
        for (var k = 0; k < weights.Length; k++)
        {
            if (paths[k] is not { } path) continue;
            for (var h = 0; h < horizon; h++) combined[h] += weights[k] * path[h];
        }

        return combined;
    }
}
