using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Summarisation.Grounding;

namespace KiPlanung.Core.Tests.Summarisation;

public sealed class BandedAlignmentTests
{
    [Fact]
    public void A_band_as_wide_as_the_window_gives_the_full_distance_to_the_best_part()
    {
        var letters = Gen.Elements('a', 'b', 'c').ArrayOf().Select(c => new string(c));
        var pairs = Gen.Zip(letters.Where(s => s.Length is > 0 and <= 20), letters.Where(s => s.Length <= 30)).ToArbitrary();

        Prop.ForAll(pairs, pair =>
        {
            var (quote, window) = pair;
            var padded = new string('\0', quote.Length) + window;
            var (distance, start, end) = BandedAlignment.Best(quote, padded, quote.Length + padded.Length);
            var best = Enumerable.Range(0, window.Length + 1)
                .SelectMany(s => Enumerable.Range(s, window.Length + 1 - s).Select(e => Plain(quote, window[s..e]))).Min();
            return distance == best && Plain(quote, padded[start..end]) == distance;
        }).QuickCheckThrowOnFailure();
    }

    private static int Plain(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            for (var j = 0; j <= right.Length; j++)
                cost[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + (left[i - 1] == right[j - 1]
                        ? 0 : 1));
        return cost[left.Length, right.Length];
    }
}
