using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>„Abschnittstext“ — <c>&lt;passage-text passage="cited" /&gt;</c>: the words of a passage, cited ones in <c>mark</c>.</summary>
[HtmlTargetElement("passage-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PassageTextTagHelper : TagHelper
{
    public CitedPassage Passage { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abschnitt__text");
        foreach (var piece in Passage.Pieces)
            if (piece.Cited) output.Content.AppendHtml(Html.Element("mark", "kp-belegt", piece.Text));
            else output.Content.Append(piece.Text);
    }
}
