using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Kontrollkästchen“ — <c>&lt;kern-checkbox for="Confirmed" label="Ich habe …" /&gt;</c>, bound to a <see
/// cref="bool"/>.</summary>
[HtmlTargetElement("kern-checkbox", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var check = CurrentValue() is { } value && value.StartsWith("true", StringComparison.OrdinalIgnoreCase);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasError ? "kern-form-check kern-form-check--error" : "kern-form-check");
        var input = Wire(Html.Element("input", "kern-form-check__checkbox")).With("type", "checkbox").With("value", "true");
        input.Attributes.Remove("aria-required");
        output.Content.AppendHtml(input.When(check, "checked").Void());
        var words = Html.Element("div", "kp-check-text")
            .Containing(Html.Element("label", "kern-label", LabelText).With("for", Id), HintElement(), ErrorElement());
        output.Content.AppendHtml(words);
    }
}
