using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Textfeld“ — <c>&lt;kern-textarea for="Reason" label="Begründung" rows="6" /&gt;</c>.</summary>
[HtmlTargetElement("kern-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Wire(Html.Element("textarea", "kern-form-input__input"))
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture)).With("lang", "de");
        // A line break right after the start tag is swallowed by browsers; one more keeps the first line of the text.
        input.InnerHtml.Append("\n" + CurrentValue());
        Wrap(output, input);
    }
}
