using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static KiPlanung.Web.Ui.Charts.SvgParts;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Abstammung als Bild“ — a box for each thing, arrows in the direction things come from each other.
/// <c>&lt;lineage-chart model="lineage" shown="id" /&gt;</c>; the table beside says the same in words.</summary>
[HtmlTargetElement("lineage-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LineageChart : TagHelper
{
    private const string Caption = "Von der Quelle bis zur Ausgabe";

    public Lineage Model { get; set; } = null!;

    /// <summary>The box of this object is framed.</summary>
    public Guid Shown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abbildung");
        output.Content.AppendHtml(Html.Element("figcaption", "kern-title", Caption));
        output.Content.AppendHtml(Html.Element("div", "kp-diagramm-rahmen").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Diagramm: " + Caption).Containing(Picture("abstammung-" + context.UniqueId)));
    }

    private TagBuilder Picture(string id)
    {
        var layout = new LineageLayout(Model);
        var picture = Html.Element("svg", "kp-diagramm kp-diagramm--breit").With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", $"0 0 {N(layout.Width)} {N(layout.Height)}").With("width", N(layout.Width))
            .With("role", "group").With("aria-labelledby", $"{id}-titel {id}-text")
            .Containing(
                Html.Element("title", null, Caption).With("id", id + "-titel"),
                Html.Element("desc", null, Words()).With("id", id + "-text"));
        foreach (var (column, kind) in layout.Columns.Index())
            picture.Containing(Text(LineageLayout.XOf(column), 20, LineageWords.Title(kind), "kp-d-spalte").With("aria-hidden", "true"));
        foreach (var edge in Model.Edges) Arrow(picture, layout[edge.From], layout[edge.To]);
        foreach (var node in Model.Nodes) picture.Containing(Box(node, layout[node.Key]));
        return picture;
    }

    /// <summary>To the next column in a bow; inside a column straight down.</summary>
    private static void Arrow(TagBuilder picture, (double X, double Y) from, (double X, double Y) to)
    {
        if (from.X.Equals(to.X))
        {
            var (x, start, tip) = (from.X + 24, from.Y + LineageLayout.BoxHeight, to.Y);
            picture.Containing(
                Path($"M {N(x)} {N(start)} L {N(x)} {N(tip - 7)}", "kp-d-pfeil"),
                Path($"M {N(x - 5)} {N(tip - 9)} L {N(x + 5)} {N(tip - 9)} L {N(x)} {N(tip)} Z", "kp-d-pfeilspitze"));
            return;
        }
        var middle = LineageLayout.BoxHeight / 2;
        var (x1, y1, x2, y2) = (from.X + LineageLayout.BoxWidth, from.Y + middle, to.X, to.Y + middle);
        var bow = (x2 - x1) / 2;
        picture.Containing(
            Path($"M {N(x1)} {N(y1)} C {N(x1 + bow)} {N(y1)} {N(x2 - bow)} {N(y2)} {N(x2 - 8)} {N(y2)}", "kp-d-pfeil"),
            Path($"M {N(x2 - 9)} {N(y2 - 5)} L {N(x2)} {N(y2)} L {N(x2 - 9)} {N(y2 + 5)} Z", "kp-d-pfeilspitze"));
    }

    private TagBuilder Box(LineageNode node, (double X, double Y) at)
    {
        var state = LineageWords.State(node);
        var tone = state is null ? "" : " kp-d-knoten--" + AlertTagHelper.ClassOf(state.Value.Tone);
        var shown = node.ObjectId == Shown && node.Kind != LineageKind.ConfirmedText ? " kp-d-knoten--gezeigt" : "";
        var box = Html.Element("g", "kp-d-knoten" + tone + shown).Containing(
            Html.Element("title", null, Sentence(node)),
            Rect(at.X, at.Y, LineageLayout.BoxWidth, LineageLayout.BoxHeight, "kp-d-kasten", 8),
            Rect(at.X, at.Y + 8, 5, LineageLayout.BoxHeight - 16, "kp-d-streifen", 2),
            Text(at.X + 14, at.Y + 22, LineageWords.Title(node), "kp-d-kastentitel"),
            Text(at.X + 14, at.Y + 42, Short(LineageWords.Detail(node) ?? ""), "kp-d-anfang"),
            Text(at.X + 14, at.Y + 61, German.Moment(node.At), "kp-d-anfang"),
            state is var (_, words) ? Text(at.X + 14, at.Y + 81, words, "kp-d-stand") : null);
        return LineageWords.Address(node) is { } address
            ? Html.Element("a").With("href", address).Containing(box)
            : box;
    }

    private static string Sentence(LineageNode node) => string.Join(", ", new[]
    {
        LineageWords.Title(node), LineageWords.Detail(node), German.Moment(node.At), LineageWords.State(node)?.Words,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private string Words() => string.Join(", ", Model.Nodes.GroupBy(n => n.Kind).OrderBy(g => g.Key)
        .Select(g => $"{LineageWords.Title(g.Key)}: {German.Number(g.Count())}")) + ". Die Tabelle darunter nennt jeden Schritt.";

    private static string Short(string text) => text.Length <= 23 ? text : text[..22] + "…";
}
