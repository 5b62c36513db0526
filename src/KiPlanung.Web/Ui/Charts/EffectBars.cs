using System.Globalization;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Zerlegung der Veränderung“ — for every variant how much of the change comes from people and how much from quotas, stacked to
/// both sides of zero; the sum is a mark. <c>&lt;effect-bars model="need" /&gt;</c>; the figures stand in a table beside.</summary>
[HtmlTargetElement("effect-bars", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EffectBarsTagHelper : TagHelper
{
    private const double Width = 760;
    private const double Left = 210;
    private const double Right = 690;
    private const double Top = 40;
    private const double Row = 46;

    public NeedResult Model { get; set; } = null!;

    /// <summary>The split is one of cases, before reserve and rounding.</summary>
    private string Unit => Model.Field == NeedField.Childcare ? "Kinder" : Model.Unit;

    private string Title =>
        $"Woher die Veränderung kommt, {Model.Variants[0].Years[0].Year} bis {Model.Variants[0].Years[^1].Year}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abbildung");
        output.Content.AppendHtml(Html.Element("figcaption", "kern-title", Title));
        output.Content.AppendHtml(Html.Element("div", "kp-diagramm-rahmen").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Diagramm: " + Title).Containing(Picture("zerlegung-" + context.UniqueId)));
    }

    private TagBuilder Picture(string id)
    {
        var last = Model.Variants.Select(v => (v.Title, Year: v.Years[^1])).ToList();
        var low = Math.Min(0, last.Min(v => Math.Min(0, v.Year.Demographic) + Math.Min(0, v.Year.Quota)));
        var high = Math.Max(0, last.Max(v => Math.Max(0, v.Year.Demographic) + Math.Max(0, v.Year.Quota)));
        if (high - low < 1e-9) (low, high) = (-1, 1);
        var bottom = Top + (last.Count * Row);
        double X(double value) => Left + ((value - low) / (high - low) * (Right - Left));
        var picture = Html.Element("svg", "kp-diagramm").With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", $"0 0 {N(Width)} {N(bottom + 56)}").With("role", "img").With("aria-labelledby", $"{id}-titel {id}-text")
            .Containing(
                Html.Element("title", null, Title).With("id", id + "-titel"), Html.Element("desc", null, Words()).With("id", id + "-text"),
                Html.Element("line", "kp-d-strich").With("x1", N(X(0))).With("x2", N(X(0))).With("y1", N(Top - 8)).With("y2", N(bottom)),
                Text(X(0), Top - 14, $"unverändert ({Unit})", "kp-d-jahr"));
        for (var i = 0; i < last.Count; i++) Variant(picture, last[i].Title, last[i].Year, Top + (i * Row), X);
        return picture.Containing(
            Rect(Left, bottom + 24, 20, 14, "kp-d-menschen"), Text(Left + 28, bottom + 36, "durch Bevölkerung", "kp-d-legendentext"),
            Rect(Left + 190, bottom + 24, 20, 14, "kp-d-quote"), Text(Left + 218, bottom + 36, "durch Quoten", "kp-d-legendentext"),
            Mark(Left + 350, bottom + 31), Text(Left + 362, bottom + 36, "zusammen", "kp-d-legendentext"));
    }

    private static void Variant(TagBuilder picture, string title, NeedYear year, double y, Func<double, double> x)
    {
        var (people, quota) = (year.Demographic, year.Quota);
        var start = Math.Sign(people) == Math.Sign(quota) ? people : 0;
        var middle = y + (Row / 2);
        picture.Containing(
            Text(Left - 14, middle + 4, Short(title), "kp-d-wert").Containing(Html.Element("title", null, title)),
            Bar(0, people, y, x, "kp-d-menschen", "durch Bevölkerung"), Bar(start, quota, y, x, "kp-d-quote", "durch Quoten"),
            Mark(x(people + quota), middle),
            Text(Math.Min(x(Math.Max(people + quota, Math.Max(0, people) + Math.Max(0, quota))) + 10, Right + 8), middle + 4,
                GermanStatistics.Difference(people + quota, 0), "kp-d-anfang kp-d-summe"));
    }

    private static TagBuilder? Bar(double from, double length, double y, Func<double, double> x, string css, string what) =>
        Math.Abs(length) < 1e-9 ? null : Rect(x(Math.Min(from, from + length)), y + 8, x(from + Math.Abs(length)) - x(from), Row - 16, css)
            .Containing(Html.Element("title", null, $"{what}: {GermanStatistics.Difference(length, 1)}"));

    private string Words() =>
        string.Concat(Model.Variants.Select(v => Sentence(v.Title, v.Years[^1]))) + "Die Werte stehen in der Tabelle.";

    private string Sentence(string title, NeedYear year) =>
        $"{title}: {GermanStatistics.Difference(year.Demographic + year.Quota, 0)} {Unit}, davon "
        + $"{GermanStatistics.Difference(year.Demographic, 0)} durch Bevölkerung und {GermanStatistics.Difference(year.Quota, 0)} durch "
        + "Quoten. ";

    private static string Short(string title) => title.Length <= 26 ? title : title[..25] + "…";

    private static TagBuilder Mark(double x, double y) => Html.Element("path", "kp-d-raute")
        .With("d", $"M {N(x)} {N(y - 7)} L {N(x + 6)} {N(y)} L {N(x)} {N(y + 7)} L {N(x - 6)} {N(y)} Z");

    private static TagBuilder Rect(double x, double y, double width, double height, string css) => Html.Element("rect", css)
        .With("x", N(x)).With("y", N(y)).With("width", N(width)).With("height", N(height));

    private static TagBuilder Text(double x, double y, string text, string css) =>
        Html.Element("text", css, text).With("x", N(x)).With("y", N(y));

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
