using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Schaltfläche“ — <c>&lt;kern-button&gt;Speichern&lt;/kern-button&gt;</c> sends the form; with <c>href</c> it is a link
/// that looks
/// like one. Never disabled: what cannot be done now is said in words.</summary>
[HtmlTargetElement("kern-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary><c>primary</c> (one per page), <c>secondary</c>, <c>tertiary</c> or <c>danger</c>.</summary>
    public string Kind { get; set; } = "primary";
    public string? Href { get; set; }
    public string Type { get; set; } = "submit";
    public string? Name { get; set; }
    public string? Value { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = Href is null ? "button" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind == "danger" ? "kern-btn kern-btn--secondary kp-gefahr" : "kern-btn kern-btn--" + Kind);
        if (Href is not null) output.Attributes.SetAttribute("href", Href);
        else output.Attributes.SetAttribute("type", Type);
        if (Name is not null) output.Attributes.SetAttribute("name", Name);
        if (Value is not null) output.Attributes.SetAttribute("value", Value);
        output.Content.SetHtmlContent(Html.Element("span", "kern-label").Containing(text));
    }
}
