using KiPlanung.Forecasting;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>How forecasts of areas are made to add up.</summary>
public enum CoherentMethod
{
    /// <summary>„Kleinste Fehlerstreuung (MinT)“: nearest coherent forecasts, by the errors' covariances drawn towards their
    /// variances.</summary>
    MinT,

    /// <summary>By the errors' variances alone.</summary>
    Variances,

    /// <summary>By the number of areas below, without past errors.</summary>
    Structural,

    /// <summary>„Von unten“: the smallest areas' forecasts are kept and added up.</summary>
    BottomUp,

    /// <summary>„Von oben“: the topmost forecast is kept and divided by the shares of the last values.</summary>
    TopDown,
}

/// <summary>A year (or step) of an area.</summary>
/// <param name="Mean">Coherent.</param>
/// <param name="Own">What the area's series alone said.</param>
public sealed record CoherentYear(int Year, double Mean, double Own, IReadOnlyList<PredictionInterval> Intervals);

/// <summary>One area; <paramref name="Parent"/> is the key of the area it is part of, null for the topmost.</summary>
/// <param name="IsSum">Its past is the sum of its parts, because it was not imported itself.</param>
public sealed record CoherentArea(
    string Key, string Name, string? Parent, bool IsSum, IReadOnlyList<HistoryYear> History, string Model, string ModelTitle,
    IReadOnlyList<CoherentYear> Years);

/// <summary>„Abgestimmte Vorausberechnung“: in every year the parts add up to the whole.</summary>
/// <param name="Levels">Of the intervals, in percent, ascending.</param>
/// <param name="Shrinkage">MinT: 0 covariances as observed, 1 variances only; otherwise null.</param>
public sealed record CoherentResult(
    string Indicator, string Unit, CoherentMethod Method, IReadOnlyList<double> Levels, double? Shrinkage, int Paths,
    IReadOnlyList<CoherentArea> Areas);
