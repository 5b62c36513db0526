namespace KiPlanung.Forecasting.Numerics;

/// <summary>Minimises a function of one variable on an interval: a grid finds the valley, golden sections its bottom.</summary>
internal static class LineSearch
{
    private const double Ratio = 0.6180339887498949;

    /// <param name="gridPoints">Steps of the grid; the function should have no two valleys between neighbours.</param>
    /// <param name="tolerance">Width of the interval, as a share of the whole, at which the search ends.</param>
    /// <returns>The place of the least value; nothing is allocated.</returns>
    public static double Minimise<TObjective>(
        TObjective objective, double low, double high, int gridPoints = 20, double tolerance = 1e-7)
        where TObjective : struct, IObjective, allows ref struct
    {
        var step = (high - low) / gridPoints;
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i <= gridPoints; i++)
        {
            var value = At(objective, low + (i * step));
            if (value < least) (least, best) = (value, i);
        }

        return Golden(
            objective, low + (Math.Max(best - 1, 0) * step), low + (Math.Min(best + 1, gridPoints) * step), tolerance * (high - low));
    }

    private static double Golden<TObjective>(TObjective objective, double low, double high, double tolerance)
        where TObjective : struct, IObjective, allows ref struct
    {
        var (a, b) = (high - (Ratio * (high - low)), low + (Ratio * (high - low)));
        var (valueA, valueB) = (At(objective, a), At(objective, b));
        while (high - low > tolerance)
        {
            if (valueA < valueB)
            {
                (high, b, valueB) = (b, a, valueA);
                a = high - (Ratio * (high - low));
                valueA = At(objective, a);
            }
            else
            {
                (low, a, valueA) = (a, b, valueB);
                b = low + (Ratio * (high - low));
                valueB = At(objective, b);
            }
        }

        return 0.5 * (low + high);
    }

    private static double At<TObjective>(TObjective objective, double place)
        where TObjective : struct, IObjective, allows ref struct => objective.At([place]);
}
