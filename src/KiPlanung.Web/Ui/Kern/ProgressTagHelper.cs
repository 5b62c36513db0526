using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Fortschritt“ — <c>&lt;kern-progress label="Vorausberechnung" value="0.4" href="/auftraege/…" /&gt;</c>. With <c>href</c>
/// the script
/// asks there for <c>{ progress, state, done }</c>; without script the page's own link does.</summary>
[HtmlTargetElement("kern-progress", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>0 to 1.</summary>
    public double Value { get; set; }
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var share = Math.Clamp(Value, 0, 1);
        var id = "fortschritt-" + context.UniqueId;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-progress");
        if (Href is not null) output.Attributes.SetAttribute("data-fortschritt", Href);
        output.Content.SetHtmlContent(Html.Element("label", "kern-label", Label).With("for", id));
        output.Content.AppendHtml(Html.Element("progress").With("id", id).With("max", "1")
            .With("value", share.ToString("0.###", CultureInfo.InvariantCulture)));
        output.Content.AppendHtml(Html.Element("span", "kp-fortschritt__zahl", German.Percent(share)));
    }
}
