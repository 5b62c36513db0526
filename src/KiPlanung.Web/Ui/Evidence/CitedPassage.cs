using KiPlanung.Summarisation;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>A run of a passage's words; <paramref name="Cited"/> when a claim rests on it.</summary>
public sealed record PassagePiece(string Text, bool Cited);

/// <summary>„Abschnitt mit Belegstellen“ — a passage cut where quotes begin and end.</summary>
/// <param name="Claims">Numbers of the claims that cite it, counted from 1 in the order of the summary.</param>
/// <param name="Uncovered">No claim cites it.</param>
/// <param name="Sensitive">Uncovered, and it touches a sensitive topic.</param>
public sealed record CitedPassage(
    PassageText Passage, IReadOnlyList<PassagePiece> Pieces, IReadOnlyList<int> Claims, bool Uncovered, bool Sensitive)
{
    /// <summary>All passages of a summary's source, in order.</summary>
    public static IReadOnlyList<CitedPassage> Of(SummaryDocument document) => [.. document.Passages.Select(p => Of(document, p))];

    /// <summary>What stands in the source where the quote was found; for a similar quote it differs from the quote.</summary>
    public static string WordsOf(SummaryDocument document, KiPlanung.Summarisation.Evidence evidence) =>
        string.Join(" ", document.Passages.Where(p => p.Start < evidence.End && evidence.Start < p.End)
            .Select(p => p.Text[Within(p, evidence.Start)..Within(p, evidence.End)]));

    private static CitedPassage Of(SummaryDocument document, PassageText passage)
    {
        var cited = new bool[passage.Text.Length];
        var claims = new List<int>();
        for (var i = 0; i < document.Claims.Count; i++)
            foreach (var evidence in document.Claims[i].Evidence)
            {
                var (start, end) = (Within(passage, evidence.Start), Within(passage, evidence.End));
                if (start >= end) continue;
                cited.AsSpan(start, end - start).Fill(true);
                if (!claims.Contains(i + 1)) claims.Add(i + 1);
            }
        return new CitedPassage(passage, Cut(passage.Text, cited), claims,
            document.Uncovered.Contains(passage.Id), document.SensitiveUncovered.Contains(passage.Id));
    }

    private static List<PassagePiece> Cut(string text, bool[] cited)
    {
        var pieces = new List<PassagePiece>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start + 1; end < text.Length && cited[end] == cited[start];) end++;
            pieces.Add(new PassagePiece(text[start..end], cited[start]));
        }
        return pieces;
    }

    private static int Within(PassageText passage, int offset) => Math.Clamp(offset - passage.Start, 0, passage.Text.Length);
}
