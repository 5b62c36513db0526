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
}
