using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Auswahlgruppe“ — one of several (<c>kern-radios</c>) or several of them (<c>kern-checkboxes</c>, bound to a list):
/// <c>&lt;kern-radios for="Verdict" label="Entscheidung" items="Model.Verdicts" /&gt;</c>.</summary>
[HtmlTargetElement("kern-radios", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("kern-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var single = context.TagName == "kern-radios";
        var (type, kind) = single ? ("radio", "kern-form-check__radio") : ("checkbox", "kern-form-check__checkbox");
        var chosen = Chosen();
        var body = Html.Element("div", "kern-fieldset__body");
        var number = 0;
        foreach (var item in Items)
        {
            var id = Id + "-" + (++number).ToString(CultureInfo.InvariantCulture);
            var input = Html.Element("input", kind).With("type", type).With("id", id).With("name", Name).With("value", item.Value)
                .When(chosen?.Contains(item.Value) ?? item.Selected, "checked").Void();
            body.Containing(Html.Element("div", "kern-form-check")
                .Containing(input, Html.Element("label", "kern-label", item.Text).With("for", id)));
        }
        if (single) output.Attributes.SetAttribute("role", "radiogroup");
        if (single && !Optional) output.Attributes.SetAttribute("aria-required", "true");
        WrapGroup(output, body);
    }

    private HashSet<string>? Chosen()
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
            return raw is IEnumerable<string> many ? [.. many] : [.. (raw.ToString() ?? "").Split(',')];
        return For.Model switch
        {
            null => null,
            string one => [one],
            IEnumerable many => [.. many.Cast<object>().Select(value => value.ToString()!)],
            var one => [one.ToString()!],
        };
    }
}
