namespace KiPlanung.Web.Ui.Charts;

/// <summary>One observed value; null is a gap and is drawn as one.</summary>
public sealed record ChartPoint(int Year, double? Value);

/// <summary>One forecast value with its 80 % and 95 % intervals; null where there is none, as with figures a person wrote.</summary>
public sealed record ChartBandPoint(int Year, double Value, double? Low80, double? High80, double? Low95, double? High95);

/// <summary>„Zeitreihenbruch“ — the line is drawn at the beginning of the year.</summary>
public sealed record ChartBreak(int Year, string Label);

/// <summary>A thin line beside the forecast: what one of the methods says, or what was calculated before a person changed it.</summary>
/// <param name="Title">Named when one points at the line.</param>
/// <param name="Values">By year, in order.</param>
public sealed record ChartLine(string Title, IReadOnlyList<(int Year, double Value)> Values);

/// <summary>„Diagramm einer Vorausberechnung“ — what the picture shows; the same for page, print and export.</summary>
/// <param name="Unit">Unit of all values, such as „Personen“ or „%“.</param>
/// <param name="History">In order of years.</param>
/// <param name="Forecast">In order of years; empty: the history alone is drawn.</param>
public sealed record ForecastChartModel(
    string Title, string Unit, IReadOnlyList<ChartPoint> History, IReadOnlyList<ChartBandPoint> Forecast, IReadOnlyList<ChartBreak> Breaks)
{
    /// <summary>Digits after the comma, in picture and table.</summary>
    public int Digits { get; init; }

    /// <summary>What the methods say one by one; does not widen the scale, what leaves the picture is cut off.</summary>
    public IReadOnlyList<ChartLine> Members { get; init; } = [];

    /// <summary>What the thin lines are, in the legend.</summary>
    public string MembersTitle { get; init; } = "einzelne Verfahren";

    /// <summary>„Amtliche Vorausberechnung“, a dotted line; widens the scale.</summary>
    public ChartLine? Official { get; init; }

    /// <summary>The calculated values of a forecast that a person changed.</summary>
    public ChartLine? Calculated { get; init; }
}
