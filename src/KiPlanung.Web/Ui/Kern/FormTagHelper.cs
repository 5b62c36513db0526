using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Formular“ — <c>&lt;kern-form handler="Sperren"&gt;…&lt;/kern-form&gt;</c>: sends to this page by POST with its form token; the
/// browser's own checks are off, because our messages are German and linked. <c>method="get"</c> for filters.</summary>
[HtmlTargetElement("kern-form")]
public sealed class FormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name of the page handler, <c>OnPost…Async</c>.</summary>
    public string? Handler { get; set; }

    /// <summary>Another page; null: this one.</summary>
    public string? Action { get; set; }
    public string Method { get; set; } = "post";
    public string? Class { get; set; }

    /// <summary>There is a <c>kern-file</c> inside.</summary>
    public bool Files { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", Method);
        output.Attributes.SetAttribute("novalidate", "novalidate");
        var action = Handler is null ? Action : $"{Action}?handler={Uri.EscapeDataString(Handler)}";
        if (action is not null) output.Attributes.SetAttribute("action", action);
        if (Class is not null) output.Attributes.SetAttribute("class", Class);
        if (Files) output.Attributes.SetAttribute("enctype", "multipart/form-data");
        output.Content.SetHtmlContent(content);
        if (Method == "post") output.Content.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}
