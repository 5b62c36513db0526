namespace KiPlanung.Review;

/// <summary>What became of a run of words.</summary>
public enum WordChange
{
    Kept,
    Struck,
    Added,
}

/// <summary>A run of words that were kept, struck or added together.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>„Wortvergleich“ — what was struck and added between two texts, word by word: the shortest such list (longest common
/// subsequence; Wagner &amp; Fischer 1974, Journal of the ACM 21(1)).</summary>
public static class WordDiff
{
    /// <summary>Beyond that the texts are shown one after the other: the table grows with the product of both lengths.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>Kept and struck runs together are <paramref name="before"/>, kept and added runs <paramref name="after"/>, up to white
    /// space between words.</summary>
    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var steps = (long)(old.Length + 1) * (now.Length + 1) > MostCells
            ? [.. old.Select(w => (WordChange.Struck, w)), .. now.Select(w => (WordChange.Added, w))]
            : Steps(old, now);
        var runs = new List<WordRun>();
        foreach (var (change, word) in steps)
        {
            if (runs.Count > 0 && runs[^1].Change == change) runs[^1] = runs[^1] with { Text = runs[^1].Text + " " + word };
            else runs.Add(new(change, word));
        }
        return runs;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static List<(WordChange, string)> Steps(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var steps = new List<(WordChange, string)>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                steps.Add((WordChange.Kept, old[i++]));
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                steps.Add((WordChange.Struck, old[i++]));
            }
            else
            {
                steps.Add((WordChange.Added, now[j++]));
            }
        }
        return steps;
    }
}
