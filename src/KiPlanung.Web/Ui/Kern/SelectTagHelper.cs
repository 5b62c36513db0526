using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Auswahlliste“ — <c>&lt;kern-select for="Region" items="Model.Regions" placeholder="Bitte wählen" /&gt;</c>.</summary>
[HtmlTargetElement("kern-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>First entry with an empty value; null: there is none.</summary>
    public string? Placeholder { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = CurrentValue();
        var select = Wire(Html.Element("select", "kern-form-input__select"));
        if (Placeholder is not null) select.Containing(Html.Element("option", null, Placeholder).With("value", ""));
        foreach (var item in Items)
        {
            var selected = value is null ? item.Selected : value == item.Value;
            select.Containing(Html.Element("option", null, item.Text).With("value", item.Value).When(selected, "selected"));
        }
        Wrap(output, Html.Element("div", "kern-form-input__select-wrapper").Containing(select));
    }
}
