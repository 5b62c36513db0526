namespace KiPlanung.Forecasting.Models;

/// <summary>„Verfahren“ — one way of continuing a series; stateless and safe to share between threads.</summary>
public interface IForecastModel
{
    /// <summary>Stable name, such as <c>damped-trend</c>; written into results and logs.</summary>
    string Name { get; }

    /// <summary>German name for people.</summary>
    string Title { get; }

    /// <summary>Estimates the model on finite values, oldest first.</summary>
    /// <param name="season">Periods per season, 1 for none.</param>
    /// <returns>Null when the history is too short for this model.</returns>
    IFittedModel? Fit(ReadOnlySpan<double> history, int season);
}

/// <summary>„Angepasstes Verfahren“ — a model with its parameters, at the end of the history it was fitted to.</summary>
public interface IFittedModel
{
    /// <summary>Point forecasts for the steps 1 to <paramref name="horizon"/>, in the unit of the history.</summary>
    double[] Predict(int horizon);

    /// <summary>Standard deviation of the one-step errors in the history, in the unit of the series; 0 without errors.</summary>
    double Sigma { get; }

    /// <summary>Writes one possible future: the path the model takes when the one-step errors are <see cref="Sigma"/> times the
    /// shocks.</summary>
    /// <param name="path">Receives the steps 1 to its length.</param>
    /// <param name="shocks">Standardised errors (mean 0, standard deviation 1), at least as many as steps; the caller draws them, so that
    /// they can be resampled from the past and shared between regions.</param>
    void Draw(Span<double> path, ReadOnlySpan<double> shocks);
}
