using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Tabelle“ — <c>&lt;kern-table caption="Konten"&gt;&lt;thead&gt;…&lt;/kern-table&gt;</c>: a table with a caption in a
/// container that scrolls
/// by keyboard when it is too wide. Numbers carry <c>class="zahl"</c>, row heads are <c>th scope="row"</c>.</summary>
[HtmlTargetElement("kern-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>The caption is read out but not seen, where a heading right above says the same.</summary>
    public bool HideCaption { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-table-responsive");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", "Tabelle: " + Caption);
        var caption = Html.Element("caption", HideCaption ? "kern-sr-only" : "kern-title", Caption);
        output.Content.SetHtmlContent(Html.Element("table", "kern-table").Containing(caption, rows));
    }
}
