using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Aufklappbereich“ — <c>&lt;kern-details title="Wie ist das entstanden?"&gt;…&lt;/kern-details&gt;</c>.</summary>
[HtmlTargetElement("kern-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-accordion");
        if (Open) output.Attributes.SetAttribute("open", "open");
        output.Content.SetHtmlContent(
            Html.Element("summary", "kern-accordion__header").Containing(Html.Element("span", "kern-title", Title)));
        output.Content.AppendHtml(Html.Element("div", "kern-accordion__body").Containing(content));
    }
}
