using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>„Übereinstimmung“ of two people who judged the same things without knowing of each other.</summary>
/// <param name="Pairs">Things judged by both.</param>
/// <param name="Observed">Share judged alike, 0 to 1.</param>
/// <param name="Kappa">Cohen's κ, -1 to 1; null when everybody always judged the same, so that chance explains all.</param>
/// <param name="Low">Of the 95 % interval, not below -1.</param>
/// <param name="High">Of the 95 % interval, not above 1.</param>
public sealed record Agreement(int Pairs, double Observed, double? Kappa, double? Low, double? High)
{
    /// <summary>Below that no figure is told .</summary>
    public const int LeastPairs = 30;

    private const double Normal95 = 1.959963984540054;

    public static Problem TooFew { get; } = new("review.agreement-too-few",
        "Für die Übereinstimmung gibt es noch zu wenig Daten: nötig sind 30 blinde Doppelprüfungen.", ProblemKind.Conflict);

    /// <summary>Cohen's κ (Cohen 1960, Educational and Psychological Measurement 20, 37–46) with the standard error for large samples of
    /// Fleiss, Cohen and Everitt 1969 (Psychological Bulletin 72, 323–327; Fleiss, Levin and Paik 2003, equations 18.13–18.15).</summary>
    /// <param name="counts">Square: how often the first said the row and the second the column.</param>
    /// <returns>The figure, or „zu wenig Daten“ below <see cref="LeastPairs"/>.</returns>
    /// <exception cref="ArgumentException">Not square, or a count below zero.</exception>
    public static Outcome<Agreement> Of(int[,] counts)
    {
        var size = counts.GetLength(0);
        if (size == 0 || size != counts.GetLength(1) || counts.Cast<int>().Any(c => c < 0))
            throw new ArgumentException("Die Tafel ist quadratisch und zählt von 0 an.", nameof(counts));
        var pairs = counts.Cast<int>().Sum();
        if (pairs < LeastPairs) return TooFew;

        var share = new double[size, size];
        var (rows, columns) = (new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                share[i, j] = counts[i, j] / (double)pairs;
                rows[i] += share[i, j];
                columns[j] += share[i, j];
            }
        }
        var observed = Enumerable.Range(0, size).Sum(i => share[i, i]);
        var chance = Enumerable.Range(0, size).Sum(i => rows[i] * columns[i]);
        if (1 - chance < 1e-12) return new Agreement(pairs, observed, null, null, null);
        var kappa = (observed - chance) / (1 - chance);
        var error = ErrorOf(share, rows, columns, kappa, chance) / Math.Sqrt(pairs);
        return new Agreement(pairs, observed, kappa,
            Math.Max(-1, kappa - (Normal95 * error)), Math.Min(1, kappa + (Normal95 * error)));
    }

    /// <summary>Standard error of κ times the square root of n: sqrt(A + B − C) / (1 − chance).</summary>
    private static double ErrorOf(double[,] share, double[] rows, double[] columns, double kappa, double chance)
    {
        var (a, b) = (0.0, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                if (i == j) a += share[i, i] * Square(1 - ((rows[i] + columns[i]) * (1 - kappa)));
                else b += share[i, j] * Square(columns[i] + rows[j]);
            }
        }
        var c = Square(kappa - (chance * (1 - kappa)));
        return Math.Sqrt(Math.Max(0, a + (Square(1 - kappa) * b) - c)) / (1 - chance);
    }

    private static double Square(double value) => value * value;
}
