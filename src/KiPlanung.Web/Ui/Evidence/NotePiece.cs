using KiPlanung.Pseudonymisation;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>„Textstück“ — a run of a note on its way to the owner's page: plain, a finding or a point still to be judged. Holds clear text,
/// hence a class.</summary>
public sealed class NotePiece
{
    private NotePiece(
        string text, EntityType? type, bool open = false, string? reason = null, string? anchor = null, string? explained = null) =>
        (Text, Type, Open, Reason, Anchor, Explained) = (text, type, open, reason, anchor, explained);

    public string Text { get; }

    /// <summary>Null for plain text.</summary>
    public EntityType? Type { get; }

    /// <summary>A review point, not masked.</summary>
    public bool Open { get; }
    public string? Reason { get; }

    /// <summary>Id of the place, so that lists can lead to it.</summary>
    public string? Anchor { get; }

    /// <summary>Id of the line of a list that gives the reason and takes corrections.</summary>
    public string? Explained { get; }

    public override string ToString() => "[vertraulich]";

    /// <summary>Id of the line in the list of replaced details; <paramref name="start"/> is the first mention.</summary>
    public static string LineOf(int start) => "zeile-" + start.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Id of the point in the list of what is left to judge.</summary>
    public static string PointOf(int start) => "punkt-" + start.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The token without a genitive ending: what counts as the same.</summary>
    public static string GroupOf(string token) => token.EndsWith("]s", StringComparison.Ordinal) ? token[..^1] : token;

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
            pieces.Add(new NotePiece(text[start..mark.End], mark.Type, mark.Open, mark.Reason, AnchorOf(mark.Start), mark.Explained));
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
            pieces.Add(new NotePiece(finding.Token, finding.Type));
            at = finding.End;
        }
        if (at < text.Length) pieces.Add(Plain(text[at..]));
        return pieces;
    }

    private static NotePiece Plain(string text) => new(text, null);

    private static IEnumerable<Place> MarksOf(IReadOnlyList<Finding> findings, IReadOnlyList<ReviewPoint> points)
    {
        var lines = findings.GroupBy(f => GroupOf(f.Token)).ToDictionary(g => g.Key, g => LineOf(g.First().Start), StringComparer.Ordinal);
        return findings
            .Select(f => new Place(f.Start, f.End, f.Type, false, $"{f.Reason}; wird zu {f.Token}", lines[GroupOf(f.Token)]))
            .Concat(points.Where(p => !findings.Any(f => f.Start < p.End && p.Start < f.End))
                .Select(p => new Place(p.Start, p.End, p.Type, true, p.Reason, PointOf(p.Start))))
            .OrderBy(m => m.Start);
    }

    private sealed record Place(int Start, int End, EntityType Type, bool Open, string Reason, string Explained);
}
