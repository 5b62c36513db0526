using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Eingabefeld“ — <c>&lt;kern-input for="Name" label="Name" hint="…" optional autocomplete="name" /&gt;</c>; passwords are never
/// sent back.</summary>
[HtmlTargetElement("kern-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FieldTagHelper
{
    /// <summary><c>text</c>, <c>password</c>, <c>email</c>, <c>search</c>; for numbers <c>text</c> with <see cref="Inputmode"/>.</summary>
    public string Type { get; set; } = "text";
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }

    /// <summary>Short inputs look short: <c>klein</c> (about 8 characters) or <c>mittel</c> (about 20).</summary>
    public string? Width { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var classes = Width is null ? "kern-form-input__input" : "kern-form-input__input kp-breite-" + Width;
        var input = Wire(Html.Element("input", classes)).With("type", Type)
            .With("autocomplete", Autocomplete ?? "off").With("inputmode", Inputmode).With("spellcheck", Type == "text" ? null : "false");
        if (Type != "password") input.With("value", CurrentValue());
        Wrap(output, input.Void());
    }
}
