using System.Globalization;
using System.Text.Json.Serialization;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Planning;

/// <summary>A year both figures are known for.</summary>
public sealed record OfficialYear(int Year, double Official, double Forecast)
{
    /// <summary>Forecast against the official figure, as a share of it; null when that is 0.</summary>
    [JsonIgnore]
    public double? Difference => Official == 0 ? null : (Forecast - Official) / Math.Abs(Official);

    /// <summary>More than a tenth away: told as a warning, not forbidden.</summary>
    [JsonIgnore]
    public bool IsFar => Difference is { } share && Math.Abs(share) > OfficialComparison.MostDifference;
}

/// <summary>„Unterschied zur amtlichen Vorausberechnung“ of the same indicator and area.</summary>
/// <param name="Figures">The official figures of all years from the first forecast on, also those the forecast does not reach.</param>
/// <param name="OtherTerritory">The official figures refer to other borders.</param>
public sealed record OfficialComparison(
    string Publisher, string Table, DateOnly DataDate, bool OtherTerritory, IReadOnlyList<OfficialYear> Years,
    IReadOnlyList<HistoryYear> Figures)
{
    public const double MostDifference = 0.10;

    /// <param name="official">The imported series with the ending of official projections; null: none.</param>
    /// <returns>Null where there is none in the same unit, or no common year.</returns>
    public static OfficialComparison? Of(ForecastDocument document, StatisticalSeries? official)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (official is null || official.Indicator.Unit != document.Indicator.Unit || OfficialProjection.IsOne(document.Indicator.Key))
            return null;
        var known = official.Points.Where(p => p.Value is not null).ToDictionary(p => p.Year.Value, p => p.Value!.Value);
        var years = document.Years.Where(y => known.ContainsKey(y.Year))
            .Select(y => new OfficialYear(y.Year, known[y.Year], y.Mean)).ToList();
        if (years.Count == 0) return null;
        return new OfficialComparison(
            official.Source.Publisher, official.Source.Table, official.Source.DataDate, official.Territory.Date != document.Territory,
            years,
            [.. official.Points.Where(p => p.Year.Value >= document.Years[0].Year)
                .Select(p => new HistoryYear(p.Year.Value, p.Value, p.Status))]);
    }

    /// <summary>One German sentence when a year lies more than a tenth away; otherwise null.</summary>
    [JsonIgnore]
    public string? Warning
    {
        get
        {
            if (!Years.Any(y => y.IsFar)) return null;
            var far = Years.MaxBy(y => Math.Abs(y.Difference ?? 0))!;
            var german = CultureInfo.GetCultureInfo("de-DE");
            var share = (100 * Math.Abs(far.Difference!.Value)).ToString("0.#", german);
            return $"Die Vorausberechnung weicht {far.Year.ToString(CultureInfo.InvariantCulture)} um {share} % von der amtlichen "
                + $"Vorausberechnung ab ({far.Forecast.ToString("#,0.##", german)} statt {far.Official.ToString("#,0.##", german)}; "
                + $"{Publisher}, {Table}). Ab 10 % Unterschied sollte der Grund bekannt sein.";
        }
    }
}
