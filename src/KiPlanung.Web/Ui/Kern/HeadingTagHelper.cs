using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>A page above this one.</summary>
public sealed record Crumb(string Title, string Address);

/// <summary>„Seitenkopf“ — path, the page's one h1, and what stands beside it (badge, buttons). Also gives the window its title:
/// <c>&lt;kern-heading title="Konto anlegen" trail='[new("Konten", "/konten")]'&gt;…&lt;/kern-heading&gt;</c>.</summary>
[HtmlTargetElement("kern-heading")]
public sealed class HeadingTagHelper : TagHelper
{
    /// <summary>Key of the window title in ViewData.</summary>
    public const string TitleKey = "Title";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;
    public string Title { get; set; } = "";

    /// <summary>One sentence below the heading.</summary>
    public string? Lead { get; set; }
    public IReadOnlyList<Crumb> Trail { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Draft, case and result carry the same heading; the area tells their windows apart (WCAG 2.1, 2.4.2).
        ViewContext.ViewData[TitleKey] = Trail.Count > 0 ? $"{Title} – {Trail[0].Title}" : Title;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-seitenkopf");
        var beside = await output.GetChildContentAsync();
        if (Trail.Count > 0) output.Content.AppendHtml(TrailElement());
        var line = Html.Element("div", "kp-seitenkopf__zeile").Containing(Html.Element("h1", "kern-heading-large", Title));
        if (!beside.IsEmptyOrWhiteSpace) line.Containing(Html.Element("div", "kp-seitenkopf__daneben").Containing(beside));
        output.Content.AppendHtml(line);
        if (Lead is not null) output.Content.AppendHtml(Html.Element("p", "kp-vorspann", Lead));
    }

    private TagBuilder TrailElement()
    {
        var list = Html.Element("ol");
        foreach (var crumb in Trail)
            list.Containing(Html.Element("li").Containing(Html.Element("a", "kern-link", crumb.Title).With("href", crumb.Address)));
        list.Containing(Html.Element("li").Containing(Html.Element("span", null, Title).With("aria-current", "page")));
        return Html.Element("nav", "kp-pfad").With("aria-label", "Pfad").Containing(list);
    }
}
