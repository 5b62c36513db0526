using KiPlanung.Review;
using KiPlanung.UseCases;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Standmarke“ — <c>&lt;kern-badge draft="state" /&gt;</c>, <c>job</c> or <c>note</c>, or free:
/// <c>&lt;kern-badge tone="Info" text="Vorschlag der KI" /&gt;</c>.</summary>
[HtmlTargetElement("kern-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BadgeTagHelper : TagHelper
{
    public DraftState? Draft { get; set; }
    public JobState? Job { get; set; }
    public NoteState? Note { get; set; }
    public Tone Tone { get; set; }
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (tone, text) = (Draft, Job, Note) switch
        {
            ({ } draft, _, _) => (States.ToneOf(draft), States.Title(draft)),
            (_, { } job, _) => (States.ToneOf(job), States.Title(job)),
            (_, _, { } note) => (States.ToneOf(note), States.Title(note)),
            _ => (Tone, Text),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kern-badge kern-badge--" + AlertTagHelper.ClassOf(tone));
        output.Content.SetHtmlContent(Html.Element("span", "kern-label kern-label--small", text));
    }
}
