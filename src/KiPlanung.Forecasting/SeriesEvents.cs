using KiPlanung.Statistics;

namespace KiPlanung.Forecasting;

/// <summary>„Bekannte Ereignisse einer Reihe“ — what happened to the figures and is taken into account, each with a sentence among the
/// notices.</summary>
/// <param name="Breaks">From these years on another level.</param>
/// <param name="Shocks">Only these years are out of line.</param>
public sealed record SeriesEvents(IReadOnlyList<KnownBreak> Breaks, IReadOnlyList<KnownShock> Shocks)
{
    /// <summary>No event is known: the figures go in as they are.</summary>
    public static SeriesEvents None { get; } = new([], []);

    /// <summary>Those of the shipped tables (<see cref="BreakCatalogue"/>, <see cref="ShockCatalogue"/>).</summary>
    public static SeriesEvents For(StatisticalSeries series) => new(KnownBreaks.For(series), KnownShocks.For(series));
}
