using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Datumsfeld“ — <c>&lt;kern-date for="ValidUntil" label="Gültig bis" /&gt;</c>, bound to a <see cref="DateOnly"/>.</summary>
[HtmlTargetElement("kern-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Wrap(output, Wire(Html.Element("input", "kern-form-input__input kp-breite-mittel"))
            .With("type", "date").With("value", CurrentValue("yyyy-MM-dd")).Void());
}
