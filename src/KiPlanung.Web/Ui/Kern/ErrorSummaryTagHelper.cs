using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Fehlerübersicht“ — <c>&lt;kern-errors /&gt;</c> above a form: everything wrong with it, each linked to its input. Shows
/// nothing when nothing is wrong.</summary>
[HtmlTargetElement("kern-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    public const string ElementId = "fehleruebersicht";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(field => field.Value!.Errors.Select(error => (Field: field.Key, Text: error.ErrorMessage))).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-alert kern-alert--danger kp-fehler");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("id", ElementId);
        output.Attributes.SetAttribute("tabindex", "-1");
        var list = Html.Element("ul");
        foreach (var (field, text) in errors) list.Containing(Html.Element("li").Containing(Entry(field, text)));
        var title = errors.Count == 1 ? "Bitte prüfen Sie diese Angabe" : "Bitte prüfen Sie diese Angaben";
        output.Content.AppendHtml(Html.Element("div", "kern-alert__header").Containing(Html.Element("h2", "kern-title", title)));
        output.Content.AppendHtml(Html.Element("div", "kern-alert__body").Containing(list));
    }

    private static TagBuilder Entry(string field, string text) => field.Length == 0
        ? Html.Element("span", null, text)
        : Html.Element("a", "kern-link", text).With("href", "#" + TagBuilder.CreateSanitizedId(field, "_"));
}
