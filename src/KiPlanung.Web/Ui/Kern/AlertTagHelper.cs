using System.Diagnostics;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Meldung“ — <c>&lt;kern-alert tone="Success" title="Gespeichert"&gt;…&lt;/kern-alert&gt;</c>.</summary>
[HtmlTargetElement("kern-alert")]
public sealed class AlertTagHelper : TagHelper
{
    public Tone Tone { get; set; }
    public string Title { get; set; } = "";

    /// <summary>Read out at once; only for the answer to what was just done.</summary>
    public bool Live { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-alert kern-alert--" + ClassOf(Tone));
        if (Live) output.Attributes.SetAttribute("role", Tone == Tone.Danger ? "alert" : "status");
        output.Content.SetHtmlContent(Html.Element("div", "kern-alert__header").Containing(
            Html.Element("p", "kern-title")
                .Containing(Html.Element("span", "kern-sr-only", WordOf(Tone) + ": "), Html.Element("span", null, Title))));
        if (!text.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Html.Element("div", "kern-alert__body").Containing(text));
    }

    internal static string ClassOf(Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        _ => throw new UnreachableException(),
    };

    private static string WordOf(Tone tone) => tone switch
    {
        Tone.Success => "Erfolg",
        Tone.Warning => "Achtung",
        Tone.Danger => "Fehler",
        _ => "Hinweis",
    };
}
