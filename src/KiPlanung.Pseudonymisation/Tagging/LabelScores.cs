using System.Runtime.Intrinsics;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Punkte je Marke“ — a sum of weights for each label, sixteen bits wide: room for 256 weights.</summary>
internal struct LabelScores
{
    // the lanes behind the eleventh gather the marks of the rows and mean nothing
    private Vector128<short> _low;
    private Vector128<short> _high;

    /// <param name="row">A weight of eight bits for each label.</param>
    public void Add(Vector128<sbyte> row)
    {
        _low += Vector128.WidenLower(row);
        _high += Vector128.WidenUpper(row);
    }

    public void Add(in LabelScores other)
    {
        _low += other._low;
        _high += other._high;
    }

    public readonly void CopyTo(Span<int> scores)
    {
        for (var y = 0; y < TaggerLabels.Count; y++) scores[y] = y < 8 ? _low[y] : _high[y - 8];
    }
}
