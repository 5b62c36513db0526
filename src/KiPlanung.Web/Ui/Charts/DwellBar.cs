using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Dauer als Balken“ — a length of time in words with a bar beside it: <c>&lt;dwell-bar share="0.4" text="12 Minuten"
/// /&gt;</c>.</summary>
[HtmlTargetElement("dwell-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DwellBar : TagHelper
{
    /// <summary>0 to 1 of the longest.</summary>
    public double Share { get; set; }

    /// <summary>How long is not known.</summary>
    public bool Open { get; set; }

    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-balken");
        output.Content.SetHtmlContent(Html.Element("svg").With("viewBox", "0 0 100 8").With("preserveAspectRatio", "none")
            .With("aria-hidden", "true").Containing(
                SvgParts.Rect(0, 0, 100, 8, "kp-balken__grund"),
                Open ? null : SvgParts.Rect(0, 0, Math.Max(1, Math.Clamp(Share, 0, 1) * 100), 8, "kp-balken__wert")));
        output.Content.AppendHtml(Html.Element("span", null, Text));
    }
}
