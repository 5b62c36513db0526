using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static KiPlanung.Web.Ui.Charts.SvgParts;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>„Verlauf als Bild“ — one lane for each stage, one dot for each entry, numbered by who acted; the line runs from entry to
/// entry. <c>&lt;timeline-chart entries="history" people="numbers" /&gt;</c>; the list beside says the same in words.</summary>
[HtmlTargetElement("timeline-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimelineChart : TagHelper
{
    /// <summary>Entries a picture can hold and still be read.</summary>
    public const int Most = 120;

    private const double Left = 158;
    private const double Step = 52;
    private const double Top = 58;
    private const double Lane = 44;
    private const double Radius = 13;
    private const int Colours = 6;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LoggedEntry> Entries { get; set; } = [];

    public ActorNumbers People { get; set; } = null!;

    private IReadOnlyList<LoggedEntry> Shown => [.. Entries.TakeLast(Most)];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "kp-abbildung");
        output.Content.AppendHtml(Html.Element("figcaption", "kern-title", Caption));
        output.Content.AppendHtml(Html.Element("div", "kp-diagramm-rahmen").With("role", "region").With("tabindex", "0")
            .With("aria-label", "Diagramm: " + Caption).Containing(Picture("verlauf-" + context.UniqueId)));
    }

    private string Caption => Entries.Count > Most
        ? $"Der Weg in Bildern: die letzten {Most} von {German.Number(Entries.Count)} Einträgen"
        : "Der Weg von der Quelle bis zur Verwendung";

    private TagBuilder Picture(string id)
    {
        var shown = Shown;
        var lanes = shown.Select(e => Stages.Of(e.Entry)).Distinct().Order().ToList();
        var bottom = Top + (lanes.Count * Lane);
        var width = Math.Max(Left + (shown.Count * Step) + 16, 420);
        var picture = Html.Element("svg", width > 1000 ? "kp-diagramm kp-diagramm--breit" : "kp-diagramm")
            .With("xmlns", "http://www.w3.org/2000/svg").With("viewBox", $"0 0 {N(width)} {N(bottom + 40)}").With("width", N(width))
            .With("role", "img").With("aria-labelledby", $"{id}-titel {id}-text")
            .Containing(
                Html.Element("title", null, Caption).With("id", id + "-titel"),
                Html.Element("desc", null, Words(shown)).With("id", id + "-text"));
        foreach (var (at, stage) in lanes.Index())
        {
            var y = Top + (at * Lane);
            picture.Containing(
                Rect(0, y, width, Lane, at % 2 == 0 ? "kp-d-bahn" : "kp-d-bahn kp-d-bahn--hell"),
                Text(12, y + (Lane / 2) + 5, Stages.Title(stage), "kp-d-bahntitel"));
        }
        Days(picture, shown, bottom);
        var places = shown.Select((e, i) => (X: X(i), Y: Top + (lanes.IndexOf(Stages.Of(e.Entry)) * Lane) + (Lane / 2))).ToList();
        picture.Containing(Path(WayOf(places), "kp-d-weg"));
        for (var i = 0; i < shown.Count; i++) Dot(picture, shown[i], places[i], bottom);
        return picture.Containing(Text(12, bottom + 24, "Eintrag Nr.", "kp-d-klein"));
    }

    /// <summary>A line and its date where a new day begins, and the time above every dot.</summary>
    private static void Days(TagBuilder picture, IReadOnlyList<LoggedEntry> shown, double bottom)
    {
        string? day = null;
        for (var i = 0; i < shown.Count; i++)
        {
            var time = shown[i].Entry.Time;
            if (German.Date(time) is var today && today != day)
            {
                picture.Containing(
                    Line(X(i) - (Step / 2), 6, X(i) - (Step / 2), bottom, "kp-d-tag"),
                    Text(X(i) - (Step / 2) + 6, 20, today, "kp-d-tagtext"));
                day = today;
            }
            picture.Containing(Text(X(i), 44, German.Time(time), "kp-d-klein kp-d-mitte"));
        }
    }

    private void Dot(TagBuilder picture, LoggedEntry logged, (double X, double Y) at, double bottom)
    {
        var number = People.Of(logged.Entry);
        var css = number == 0 ? "kp-d-system" : $"kp-d-person kp-d-person--{((number - 1) % Colours) + 1}";
        picture.Containing(
            Html.Element("g", css).Containing(
                Html.Element("title", null, Sentence(logged)),
                number == 0
                    ? Rect(at.X - Radius, at.Y - Radius, 2 * Radius, 2 * Radius, "kp-d-form", 4)
                    : Circle(at.X, at.Y, Radius, "kp-d-form"),
                Text(at.X, at.Y + 5, number == 0 ? "S" : German.Number(number), "kp-d-nummer")),
            Text(at.X, bottom + 24, German.Number(logged.Index), "kp-d-klein kp-d-mitte"));
    }

    /// <summary>Straight along a lane, bent between lanes.</summary>
    private static string WayOf(List<(double X, double Y)> places)
    {
        return string.Concat(places.Select((at, i) => i == 0
            ? $"M {N(at.X)} {N(at.Y)}"
            : $" C {N(at.X - (Step / 2))} {N(places[i - 1].Y)} {N(at.X - (Step / 2))} {N(at.Y)} {N(at.X)} {N(at.Y)}"));
    }

    private static double X(int place) => Left + (place * Step) + (Step / 2);

    private string Sentence(LoggedEntry logged)
    {
        var who = logged.Entry.Role is { } role ? $"{Roles.Title(role)}, Person {German.Number(People.Of(logged.Entry))}" : "System";
        return $"Eintrag {German.Number(logged.Index)}, {German.Second(logged.Entry.Time)}: {AuditEvents.Title(logged.Entry.What)} ({who})";
    }

    private static string Words(IReadOnlyList<LoggedEntry> shown) => shown.Count == 0
        ? "Keine Einträge."
        : $"{German.Number(shown.Count)} Einträge vom {German.Date(shown[0].Entry.Time)} bis {German.Date(shown[^1].Entry.Time)}: "
            + string.Join(", ", shown.GroupBy(e => Stages.Of(e.Entry)).OrderBy(g => g.Key)
                .Select(g => $"{Stages.Title(g.Key)} {German.Number(g.Count())}")) + ". Die Liste darunter nennt jeden Eintrag.";
}
