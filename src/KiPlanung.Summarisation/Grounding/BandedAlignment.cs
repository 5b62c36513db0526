namespace KiPlanung.Summarisation.Grounding;

/// <summary>Edit distance of a quote to the best part of a window, looking only at a band of diagonals.</summary>
/// <remarks>P. H. Sellers, The theory and computation of evolutionary distances, J. Algorithms 1 (1980); the band after
/// E. Ukkonen, Algorithms for approximate string matching, Information and Control 64 (1985). Two rows of memory.</remarks>
internal static class BandedAlignment
{
    private const int Far = 1 << 20;

    /// <summary>The best alignment whose start lies within <paramref name="band"/> diagonals from the window's start.</summary>
    /// <returns>Distance in edits (at least <c>1 shl 20</c> when there is none within the band) and the part of the window, end
    /// exclusive.</returns>
    public static (int Distance, int Start, int End) Best(ReadOnlySpan<char> quote, ReadOnlySpan<char> window, int band)
    {
        var width = band + 1;
        Span<int> cost = stackalloc int[width + 2];
        Span<int> start = stackalloc int[width + 2];
        Span<int> nextCost = stackalloc int[width + 2];
        Span<int> nextStart = stackalloc int[width + 2];
        cost.Fill(Far);
        nextCost.Fill(Far);
        for (var d = 0; d < width && d <= window.Length; d++) (cost[d + 1], start[d + 1]) = (0, d);
        for (var row = 1; row <= quote.Length; row++)
        {
            for (var d = 0; d < width; d++)
            {
                var column = row + d;
                (nextCost[d + 1], nextStart[d + 1]) = column > window.Length
                    ? (Far, 0)
                    : Cell(quote[row - 1] == window[column - 1],
                        cost[d + 1], start[d + 1], cost[d + 2], start[d + 2], nextCost[d], nextStart[d]);
            }
            var usedCost = cost;
            var usedStart = start;
            cost = nextCost;
            start = nextStart;
            nextCost = usedCost;
            nextStart = usedStart;
            nextCost.Fill(Far);
        }
        return Cheapest(cost, start, quote.Length, width);
    }

    /// <summary>Row distance in the band's coordinates: the same index above is the diagonal, one further above a dropped quote
    /// character, the left neighbour an extra window character.</summary>
    private static (int Cost, int Start) Cell(bool equal,
        int diagonal, int diagonalStart, int above, int aboveStart, int left, int leftStart)
    {
        var (best, from) = (diagonal + (equal ? 0 : 1), diagonalStart);
        if (above + 1 < best) (best, from) = (above + 1, aboveStart);
        if (left + 1 < best) (best, from) = (left + 1, leftStart);
        return (Math.Min(best, Far), from);
    }

    private static (int Distance, int Start, int End) Cheapest(ReadOnlySpan<int> cost, ReadOnlySpan<int> start, int rows, int width)
    {
        var best = (Distance: Far, Start: 0, End: 0);
        for (var d = 0; d < width; d++)
            if (cost[d + 1] < best.Distance) best = (cost[d + 1], start[d + 1], rows + d);
        return best;
    }
}
