using System.Globalization;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Diagramm“ — an accessible SVG written by the server. Everything is told apart by form as well as colour: observed values are
/// a line with dots, the forecast is dashed, intervals are bands, breaks are dotted verticals with their name.</summary>
public static class ForecastChart
{
    private const double Width = 760;
    private const double Height = 400;
    private const double LegendRow = 24;

    /// <param name="model">What to show.</param>
    /// <param name="id">Unique on the page.</param>
    public static TagBuilder Build(ForecastChartModel model, string id)
    {
        var scale = ChartScale.Of(model);
        var height = HasLines(model) ? Height + LegendRow : Height;
        return Html.Element("svg", "kp-diagramm").With("xmlns", "http://www.w3.org/2000/svg").With("viewBox", $"0 0 {N(Width)} {N(height)}")
            .With("role", "img").With("aria-labelledby", $"{id}-titel {id}-text").With("id", id).Containing(
                Html.Element("title", null, model.Title).With("id", id + "-titel"),
                Html.Element("desc", null, ChartWords.Describe(model)).With("id", id + "-text"),
                Axes(model, scale), Bands(model, scale), Lines(model, scale, id), Breaks(model, scale), History(model, scale),
                Forecast(model, scale), Legend(model), LegendOfLines(model));
    }

    private static bool HasLines(ForecastChartModel model) =>
        model.Members.Count > 1 || model.Calculated is not null || model.Official is not null;

    private static TagBuilder Axes(ForecastChartModel model, ChartScale scale)
    {
        var axes = Html.Element("g", "kp-d-achsen").With("aria-hidden", "true");
        axes.Containing(Text(6, ChartScale.Top - 24, model.Unit, "kp-d-einheit"));
        foreach (var value in scale.ValueTicks())
        {
            axes.Containing(Line(ChartScale.Left, scale.Y(value), ChartScale.Right, scale.Y(value), "kp-d-gitter"));
            axes.Containing(Text(ChartScale.Left - 10, scale.Y(value) + 4, German.Number(value, scale.TickDigits), "kp-d-wert"));
        }
        foreach (var year in scale.YearTicks())
        {
            axes.Containing(Line(scale.X(year), ChartScale.Bottom, scale.X(year), ChartScale.Bottom + 5, "kp-d-strich"));
            axes.Containing(Text(scale.X(year), ChartScale.Bottom + 22, N(year), "kp-d-jahr"));
        }
        return axes;
    }

    private static TagBuilder? Bands(ForecastChartModel model, ChartScale scale)
    {
        if (model.Forecast.Count == 0) return null;
        return Html.Element("g").Containing(
            Band(model, scale, p => p.Low95, p => p.High95, "kp-d-band95", "95-%-Bereich"),
            Band(model, scale, p => p.Low80, p => p.High80, "kp-d-band80", "80-%-Bereich"));
    }

    private static TagBuilder? Band(
        ForecastChartModel model, ChartScale scale, Func<ChartBandPoint, double?> low, Func<ChartBandPoint, double?> high,
        string css, string name)
    {
        var start = LastObserved(model);
        var points = model.Forecast.Where(p => low(p) is not null && high(p) is not null).ToList();
        if (points.Count == 0) return null;
        var edge = points.Select(p => (p.Year, Value: high(p)!.Value))
            .Concat(points.AsEnumerable().Reverse().Select(p => (p.Year, Value: low(p)!.Value)));
        if (start is { Value: { } value }) edge = edge.Prepend((start.Year, value));
        var outline = string.Join(' ', edge.Select(p => $"{N(scale.X(p.Year))},{N(scale.Y(p.Value))}"));
        return Html.Element("polygon", css).With("points", outline).Containing(Html.Element("title", null, name));
    }

    /// <summary>Members behind the forecast, cut off at the frame; the calculated values of a changed forecast above them.</summary>
    private static TagBuilder? Lines(ForecastChartModel model, ChartScale scale, string id)
    {
        if (!HasLines(model)) return null;
        var group = Html.Element("g").With("clip-path", $"url(#{id}-rahmen)").Containing(
            Html.Element("clipPath").With("id", id + "-rahmen").Containing(
                Html.Element("rect").With("x", N(ChartScale.Left)).With("y", N(ChartScale.Top))
                    .With("width", N(ChartScale.Right - ChartScale.Left)).With("height", N(ChartScale.Bottom - ChartScale.Top))));
        if (model.Members.Count > 1)
            foreach (var member in model.Members) group.Containing(Thin(model, scale, member, "kp-d-verfahren"));
        if (model.Official is { } official) group.Containing(Thin(model, scale, official, "kp-d-amtlich"));
        return model.Calculated is { } before ? group.Containing(Thin(model, scale, before, "kp-d-berechnet")) : group;
    }

    private static TagBuilder Thin(ForecastChartModel model, ChartScale scale, ChartLine line, string css)
    {
        IEnumerable<(int Year, double Value)> points = line.Values;
        if (LastObserved(model) is { Value: { } value } start) points = points.Prepend((start.Year, value));
        return Polyline(points, scale, css).Containing(
            Html.Element("title", null, $"{line.Title}: {Say(model, line.Values[^1].Value)} ({N(line.Values[^1].Year)})"));
    }

    private static TagBuilder? Breaks(ForecastChartModel model, ChartScale scale)
    {
        if (model.Breaks.Count == 0) return null;
        var group = Html.Element("g", "kp-d-brueche");
        var row = 0;
        foreach (var known in model.Breaks.OrderBy(b => b.Year))
        {
            var (x, y) = (scale.X(known.Year), ChartScale.Top + 12 + (row++ % 3 * 15));
            var left = x > (ChartScale.Left + ChartScale.Right) / 2;
            group.Containing(
                Line(x, ChartScale.Top - 6, x, ChartScale.Bottom, "kp-d-bruch").Containing(Html.Element("title", null, known.Label)),
                Text(left ? x - 6 : x + 6, y, known.Label, left ? "kp-d-bruchtext kp-d-ende" : "kp-d-bruchtext"));
        }
        return group;
    }

    private static TagBuilder History(ForecastChartModel model, ChartScale scale)
    {
        var group = Html.Element("g", "kp-d-verlauf");
        foreach (var run in ChartWords.Runs(model.History))
            group.Containing(Polyline(run.Select(p => (p.Year, p.Value!.Value)), scale, "kp-d-linie"));
        foreach (var point in model.History.Where(p => p.Value is not null))
            group.Containing(Dot(scale, point.Year, point.Value!.Value, 3.2, "kp-d-punkt",
                $"{N(point.Year)}: {Say(model, point.Value.Value)}"));
        return group;
    }

    private static TagBuilder? Forecast(ForecastChartModel model, ChartScale scale)
    {
        if (model.Forecast.Count == 0) return null;
        var points = model.Forecast.Select(p => (p.Year, p.Value));
        if (LastObserved(model) is { Value: { } value } start) points = points.Prepend((start.Year, value));
        var group = Html.Element("g", "kp-d-vorausberechnung").Containing(Polyline(points, scale, "kp-d-gestrichelt"));
        foreach (var p in model.Forecast)
            group.Containing(Dot(scale, p.Year, p.Value, 3.2, "kp-d-ring", $"{N(p.Year)}: {Say(model, p.Value)}"
                + (p is { Low80: { } low80, High80: { } high80 }
                    ? $", mit 80 % zwischen {Say(model, low80)} und {Say(model, high80)}" : "")));
        var last = model.Forecast[^1];
        var x = ChartScale.Right + 8;
        var (top, bottom) = (last.High95 ?? last.High80 ?? last.Value, last.Low95 ?? last.Low80 ?? last.Value);
        var (high, low, middle) = (scale.Y(top), scale.Y(bottom), scale.Y(last.Value));
        group.Containing(Text(x, middle + 4, German.Number(last.Value, model.Digits), "kp-d-endwert"));
        if (middle - high > 16) group.Containing(Text(x, high + 4, German.Number(top, model.Digits), "kp-d-randwert"));
        if (low - middle > 16) group.Containing(Text(x, low + 4, German.Number(bottom, model.Digits), "kp-d-randwert"));
        return group;
    }

    private static TagBuilder Legend(ForecastChartModel model)
    {
        var y = Height - 18;
        var legend = Html.Element("g", "kp-d-legende").With("aria-hidden", "true").Containing(
            Line(ChartScale.Left, y, ChartScale.Left + 28, y, "kp-d-linie"), Circle(ChartScale.Left + 14, y, 3.2, "kp-d-punkt"),
            Text(ChartScale.Left + 36, y + 4, "beobachtet", "kp-d-legendentext"));
        if (model.Forecast.Count == 0) return legend;
        legend.Containing(Line(208, y, 236, y, "kp-d-gestrichelt"), Text(244, y + 4, "vorausberechnet", "kp-d-legendentext"));
        if (model.Forecast.Any(p => p.Low80 is not null))
            legend.Containing(Rect(382, y - 7, "kp-d-band80"), Text(410, y + 4, "80-%-Bereich", "kp-d-legendentext"));
        if (model.Forecast.Any(p => p.Low95 is not null))
            legend.Containing(Rect(524, y - 7, "kp-d-band95"), Text(552, y + 4, "95-%-Bereich", "kp-d-legendentext"));
        return legend;
    }

    private static TagBuilder? LegendOfLines(ForecastChartModel model)
    {
        if (!HasLines(model)) return null;
        var y = Height - 18 + LegendRow;
        var legend = Html.Element("g", "kp-d-legende").With("aria-hidden", "true");
        if (model.Members.Count > 1)
            legend.Containing(Line(ChartScale.Left, y, ChartScale.Left + 28, y, "kp-d-verfahren"),
                Text(ChartScale.Left + 36, y + 4, model.MembersTitle, "kp-d-legendentext"));
        if (model.Calculated is not null)
            legend.Containing(Line(382, y, 402, y, "kp-d-berechnet"),
                Text(410, y + 4, "berechnet, vor der Änderung", "kp-d-legendentext"));
        if (model.Official is not null)
            legend.Containing(Line(208, y, 236, y, "kp-d-amtlich"), Text(244, y + 4, "amtlich", "kp-d-legendentext"));
        return legend;
    }

    private static ChartPoint? LastObserved(ForecastChartModel model) =>
        model.History.Count > 0 && model.History[^1].Value is not null && model.Forecast.Count > 0
            && model.Forecast[0].Year == model.History[^1].Year + 1 ? model.History[^1] : null;

    private static TagBuilder Polyline(IEnumerable<(int Year, double Value)> points, ChartScale scale, string css) =>
        Html.Element("polyline", css)
            .With("points", string.Join(' ', points.Select(p => $"{N(scale.X(p.Year))},{N(scale.Y(p.Value))}")));

    private static TagBuilder Dot(ChartScale scale, int year, double value, double radius, string css, string title) =>
        Circle(scale.X(year), scale.Y(value), radius, css).Containing(Html.Element("title", null, title));

    private static TagBuilder Circle(double x, double y, double radius, string css) =>
        Html.Element("circle", css).With("cx", N(x)).With("cy", N(y)).With("r", N(radius));

    private static TagBuilder Rect(double x, double y, string css) =>
        Html.Element("rect", css).With("x", N(x)).With("y", N(y)).With("width", "20").With("height", "14");

    private static TagBuilder Line(double x1, double y1, double x2, double y2, string css) =>
        Html.Element("line", css).With("x1", N(x1)).With("y1", N(y1)).With("x2", N(x2)).With("y2", N(y2));

    private static TagBuilder Text(double x, double y, string text, string css) =>
        Html.Element("text", css, text).With("x", N(x)).With("y", N(y));

    private static string Say(ForecastChartModel model, double value) => German.Number(value, model.Digits) + " " + model.Unit;

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
