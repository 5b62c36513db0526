using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Einzelurteil“ — what a reviewer says of one claim or one named check .</summary>
public enum ClaimVerdict
{
    /// <summary>„stimmt“</summary>
    Right,

    /// <summary>„geändert“: right with other words.</summary>
    Changed,

    /// <summary>„gestrichen“</summary>
    Struck,

    /// <summary>„unklar“</summary>
    Unclear,
}

/// <summary>„Prüfpunkt“ — one claim or one named check a reviewer has to judge.</summary>
/// <param name="Key">Stable within the version, such as <c>aussage-3</c> or <c>datenstand</c>.</param>
/// <param name="Title">German, for sentences: „Aussage 3“, „Datenstand“.</param>
/// <param name="Fact">What the check is about, in a sentence; empty for a claim, which speaks for itself.</param>
/// <param name="MustBeJudged">Sensitive topic or merely similar citation: not left out when the draft goes back either.</param>
/// <param name="CanBeChanged">A claim: it can be reworded or struck. A named check holds or does not.</param>
public sealed record ReviewItem(string Key, string Title, string Fact, bool MustBeJudged, bool CanBeChanged);

/// <summary>What a reviewer said of one item.</summary>
/// <param name="Note">Why; needed for what must be judged and is not right.</param>
public sealed record ItemVerdict(string Item, ClaimVerdict Verdict, string? Note = null);

/// <summary>„Einzelurteile“ — the verdicts of one person on the items of one version, sealed with a salt: the log names their number and
/// their hash, never a word of them.</summary>
public sealed class Judgement
{
    public const int MaxNote = 500;
    private const string Schema = "kiplanung.judgement.v1";

    private readonly IReadOnlyList<ReviewItem> _items;

    private Judgement(IReadOnlyList<ReviewItem> items, IReadOnlyList<ItemVerdict> verdicts, string salt)
    {
        (_items, Verdicts) = (items, verdicts);
        Content = CanonicalJson.Write(new JsonObject
        {
            ["schema"] = Schema,
            ["salt"] = salt,
            ["verdicts"] = new JsonArray([.. verdicts.Select(v => (JsonNode)new JsonObject
            {
                ["item"] = v.Item, ["verdict"] = Code(v.Verdict), ["note"] = v.Note,
            })]),
        });
        Hash = ContentHash.Of(Content);
    }

    public IReadOnlyList<ItemVerdict> Verdicts { get; }

    /// <summary>Canonical JSON with the salt; what is stored.</summary>
    public string Content { get; }
    public ContentHash Hash { get; }

    public int Count(ClaimVerdict verdict) => Verdicts.Count(v => v.Verdict == verdict);

    /// <param name="items">All items of the version judged.</param>
    /// <param name="given">At most one verdict for each.</param>
    /// <param name="salt">32 random bytes in hex.</param>
    public static Outcome<Judgement> Of(IReadOnlyList<ReviewItem> items, IReadOnlyList<ItemVerdict> given, string salt)
    {
        if (given.Any(g => items.All(i => i.Key != g.Item)) || given.DistinctBy(g => g.Item).Count() != given.Count)
            return JudgementProblems.UnknownItem;
        var faults = new List<ProblemDetail>();
        foreach (var verdict in given)
        {
            var item = items.First(i => i.Key == verdict.Item);
            if (!item.CanBeChanged && verdict.Verdict is ClaimVerdict.Changed or ClaimVerdict.Struck)
                return JudgementProblems.UnknownItem;
            if (verdict.Note is { Length: > MaxNote })
                faults.Add(new($"{item.Title}: Die Anmerkung hat mehr als {MaxNote} Zeichen.", Field: item.Key));
            if (item.MustBeJudged && verdict.Verdict != ClaimVerdict.Right && (verdict.Note?.Trim().Length ?? 0) < 10)
                faults.Add(new($"{item.Title}: Bitte schreiben Sie in mindestens 10 Zeichen dazu, warum.", Field: item.Key));
        }
        return faults.Count > 0
            ? JudgementProblems.Notes with { Details = faults }
            : new Judgement(items, [.. given.Select(g => g with { Note = Blank(g.Note) })], salt);
    }

    /// <summary>What stands between these verdicts and a decision; null when nothing does. There is no „all right“ at one stroke: an
    /// approval needs every single verdict.</summary>
    public Problem? Hinders(Verdict verdict)
    {
        if (verdict is Verdict.Rejected) return null;
        var missing = _items.Where(i => Verdicts.All(v => v.Item != i.Key))
            .Where(i => i.MustBeJudged || verdict is Verdict.Approved).ToList();
        if (missing.Count > 0) return JudgementProblems.Missing with { Details = [.. missing.Select(Fault)] };
        if (verdict is not Verdict.Approved) return null;
        if (Verdicts.Count == 0) return JudgementProblems.Missing;
        var wrong = _items.Where(i => Verdicts.Any(v => v.Item == i.Key && v.Verdict != ClaimVerdict.Right)).ToList();
        return wrong.Count == 0
            ? null
            : JudgementProblems.NotAllRight with
            {
                Details = [.. wrong.Select(i => new ProblemDetail($"{i.Title}: nicht als richtig beurteilt.", Field: i.Key))],
            };
    }

    /// <summary>Of stored bytes; the hash was compared with the stored one.</summary>
    /// <exception cref="JsonException">The bytes are no verdicts.</exception>
    internal static IReadOnlyList<ItemVerdict> Read(string content)
    {
        var json = JsonNode.Parse(content);
        if (json?["schema"]?.GetValue<string>() != Schema) throw new JsonException("Der Inhalt sind keine Einzelurteile.");
        return
        [
            .. json["verdicts"]!.AsArray().Select(v => new ItemVerdict(
                v!["item"]!.GetValue<string>(), Parse(v["verdict"]!.GetValue<string>()), v["note"]?.GetValue<string>())),
        ];
    }

    private static ProblemDetail Fault(ReviewItem item) => new(
        item.MustBeJudged
            ? $"{item.Title} (heikel oder nur ähnlich belegt): Bitte urteilen Sie einzeln."
            : $"{item.Title}: Ihr Urteil fehlt.",
        Field: item.Key);

    private static string? Blank(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();

    private static string Code(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Right => "right",
        ClaimVerdict.Changed => "changed",
        ClaimVerdict.Struck => "struck",
        ClaimVerdict.Unclear => "unclear",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ClaimVerdict Parse(string code) => code switch
    {
        "right" => ClaimVerdict.Right,
        "changed" => ClaimVerdict.Changed,
        "struck" => ClaimVerdict.Struck,
        "unclear" => ClaimVerdict.Unclear,
        _ => throw new JsonException("Dieses Einzelurteil ist unbekannt."),
    };
}
