using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„KI-Kennzeichnung“ — <c>&lt;kern-draft released="false"&gt;…&lt;/kern-draft&gt;</c> around every passage that comes from a
/// model or a
/// calculation. Until release it carries the watermark; the label stays for good (KI-VO Art. 50).</summary>
[HtmlTargetElement("kern-draft")]
public sealed class DraftMarkTagHelper : TagHelper
{
    public const string Watermark = "KI-Entwurf – nicht freigegeben";

    public bool Released { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var label = Released ? "Mit KI-Beteiligung erstellt, von einem Menschen geprüft und freigegeben" : Watermark;
        output.Attributes.SetAttribute("class", Released ? "kp-ki" : "kp-ki kp-ki--entwurf");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-label", label);
        output.Content.SetHtmlContent(Html.Element("p", "kp-ki__marke", label));
        output.Content.AppendHtml(Html.Element("div", "kp-ki__inhalt").Containing(content));
    }
}
