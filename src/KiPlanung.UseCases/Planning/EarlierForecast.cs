using KiPlanung.Forecasting;
using KiPlanung.Review;

namespace KiPlanung.UseCases.Planning;

/// <summary>One year that was forecast and has been observed since.</summary>
/// <param name="Range">The 80 % interval; null when a person wrote the figure alone.</param>
public sealed record ForecastOutcome(int Year, double Forecast, double Actual, PredictionInterval? Range)
{
    /// <summary>Above 0: forecast too high.</summary>
    public double Error => Forecast - Actual;

    /// <summary>Share of the observed value; null when that is 0.</summary>
    public double? RelativeError => Actual == 0 ? null : Error / Math.Abs(Actual);

    /// <summary>Null without a range.</summary>
    public bool? InRange => Range is null ? null : Actual >= Range.Low && Actual <= Range.High;
}

/// <summary>„Frühere Vorausberechnung“ of the same series, beside what happened.</summary>
/// <param name="IsShown">It is the forecast that is being looked at.</param>
/// <param name="OtherTerritory">The figures observed since refer to other borders.</param>
/// <param name="Outcomes">At least one, in order of years.</param>
public sealed record EarlierForecast(
    Guid DraftId, DraftState State, DateTimeOffset MadeAt, bool ByModel, bool IsShown, bool OtherTerritory,
    IReadOnlyList<ForecastOutcome> Outcomes)
{
    /// <summary>The years of the forecast that were not known when it was made and are now.</summary>
    public static IReadOnlyList<ForecastOutcome> OutcomesOf(ForecastDocument document, IReadOnlyDictionary<int, double> observed)
    {
        var known = document.History.Where(y => y.Value is not null).Select(y => y.Year).ToHashSet();
        return
        [
            .. document.Years.Where(y => observed.ContainsKey(y.Year) && !known.Contains(y.Year)).Select(y =>
                new ForecastOutcome(y.Year, y.Mean, observed[y.Year], y.Intervals.FirstOrDefault(i => i.Level is 80))),
        ];
    }
}
