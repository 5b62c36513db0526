using KiPlanung.Review;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>„Wortvergleich“ — <c>&lt;word-diff before="…" after="…" /&gt;</c>: struck words in <c>del</c>, added ones in <c>ins</c>, said
/// in words too for who hears the page; never by colour alone.</summary>
[HtmlTargetElement("word-diff", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WordDiffTagHelper : TagHelper
{
    /// <summary>Null: new.</summary>
    public string? Before { get; set; }

    /// <summary>Null: struck.</summary>
    public string? After { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-wortvergleich");
        foreach (var (index, run) in WordDiff.Between(Before ?? "", After ?? "").Index())
        {
            if (index > 0) output.Content.Append(" ");
            if (run.Change == WordChange.Kept) output.Content.Append(run.Text);
            else output.Content.AppendHtml(Marked(run));
        }
    }

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Marked(WordRun run)
    {
        var (tag, word) = run.Change == WordChange.Struck ? ("del", "gestrichen: ") : ("ins", "neu: ");
        return Html.Element(tag, "kp-" + tag).Containing(
            Html.Element("span", "kern-sr-only", $"[{word}"), Html.Element("span", null, run.Text),
            Html.Element("span", "kern-sr-only", "]"));
    }
}
