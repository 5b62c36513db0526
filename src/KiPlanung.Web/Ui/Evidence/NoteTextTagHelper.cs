using KiPlanung.Pseudonymisation;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>„Notiztext“ — <c>&lt;note-text pieces="…" label="Original" selection="von bis wort" /&gt;</c>: the pieces one after the
/// other, every character encoded. A box that scrolls by keyboard.</summary>
[HtmlTargetElement("note-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NoteTextTagHelper : TagHelper
{
    public IReadOnlyList<NotePiece> Pieces { get; set; } = [];
    public string Label { get; set; } = "";

    /// <summary>Ids of the inputs that take a selection made with the mouse: start, end, words. Only with script.</summary>
    public string? Selection { get; set; }

    /// <summary>Show the kind beside each mark; it leads to the line that explains the mark, so Tab goes from mark to mark.</summary>
    public bool Kinds { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-notiz kp-notiz--rollend");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("tabindex", "0");
        if (Selection is not null) output.Attributes.SetAttribute("data-auswahl", Selection);
        foreach (var piece in Pieces)
            if (piece.Type is { } type) output.Content.AppendHtml(Mark(piece, type));
            else output.Content.Append(piece.Text);
    }

    private TagBuilder Mark(NotePiece piece, EntityType type) =>
        MarkTagHelper.Element(type, piece.Open, piece.Reason).With("id", piece.Anchor)
            .Containing(
                Html.Element("span", "kp-fund__text", piece.Text),
                Kinds ? MarkTagHelper.KindElement(type, piece.Open, piece.Explained) : null);
}
