namespace KiPlanung.Forecasting.Models;

/// <summary>„Einfache Fortschreibung“ — every future value equals the last one; the yardstick of all others.</summary>
public sealed class Naive : IForecastModel
{
    public string Name => "naive";

    public string Title => "Einfache Fortschreibung (letzter Wert)";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) =>
        history.IsEmpty ? null : new Fitted([history[^1]], ErrorSize.OfChanges(history, 1, 0));

    /// <summary>Repeats a cycle of values; a cycle of one is a level. Errors stay: each cycle starts from the one before.</summary>
    internal sealed class Fitted(double[] cycle, double sigma) : IFittedModel
    {
        public double Sigma => sigma;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            for (var h = 0; h < horizon; h++) path[h] = cycle[h % cycle.Length];
            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            for (var h = 0; h < path.Length; h++)
                path[h] = (h < cycle.Length ? cycle[h] : path[h - cycle.Length]) + (sigma * shocks[h]);
        }
    }
}

/// <summary>„Saisonale Fortschreibung“ — every future value equals the one of the same season a cycle before.</summary>
public sealed class SeasonalNaive : IForecastModel
{
    public string Name => "seasonal-naive";

    public string Title => "Fortschreibung des Vorjahreszeitraums";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) => season < 2 || history.Length < season
        ? null
        : new Naive.Fitted(history[^season..].ToArray(), ErrorSize.OfChanges(history, season, 0));
}
