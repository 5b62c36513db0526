using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting;

/// <summary>„Profil“ — which candidates compete and who wins by default.</summary>
public enum ForecastProfile
{
    /// <summary>Series of every kind, such as those of the forecasting competitions.</summary>
    General,

    /// <summary>Imported statistics of regions: close to a random walk, so plain continuation is beaten or used.</summary>
    Administrative,
}

/// <summary>What is asked of the forecaster.</summary>
public sealed record ForecastOptions
{
    /// <summary>Steps ahead, 1 to 50.</summary>
    public required int Horizon { get; init; }

    /// <summary>Periods per season: 1 yearly, 4 quarterly, 12 monthly.</summary>
    public int Season { get; init; } = 1;

    /// <summary>Levels of the prediction intervals in percent, ascending.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [80, 95];

    /// <summary>Bounds and rounding; null: real numbers without bounds.</summary>
    public SeriesNature? Nature { get; init; }

    public ForecastProfile Profile { get; init; } = ForecastProfile.General;

    /// <summary>How many threads <see cref="Forecaster"/> may use; 0: one per core. Changes no byte of the result.</summary>
    public int Threads { get; init; }

    /// <summary>Start of the random numbers of simulated paths; the same seed gives the same bytes.</summary>
    public ulong Seed { get; init; } = 20260317;
}

/// <summary>„Prognoseintervall“ — holds the future value with probability <paramref name="Level"/> percent.</summary>
public sealed record PredictionInterval(double Level, double Low, double High);

/// <summary>One step ahead; <paramref name="Step"/> counts from 1.</summary>
public sealed record ForecastStep(int Step, double Mean, IReadOnlyList<PredictionInterval> Intervals);

/// <summary>„Rückschau“ — how one model did on the series' own past (rolling origin).</summary>
/// <param name="Model">Stable name, such as <c>damped-trend</c>.</param>
/// <param name="Title">German name.</param>
/// <param name="MeanAbsoluteError">In the unit of the series, over all origins and steps.</param>
/// <param name="Mase">Scaled by the in-sample naive error; null when that is zero.</param>
/// <param name="Origins">How many forecasts were compared with what happened.</param>
/// <param name="Coverage">Share (0 to 1) of outcomes inside each interval level, in the order of the levels; empty when not judged.</param>
/// <param name="Chosen">Whether this is the model used.</param>
public sealed record BacktestScore(
    string Model, string Title, double MeanAbsoluteError, double? Mase, int Origins, IReadOnlyList<double> Coverage, bool Chosen)
{
    /// <summary>Wilson intervals (95 %) of <see cref="Coverage"/>, in the same order; empty when not judged.</summary>
    public IReadOnlyList<ShareRange> CoverageRanges { get; init; } = [];

    /// <summary>1 − error / error of plain continuation: above 0 is better; null when that error is zero.</summary>
    public double? Skill { get; init; }
}

/// <summary>„Vertrauensbereich eines Anteils“, both from 0 to 1.</summary>
public sealed record ShareRange(double Low, double High);

/// <summary>„Teilvorausberechnung“ — what one of the candidates alone says about the same steps.</summary>
/// <param name="Weight">Share (0 to 1) in the forecast used; null when it is no weighted combination.</param>
public sealed record MemberForecast(string Model, string Title, IReadOnlyList<double> Means, double? Weight);

/// <summary>„Begründung“ — how the forecast came about, for the page that explains it.</summary>
/// <param name="Reasons">German sentences: what was chosen and why, where the intervals come from.</param>
/// <param name="ComparedSeries">Series that were looked at together, this one included.</param>
/// <param name="CalibrationSeries">Series whose backtest errors gave the intervals.</param>
/// <param name="CalibrationErrors">How many errors those were, over all steps.</param>
/// <param name="Skill">1 − error / error of plain continuation in the own backtest; null without one.</param>
/// <param name="GroupSkill">The same over the compared series and the usual errors of the kind.</param>
/// <param name="Members">What the candidates say one by one, plain continuation first.</param>
public sealed record ForecastBasis(
    IReadOnlyList<string> Reasons, int ComparedSeries, int CalibrationSeries, int CalibrationErrors, double? Skill, double? GroupSkill,
    IReadOnlyList<MemberForecast> Members);

/// <summary>„Vorausberechnung“ of one series of numbers.</summary>
public sealed record Forecast(
    string Model, string ModelTitle, IReadOnlyList<ForecastStep> Steps, IReadOnlyList<BacktestScore> Backtest, bool BeatsNaive,
    IReadOnlyList<string> Notices)
{
    /// <summary>How it came about.</summary>
    public required ForecastBasis Basis { get; init; }
}

/// <summary>A forecast of a statistical series with what a reviewer must see beside it.</summary>
/// <param name="FirstYear">Year of step 1.</param>
/// <param name="Breaks">Known breaks within the history used.</param>
public sealed record SeriesForecast(
    StatisticalSeries Series, ForecastOptions Options, Year FirstYear, Forecast Forecast, IReadOnlyList<KnownBreak> Breaks)
{
    /// <summary>Years from one step to the next; 2 for a statistic taken every second year.</summary>
    public int StepYears { get; init; } = 1;

    /// <summary>The year a step stands for.</summary>
    public Year YearOf(ForecastStep step) => FirstYear.Plus((step.Step - 1) * StepYears);
}
