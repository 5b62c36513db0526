using System.Globalization;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>Pieces of pictures; text is always encoded.</summary>
internal static class SvgParts
{
    public static TagBuilder Text(double x, double y, string text, string css) =>
        Html.Element("text", css, text).With("x", N(x)).With("y", N(y));

    public static TagBuilder Line(double x1, double y1, double x2, double y2, string css) => Html.Element("line", css)
        .With("x1", N(x1)).With("y1", N(y1)).With("x2", N(x2)).With("y2", N(y2));

    public static TagBuilder Rect(double x, double y, double width, double height, string css, double radius = 0) =>
        Html.Element("rect", css).With("x", N(x)).With("y", N(y)).With("width", N(width)).With("height", N(height))
            .With("rx", radius > 0 ? N(radius) : null);

    public static TagBuilder Circle(double x, double y, double radius, string css) =>
        Html.Element("circle", css).With("cx", N(x)).With("cy", N(y)).With("r", N(radius));

    public static TagBuilder Path(string d, string css) => Html.Element("path", css).With("d", d);

    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
