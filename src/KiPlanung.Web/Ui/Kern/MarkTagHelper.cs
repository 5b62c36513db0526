using System.Diagnostics;
using KiPlanung.Pseudonymisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KiPlanung.Web.Ui.Kern;

/// <summary>„Markierung“ — a span of a note: background by kind and the kind in words, never by colour alone:
/// <c>&lt;kern-mark type="@finding.Type"&gt;@text&lt;/kern-mark&gt;</c>.</summary>
[HtmlTargetElement("kern-mark")]
public sealed class MarkTagHelper : TagHelper
{
    public EntityType Type { get; set; }

    /// <summary>Still to be judged: drawn with a dashed frame.</summary>
    public bool Open { get; set; }

    /// <summary>What was recognised and why; shown on hover and read out.</summary>
    public string? Reason { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(Element(Type, Open, Reason)
            .Containing(Html.Element("span", "kp-fund__text").Containing(text), KindElement(Type, Open)));
    }

    internal static TagBuilder Element(EntityType type, bool open, string? reason) =>
        Html.Element("mark", $"kp-fund kp-fund--{ClassOf(type)}{(open ? " kp-fund--offen" : "")}")
            .With("tabindex", "-1").With("title", reason);

    /// <param name="explained">Id of the line that explains the mark; null where there is none.</param>
    internal static TagBuilder KindElement(EntityType type, bool open, string? explained = null)
    {
        var words = open ? TitleOf(type) + ", offen" : TitleOf(type);
        return explained is null
            ? Html.Element("span", "kp-fund__art", words)
            : Html.Element("a", "kp-fund__art", words).With("href", "#" + explained)
                .Containing(Html.Element("span", "kern-sr-only", open ? ", zur Beurteilung" : ", zum Grund"));
    }

    /// <summary>German name of a kind, the same in marks and lists.</summary>
    public static string TitleOf(EntityType type) => type switch
    {
        EntityType.Person => "Person",
        EntityType.Address => "Anschrift",
        EntityType.Phone => "Telefon",
        EntityType.Email => "E-Mail",
        EntityType.DateOfBirth => "Geburtsdatum",
        EntityType.Date => "Datum",
        EntityType.IdNumber => "Nummer",
        EntityType.Vehicle => "Kennzeichen",
        EntityType.UrlHandle => "Netzadresse",
        EntityType.LocationFine => "Ort",
        EntityType.OrgIdentifying => "Einrichtung",
        EntityType.OtherQuasi => "Merkmal",
        _ => throw new UnreachableException(),
    };

    private static string ClassOf(EntityType type) => type switch
    {
        EntityType.Person => "person",
        EntityType.Address or EntityType.LocationFine => "ort",
        EntityType.Phone or EntityType.Email or EntityType.UrlHandle => "kontakt",
        EntityType.DateOfBirth or EntityType.Date => "datum",
        EntityType.IdNumber or EntityType.Vehicle => "nummer",
        _ => "sonst",
    };
}
