using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Übersicht“ — pairs of term and value: <c>&lt;kern-summary&gt;&lt;kern-row
/// key="Gebiet"&gt;Suhl&lt;/kern-row&gt;&lt;/kern-summary&gt;</c>.</summary>
[HtmlTargetElement("kern-summary")]
[HtmlTargetElement("kern-row", ParentTag = "kern-summary")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>The term, on <c>kern-row</c>.</summary>
    public string Key { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var row = context.TagName == "kern-row";
        var content = await output.GetChildContentAsync();
        output.TagName = row ? "div" : "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", row ? "kern-description-list-item" : "kern-description-list");
        if (!row)
        {
            output.Content.SetHtmlContent(content);
            return;
        }
        output.Content.SetHtmlContent(Html.Element("dt", "kern-description-list-item__key", Key));
        output.Content.AppendHtml(Html.Element("dd", "kern-description-list-item__value").Containing(content));
    }
}
