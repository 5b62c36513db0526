using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>„Zeitreihenbruch“ — figures from <paramref name="FirstYear"/> on are not comparable with earlier ones.</summary>
public sealed record KnownBreak(Year FirstYear, string Reason);

/// <summary>The breaks of domain knowledge that touch a series.</summary>
public static class KnownBreaks
{
    public static IReadOnlyList<KnownBreak> For(StatisticalSeries series) => throw new NotImplementedException();
}
