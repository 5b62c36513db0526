using KiPlanung.UseCases.Auditing;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>Where each node of a lineage stands: a column for each kind there is, near what it came from, nothing above another.</summary>
internal sealed class LineageLayout
{
    public const double BoxWidth = 178;
    public const double BoxHeight = 92;
    private const double ColumnGap = 30;
    private const double RowGap = 22;
    private const double Head = 34;
    private const double Margin = 8;

    private readonly Dictionary<string, (double X, double Y)> _places = new(StringComparer.Ordinal);

    public LineageLayout(Lineage lineage)
    {
        Columns = [.. lineage.Nodes.Select(n => n.Kind).Distinct().Order()];
        var parents = lineage.Edges.ToLookup(e => e.To, e => e.From, StringComparer.Ordinal);
        foreach (var (column, kind) in Columns.Index())
        {
            var next = kind == LineageKind.ModelCall && SkipsCalls(lineage) ? Head + BoxHeight + RowGap : Head;
            foreach (var node in Ordered(lineage.Nodes.Where(n => n.Kind == kind).ToList(), parents))
            {
                var y = Math.Max(next, Wanted(parents[node.Key]));
                _places[node.Key] = (XOf(column), y);
                next = y + BoxHeight + RowGap;
            }
        }
        Height = _places.Count == 0 ? Head : _places.Values.Max(p => p.Y) + BoxHeight + Margin;
    }

    public IReadOnlyList<LineageKind> Columns { get; }

    public double Width => XOf(Columns.Count - 1) + BoxWidth + Margin;

    public double Height { get; }

    public (double X, double Y) this[string key] => _places[key];

    public static double XOf(int column) => Margin + (column * (BoxWidth + ColumnGap));

    /// <summary>A draft made without a model: its arrow runs above the calls, not through them.</summary>
    private static bool SkipsCalls(Lineage lineage) => lineage.Edges.Any(e =>
        e.From.StartsWith(nameof(LineageKind.ConfirmedText), StringComparison.Ordinal)
        && e.To.StartsWith(nameof(LineageKind.Draft), StringComparison.Ordinal));

    /// <summary>As high as the parents stand on average.</summary>
    private double Wanted(IEnumerable<string> parents)
    {
        var known = parents.Where(_places.ContainsKey).Select(p => _places[p].Y).ToList();
        return known.Count == 0 ? 0 : known.Average();
    }

    /// <summary>By the height of the parents, and each version right below the one before.</summary>
    private List<LineageNode> Ordered(List<LineageNode> nodes, ILookup<string, string> parents)
    {
        var inside = nodes.ToDictionary(n => n.Key, StringComparer.Ordinal);
        var after = nodes.SelectMany(n => parents[n.Key].Where(inside.ContainsKey).Select(p => (p, n)))
            .ToLookup(pair => pair.p, pair => pair.n, StringComparer.Ordinal);
        var ordered = new List<LineageNode>();
        foreach (var first in nodes.Where(n => !parents[n.Key].Any(inside.ContainsKey)).OrderBy(n => Wanted(parents[n.Key])))
            Follow(first);
        return ordered;

        void Follow(LineageNode node)
        {
            ordered.Add(node);
            foreach (var next in after[node.Key]) Follow(next);
        }
    }
}
