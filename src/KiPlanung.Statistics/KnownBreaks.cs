using System.Text.RegularExpressions;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>„Zeitreihenbruch“ — figures from <paramref name="FirstYear"/> on are not comparable with earlier ones.</summary>
public sealed record KnownBreak(Year FirstYear, string Reason);

/// <summary>The breaks of domain knowledge that touch a series.</summary>
public static partial class KnownBreaks
{
    /// <summary>Breaks that fall inside the years of the series (not its first year), in ascending order.</summary>
    /// <remarks>Matched by the beginning of the indicator key or of the table code, and by region; the table is
    /// <see cref="BreakCatalogue.All"/>. Territorial breaks hold only for tables that show each year on its own territory.</remarks>
    public static IReadOnlyList<KnownBreak> For(StatisticalSeries series)
    {
        if (series.Points.Count == 0) return [];
        var (first, last) = (series.Points.Min(p => p.Year), series.Points.Max(p => p.Year));
        return
        [
            .. BreakCatalogue.All
                .Where(b => b.FirstYear > first && b.FirstYear <= last)
                .Where(b => Touches(b, series))
                .OrderBy(b => b.FirstYear).ThenBy(b => b.Reason, StringComparer.Ordinal)
                .Select(b => new KnownBreak(b.FirstYear, b.Reason)),
        ];
    }

    /// <summary>Official tables report each year on the territory of that year; INKAR and most plain files are recalculated.</summary>
    internal static bool IsOnEachYearsTerritory(StatisticalSeries series) =>
        !TerritorialConversion.IsConverted(series) && (EvasCode().IsMatch(series.Source.Table) || EvasCode().IsMatch(series.Indicator.Key));

    /// <summary>Whether a row of a catalogue is meant for a series; an empty list stands for all.</summary>
    internal static bool IsMeant(StatisticalSeries series, IReadOnlyList<string> tables, IReadOnlyList<string> regions) =>
        (regions.Count == 0 || regions.Contains(series.Region.Ags.Value))
        && (tables.Count == 0 || tables.Any(t => StartsWith(series.Indicator.Key, t) || StartsWith(series.Source.Table, t)));

    private static bool Touches(CatalogueBreak entry, StatisticalSeries series) =>
        (!entry.IsTerritorial || IsOnEachYearsTerritory(series)) && IsMeant(series, entry.Tables, entry.Regions);

    // „22541“ must meet „22541-01-04-4“ and „22541:KINDER“, „inkar:q_pfl“ not „inkar:q_pflpl_bev“.
    private static bool StartsWith(string text, string code) =>
        text.StartsWith(code, StringComparison.OrdinalIgnoreCase)
        && (text.Length == code.Length || !(char.IsLetterOrDigit(text[code.Length]) || text[code.Length] == '_'));

    [GeneratedRegex(@"^\d{5}($|[-:])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EvasCode();
}
