using System.Globalization;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Balken“ — a share as a small bar with its figure, for table cells: <c>&lt;kern-bar share="0.42" label="belegt"
/// /&gt;</c>.</summary>
[HtmlTargetElement("kern-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarTagHelper : TagHelper
{
    /// <summary>0 to 1.</summary>
    public double Share { get; set; }
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var share = Math.Clamp(Share, 0, 1);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-balken");
        output.Content.SetHtmlContent(Html.Element("svg").With("viewBox", "0 0 100 8").With("preserveAspectRatio", "none")
            .With("aria-hidden", "true").Containing(
                Html.Element("rect", "kp-balken__grund").With("width", "100").With("height", "8"),
                Html.Element("rect", "kp-balken__wert").With("height", "8")
                    .With("width", (share * 100).ToString("0.#", CultureInfo.InvariantCulture))));
        output.Content.AppendHtml(Html.Element("span", null, $"{German.Percent(share)} {Label}".TrimEnd()));
    }
}
