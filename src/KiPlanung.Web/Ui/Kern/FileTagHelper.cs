using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Dateiauswahl“ — <c>&lt;kern-file for="File" label="Tabelle" accept=".csv,.xlsx" /&gt;</c>; the form needs
/// <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("kern-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : FieldTagHelper
{
    public string? Accept { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Wrap(output, Wire(Html.Element("input", "kern-form-input__input")).With("type", "file").With("accept", Accept).Void());
}
