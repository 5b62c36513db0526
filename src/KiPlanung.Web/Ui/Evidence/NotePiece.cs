using KiPlanung.Pseudonymisation;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>„Textstück“ — a run of a note on its way to the owner's page: plain, a finding or a point still to be judged. Holds clear text,
/// hence a class.</summary>
public sealed class NotePiece
{
    private NotePiece(string text, EntityType? type, bool open, string? reason, string? anchor) =>
        (Text, Type, Open, Reason, Anchor) = (text, type, open, reason, anchor);

    public string Text { get; }

    /// <summary>Null for plain text.</summary>
    public EntityType? Type { get; }

    /// <summary>A review point, not masked.</summary>
    public bool Open { get; }
    public string? Reason { get; }

    /// <summary>Id of the place, so that lists can lead to it.</summary>
    public string? Anchor { get; }

    public override string ToString() => "[vertraulich]";

    /// <summary>Id of the place that begins at this offset.</summary>
    public static string AnchorOf(int start) => "stelle-" + start.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The note with marks on findings and review points; the pieces together are exactly the note.</summary>
    public static IReadOnlyList<NotePiece> Original(string text, IReadOnlyList<Finding> findings, IReadOnlyList<ReviewPoint> points)
    {
        var pieces = new List<NotePiece>();
        var at = 0;
        foreach (var mark in MarksOf(findings, points))
        {
            // a point may begin inside a finding or another point; what was drawn first stays whole
            if (mark.End <= at) continue;
            var start = Math.Max(mark.Start, at);
            if (start > at) pieces.Add(Plain(text[at..start]));
            pieces.Add(new NotePiece(text[start..mark.End], mark.Type, mark.Open, mark.Reason, AnchorOf(mark.Start)));
            at = mark.End;
        }
        if (at < text.Length) pieces.Add(Plain(text[at..]));
        return pieces;
    }

    /// <summary>The result: tokens in the place of findings; the pieces together are exactly the preview.</summary>
    public static IReadOnlyList<NotePiece> Result(string text, IReadOnlyList<Finding> findings)
    {
        var pieces = new List<NotePiece>();
        var at = 0;
        foreach (var finding in findings)
        {
            if (finding.Start > at) pieces.Add(Plain(text[at..finding.Start]));
            pieces.Add(new NotePiece(finding.Token, finding.Type, open: false, reason: null, anchor: null));
            at = finding.End;
        }
        if (at < text.Length) pieces.Add(Plain(text[at..]));
        return pieces;
    }

    private static NotePiece Plain(string text) => new(text, null, open: false, null, null);

    private static IEnumerable<(int Start, int End, EntityType Type, bool Open, string Reason)> MarksOf(
        IReadOnlyList<Finding> findings, IReadOnlyList<ReviewPoint> points) =>
        findings.Select(f => (f.Start, f.End, f.Type, false, $"{f.Reason}; wird zu {f.Token}"))
            .Concat(points.Where(p => !findings.Any(f => f.Start < p.End && p.Start < f.End))
                .Select(p => (p.Start, p.End, p.Type, true, p.Reason)))
            .OrderBy(m => m.Item1);
}
