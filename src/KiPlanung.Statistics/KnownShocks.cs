using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>„Sondereinfluss“ — the figures of these years are out of line; before and after they are comparable.</summary>
public sealed record KnownShock(Year FirstYear, Year LastYear, string Reason)
{
    /// <summary>The years as a reader knows them, such as <c>2020</c> or <c>2020–2022</c>.</summary>
    public string Years => FirstYear == LastYear ? FirstYear.ToString() : $"{FirstYear}–{LastYear}";
}

/// <summary>The shocks of domain knowledge that touch a series.</summary>
public static class KnownShocks
{
    /// <summary>Shocks with at least one year among those of the series, in ascending order; matched like <see cref="KnownBreaks"/> by the
    /// beginning of the indicator key or of the table code, and by region.</summary>
    public static IReadOnlyList<KnownShock> For(StatisticalSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Points.Count == 0) return [];
        var (first, last) = (series.Points.Min(p => p.Year), series.Points.Max(p => p.Year));
        return
        [
            .. ShockCatalogue.All
                .Where(s => s.LastYear >= first && s.FirstYear <= last)
                .Where(s => KnownBreaks.IsMeant(series, s.Tables, s.Regions))
                .OrderBy(s => s.FirstYear).ThenBy(s => s.Reason, StringComparer.Ordinal)
                .Select(s => new KnownShock(s.FirstYear, s.LastYear, s.Reason)),
        ];
    }
}
