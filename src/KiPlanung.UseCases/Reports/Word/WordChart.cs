using System.Globalization;
using System.Xml.Linq;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>A line of a chart; a year without value is a gap.</summary>
internal sealed record WordLine(string Name, IReadOnlyList<(int Year, double? Value)> Years);

/// <summary>A native line chart: history solid, forecast dashed, bounds of the intervals thin (ECMA-376 Part 1, § 21.2).</summary>
internal static class WordChart
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    public static XDocument Of(ForecastDocument document)
    {
        int[] years = [.. document.History.Select(y => y.Year), .. document.Years.Select(y => y.Year)];
        var levels = document.Years.SelectMany(y => y.Intervals).Select(i => i.Level).Distinct().Order().ToList();
        var lines = new List<XElement>();
        var history = document.History.ToDictionary(y => y.Year, y => y.Value);
        Line("Bisher", "1F3A5F", 28_575, "solid", year => history.GetValueOrDefault(year));
        var forecast = document.Years.ToDictionary(y => y.Year);
        Line("Vorausberechnung", "B35900", 28_575, "dash", year => forecast.GetValueOrDefault(year)?.Mean);
        foreach (var level in levels)
        {
            Line($"unten {GermanText.Level(level)}", "7F7F7F", 12_700, "sysDot", year => Bound(forecast, year, level, i => i.Low));
            Line($"oben {GermanText.Level(level)}", "7F7F7F", 12_700, "sysDot", year => Bound(forecast, year, level, i => i.High));
        }

        return Space(document.Indicator.Unit, lines);

        void Line(string name, string colour, int width, string dash, Func<int, double?> value) =>
            lines.Add(Series(lines.Count, name, colour, width, dash, years, value));
    }

    /// <summary>Lines of equal rank, told apart by colour and by dashes.</summary>
    public static XDocument Of(IReadOnlyList<WordLine> lines, string unit)
    {
        string[] colours = ["1F3A5F", "B35900", "2E7D32", "6A1B9A", "AD1457", "455A64", "7F7F7F"];
        string[] dashes = ["solid", "dash", "sysDot", "dashDot", "lgDash", "lgDashDot", "sysDash"];
        int[] years = [.. lines.SelectMany(l => l.Years).Select(y => y.Year).Distinct().Order()];
        return Space(unit, lines.Select((line, i) => Series(
            i, line.Name, colours[i % colours.Length], 28_575, dashes[i % dashes.Length], years,
            year => line.Years.FirstOrDefault(y => y.Year == year).Value)).ToList());
    }

    private static double? Bound(
        Dictionary<int, ForecastYear> forecast, int year, double level, Func<Forecasting.PredictionInterval, double> side) =>
        forecast.GetValueOrDefault(year)?.Intervals.FirstOrDefault(i => i.Level.Equals(level)) is { } interval ? side(interval) : null;

    private static XElement Series(int index, string name, string colour, int width, string dash, int[] years, Func<int, double?> value) =>
        new(C + "ser",
            Val("idx", index), Val("order", index),
            new XElement(C + "tx", new XElement(C + "v", name)),
            new XElement(C + "spPr", new XElement(A + "ln", new XAttribute("w", width),
                new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour))),
                new XElement(A + "prstDash", new XAttribute("val", dash)))),
            new XElement(C + "marker", Val("symbol", "none")),
            new XElement(C + "cat", Strings([.. years.Select(y => y.ToString(CultureInfo.InvariantCulture))])),
            new XElement(C + "val", Numbers([.. years.Select(value)])),
            Val("smooth", 0));

    private static XElement Strings(IReadOnlyList<string> texts) => new(C + "strLit", Val("ptCount", texts.Count),
        texts.Select((text, i) => new XElement(C + "pt", new XAttribute("idx", i), new XElement(C + "v", text))));

    private static XElement Numbers(IReadOnlyList<double?> values) => new(C + "numLit",
        new XElement(C + "formatCode", "General"), Val("ptCount", values.Count),
        values.Select((value, i) => value is { } number
            ? new XElement(C + "pt", new XAttribute("idx", i), new XElement(C + "v", number.ToString("R", CultureInfo.InvariantCulture)))
            : null));

    private static XDocument Space(string unit, IEnumerable<XElement> lines) => new(new XElement(C + "chartSpace",
        new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A),
        Val("lang", "de-DE"),
        new XElement(C + "chart",
            Val("autoTitleDeleted", 1),
            new XElement(C + "plotArea",
                new XElement(C + "layout"),
                new XElement(C + "lineChart", Val("grouping", "standard"), Val("varyColors", 0), lines, Val("marker", 1), Val("axId", 1),
                    Val("axId", 2)),
                Axis("catAx", 1, 2, "b", "Jahr"),
                Axis("valAx", 2, 1, "l", unit)),
            new XElement(C + "legend", Val("legendPos", "b"), Val("overlay", 0)),
            Val("plotVisOnly", 1), Val("dispBlanksAs", "gap"))));

    private static XElement Axis(string kind, int id, int crosses, string side, string title) => new(C + kind,
        Val("axId", id),
        new XElement(C + "scaling", Val("orientation", "minMax")),
        Val("delete", 0), Val("axPos", side),
        new XElement(C + "title",
            new XElement(C + "tx", new XElement(C + "rich", new XElement(A + "bodyPr"),
                new XElement(A + "p", new XElement(A + "r", new XElement(A + "t", title))))),
            Val("overlay", 0)),
        kind == "valAx" ? new XElement(C + "numFmt", new XAttribute("formatCode", "#,##0"), new XAttribute("sourceLinked", 0)) : null,
        Val("majorTickMark", "out"), Val("minorTickMark", "none"), Val("tickLblPos", "low"),
        Val("crossAx", crosses), Val("crosses", "autoZero"));

    private static XElement Val(string name, object value) => new(C + name, new XAttribute("val", value));
}
