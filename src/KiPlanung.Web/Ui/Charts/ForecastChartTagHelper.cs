using System.Globalization;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Charts;

/// <summary><c>&lt;forecast-chart model="Model.Chart" /&gt;</c> — the picture, and below it the same values as a table.</summary>
[HtmlTargetElement("forecast-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ForecastChartTagHelper : TagHelper
{
    public ForecastChartModel Model { get; set; } = null!;

    /// <summary>The table is folded away at first; printing shows it either way.</summary>
    public bool FoldTable { get; set; }

    /// <summary>The page shows the same values in tables of its own.</summary>
    public bool NoTable { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abbildung");
        output.Content.AppendHtml(Html.Element("figcaption", "kern-title", Model.Title));
        output.Content.AppendHtml(Html.Element("div", "kp-diagramm-rahmen").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Diagramm: " + Model.Title).Containing(ForecastChart.Build(Model, "diagramm-" + context.UniqueId)));
        if (NoTable) return;
        var table = Table(Model);
        output.Content.AppendHtml(!FoldTable ? table : Html.Element("details", "kern-accordion").Containing(
            Html.Element("summary", "kern-accordion__header").Containing(Html.Element("span", "kern-title", "Werte als Tabelle")),
            Html.Element("div", "kern-accordion__body").Containing(table)));
    }

    private static TagBuilder Table(ForecastChartModel model)
    {
        var head = Html.Element("tr").Containing(Head("Jahr", false), Head(model.Unit, true));
        if (model.Forecast.Count > 0) head.Containing(Head("80-%-Bereich", true), Head("95-%-Bereich", true));
        head.Containing(Head("Art", false));
        var body = Html.Element("tbody");
        foreach (var point in model.History) body.Containing(Row(model, point));
        foreach (var point in model.Forecast) body.Containing(Row(model, point));
        return Html.Element("div", "kern-table-responsive").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Tabelle: " + model.Title)
            .Containing(Html.Element("table", "kern-table kern-table--small").Containing(
                Html.Element("caption", "kern-sr-only", model.Title + " – Werte"), Html.Element("thead").Containing(head), body));
    }

    private static TagBuilder Row(ForecastChartModel model, ChartPoint point)
    {
        var row = Html.Element("tr").Containing(
            Year(point.Year), Number(point.Value is { } value ? German.Number(value, model.Digits) : "kein Wert"));
        if (model.Forecast.Count > 0) row.Containing(Number("–"), Number("–"));
        var known = model.Breaks.Where(b => b.Year == point.Year).Select(b => ", Bruch: " + b.Label);
        return row.Containing(Html.Element("td", null, "beobachtet" + string.Concat(known)));
    }

    private static TagBuilder Row(ForecastChartModel model, ChartBandPoint point) => Html.Element("tr", "kp-vorausberechnet").Containing(
        Year(point.Year), Number(German.Number(point.Value, model.Digits)), Number(Range(model, point.Low80, point.High80)),
        Number(Range(model, point.Low95, point.High95)), Html.Element("td", null, "vorausberechnet"));

    private static string Range(ForecastChartModel model, double? from, double? to) =>
        (from, to) is ({ } low, { } high) ? German.Number(low, model.Digits) + " – " + German.Number(high, model.Digits) : "–";

    private static TagBuilder Head(string text, bool number) => Html.Element("th", number ? "zahl" : null, text).With("scope", "col");

    private static TagBuilder Year(int year) =>
        Html.Element("th", null, year.ToString(CultureInfo.InvariantCulture)).With("scope", "row");

    private static TagBuilder Number(string text) => Html.Element("td", "zahl", text);
}
