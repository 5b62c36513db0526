using System.Globalization;
using KiPlanung.Review.Work;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Rückstand nach Alter“ — one bar for each class of age: <c>&lt;backlog-bars classes="backlog" /&gt;</c>; the figures stand in a
/// table beside.</summary>
[HtmlTargetElement("backlog-bars", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BacklogBarsTagHelper : TagHelper
{
    private const string Title = "Wie lange Entwürfe schon auf eine Entscheidung warten";
    private const double Left = 150;
    private const double Right = 640;
    private const double Row = 40;

    public IReadOnlyList<BacklogClass> Classes { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abbildung");
        output.Content.AppendHtml(Html.Element("figcaption", "kern-title", Title));
        output.Content.AppendHtml(Html.Element("div", "kp-diagramm-rahmen").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Diagramm: " + Title).Containing(Picture("rueckstand-" + context.UniqueId)));
    }

    private TagBuilder Picture(string id)
    {
        var most = Math.Max(1, Classes.Count == 0 ? 1 : Classes.Max(c => c.Count));
        var height = (Classes.Count * Row) + 16;
        var picture = Html.Element("svg", "kp-diagramm").With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", $"0 0 720 {N(height)}").With("role", "img").With("aria-labelledby", $"{id}-titel {id}-text")
            .Containing(Html.Element("title", null, Title).With("id", id + "-titel"),
                Html.Element("desc", null, Words()).With("id", id + "-text"),
                Html.Element("line", "kp-d-strich").With("x1", N(Left)).With("x2", N(Left)).With("y1", "4").With("y2", N(height - 8)));
        foreach (var (place, age) in Classes.Index())
        {
            var (y, width) = ((place * Row) + 8, (Right - Left) * age.Count / most);
            picture.Containing(
                Html.Element("text", "kp-d-wert", age.Title).With("x", N(Left - 12)).With("y", N(y + 20)),
                age.Count == 0 ? null : Html.Element("rect", "kp-d-menschen").With("x", N(Left)).With("y", N(y)).With("width", N(width))
                    .With("height", N(Row - 14)).Containing(Html.Element("title", null, $"{age.Title}: {German.Number(age.Count)}")),
                Html.Element("text", "kp-d-anfang kp-d-summe", German.Number(age.Count)).With("x", N(Left + width + 8))
                    .With("y", N(y + 20)));
        }
        return picture;
    }

    private string Words() =>
        string.Concat(Classes.Select(c => $"{c.Title}: {German.Number(c.Count)}. ")) + "Die Werte stehen in der Tabelle.";

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
