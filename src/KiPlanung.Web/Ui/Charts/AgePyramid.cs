using System.Globalization;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Bevölkerungspyramide“ — women to the left, men to the right; the start as outline, the last year calculated as bars, so that
/// both are told apart by form. <c>&lt;age-pyramid model="result" title="…" /&gt;</c>; the same figures stand in a table beside.</summary>
[HtmlTargetElement("age-pyramid", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AgePyramidTagHelper : TagHelper
{
    private const double Width = 760;
    private const double Middle = 380;
    private const double Gap = 34;
    private const double Top = 52;
    private const double RowHeight = 17;
    private const double Reach = 320;

    public PopulationResult Model { get; set; } = null!;
    public string Title { get; set; } = "";

    /// <summary>The start alone, for the page before the calculation.</summary>
    public bool StartOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abbildung");
        output.Content.AppendHtml(Html.Element("figcaption", "kern-title", Title));
        output.Content.AppendHtml(Html.Element("div", "kp-diagramm-rahmen").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Diagramm: " + Title).Containing(Picture("pyramide-" + context.UniqueId)));
    }

    private TagBuilder Picture(string id)
    {
        var groups = AgeGroups.Of(Model);
        var end = StartOnly ? null : Model.Stands[^1];
        var most = groups.Max(g => Highest(g, end));
        var step = RoundStep(most / 3);
        var scale = Reach / (Math.Ceiling(most / step) * step);
        var bottom = Top + (groups.Count * RowHeight);
        var picture = Html.Element("svg", "kp-diagramm").With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", $"0 0 {N(Width)} {N(bottom + 66)}").With("role", "img").With("aria-labelledby", $"{id}-titel {id}-text")
            .Containing(
                Html.Element("title", null, Title).With("id", id + "-titel"),
                Html.Element("desc", null, Words(groups, end)).With("id", id + "-text"),
                Text(Middle - Gap - 12, Top - 16, "weiblich", "kp-d-wert"), Text(Middle + Gap + 12, Top - 16, "männlich", "kp-d-anfang"));
        for (var value = step; value <= most + (step / 2); value += step)
            picture.Containing(Grid(-1, value, scale, bottom), Grid(1, value, scale, bottom));
        for (var i = 0; i < groups.Count; i++)
        {
            var y = bottom - ((i + 1) * RowHeight);
            if (i % 2 == 0 || i == groups.Count - 1) picture.Containing(Text(Middle, y + 13, Short(groups[i].Label), "kp-d-jahr"));
            if (end is null) continue;
            picture.Containing(
                Bar(-1, groups[i], end.Female, y, scale, "weiblich"), Bar(1, groups[i], end.Male, y, scale, "männlich"));
        }

        picture.Containing(Outline(-1, groups, Model.Start.Female, scale, bottom), Outline(1, groups, Model.Start.Male, scale, bottom));
        return picture.Containing(Legend(bottom + 52, end));
    }

    /// <summary>The middle of the picture is narrow.</summary>
    private static string Short(string label) => label.Replace(" und älter", "+", StringComparison.Ordinal);

    private double Highest(AgeGroups group, AgeStand? end) => Math.Max(
        Math.Max(group.Sum(Model.Start.Female), group.Sum(Model.Start.Male)),
        end is null ? 0 : Math.Max(group.Sum(end.Female), group.Sum(end.Male)));

    private static TagBuilder Grid(int side, double value, double scale, double bottom)
    {
        var x = Middle + (side * (Gap + (value * scale)));
        return Html.Element("g").With("aria-hidden", "true").Containing(
            Html.Element("line", "kp-d-gitter").With("x1", N(x)).With("x2", N(x)).With("y1", N(Top)).With("y2", N(bottom)),
            Text(x, bottom + 18, German.Number(value), "kp-d-jahr"));
    }

    private TagBuilder Bar(int side, AgeGroups group, IReadOnlyList<double> people, double y, double scale, string sex)
    {
        var value = group.Sum(people);
        var width = value * scale;
        return Html.Element("rect", "kp-d-balken").With("x", N(side < 0 ? Middle - Gap - width : Middle + Gap)).With("y", N(y + 1))
            .With("width", N(width)).With("height", N(RowHeight - 2))
            .Containing(Html.Element("title", null, $"{group.Label} Jahre, {sex}, {Model.Stands[^1].Year}: {German.Number(value)}"));
    }

    private static TagBuilder Outline(int side, IReadOnlyList<AgeGroups> groups, IReadOnlyList<double> people, double scale, double bottom)
    {
        var points = new List<string> { $"{N(Middle + (side * Gap))},{N(bottom)}" };
        for (var i = 0; i < groups.Count; i++)
        {
            var x = N(Middle + (side * (Gap + (groups[i].Sum(people) * scale))));
            points.Add($"{x},{N(bottom - (i * RowHeight))}");
            points.Add($"{x},{N(bottom - ((i + 1) * RowHeight))}");
        }

        points.Add($"{N(Middle + (side * Gap))},{N(Top)}");
        return Html.Element("polyline", "kp-d-umriss").With("points", string.Join(' ', points));
    }

    private TagBuilder Legend(double y, AgeStand? end)
    {
        var legend = Html.Element("g", "kp-d-legende").With("aria-hidden", "true").Containing(
            Html.Element("line", "kp-d-umriss").With("x1", "180").With("x2", "208").With("y1", N(y)).With("y2", N(y)),
            Text(216, y + 4, $"Ausgang {Model.Start.Year}", "kp-d-legendentext"));
        return end is null ? legend : legend.Containing(
            Html.Element("rect", "kp-d-balken").With("x", "400").With("y", N(y - 7)).With("width", "20").With("height", "14"),
            Text(428, y + 4, $"vorausberechnet {end.Year}", "kp-d-legendentext"));
    }

    private string Words(IReadOnlyList<AgeGroups> groups, AgeStand? end)
    {
        var biggest = groups.MaxBy(g => g.Sum(Model.Start.Female) + g.Sum(Model.Start.Male))!;
        var text = $"{Model.Start.Year}: {German.Number(Model.Start.Female.Sum())} Frauen, {German.Number(Model.Start.Male.Sum())} Männer; "
            + $"am stärksten besetzt ist das Alter {biggest.Label}.";
        if (end is null) return text + " Die Werte stehen auch in der Tabelle.";
        var later = groups.MaxBy(g => g.Sum(end.Female) + g.Sum(end.Male))!;
        return text + $" {end.Year}: {German.Number(end.Female.Sum())} Frauen, {German.Number(end.Male.Sum())} Männer; am stärksten "
            + $"besetzt ist dann das Alter {later.Label}. Die Werte stehen auch in der Tabelle.";
    }

    private static double RoundStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(raw, 1))));
        return (raw / power) switch { <= 1 => 1.0, <= 2 => 2.0, <= 5 => 5.0, _ => 10.0 } * power;
    }

    private static TagBuilder Text(double x, double y, string text, string css) =>
        Html.Element("text", css, text).With("x", N(x)).With("y", N(y));

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
