namespace KiPlanung.Summarisation.Extraction;

/// <summary>Ranks candidates and picks a varied set.</summary>
internal static class Selection
{
    private const double Share = 0.20;
    private const double Base = 1.5;
    private const int Fewest = 3;
    private const int Most = 12;

    /// <summary>Only the best this many enter the quadratic part, so that a long transcript stays linear.</summary>
    private const int Pool = 150;

    private const double CentroidWeight = 1.0;
    private const double CueWeight = 0.45;
    private const double PlaceWeight = 0.25;
    private const double SectionBonus = 0.60;
    private const double Redundancy = 0.80;

    /// <summary>More alike than this says the same again.</summary>
    private const double SameContent = 0.85;

    public static IEnumerable<Candidate> Choose(
        IReadOnlyList<Candidate> sentences, NoteKind kind, int textLength, CancellationToken cancellationToken)
    {
        var vectors = Vectors(sentences);
        var centroid = Centroid(vectors);
        cancellationToken.ThrowIfCancellationRequested();
        var ranked = sentences
            .Select((s, i) => (Sentence: s, Vector: vectors[i], Score: Score(s, i, Dot(vectors[i], centroid), kind, textLength)))
            .OrderByDescending(r => r.Score).ThenBy(r => r.Sentence.Start).Take(Pool).ToList();
        var wanted = Math.Clamp(
            (int)Math.Round(Base + (sentences.Count * Share), MidpointRounding.AwayFromZero), Fewest, Most);
        var chosen = new List<(Candidate Sentence, Dictionary<string, double> Vector, double Score)>();
        while (chosen.Count < wanted && ranked.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var best = ranked.MaxBy(r => Marginal(r, chosen));
            chosen.Add(best);
            ranked.RemoveAll(r => ReferenceEquals(r.Sentence, best.Sentence) || Dot(r.Vector, best.Vector) > SameContent);
        }
        return chosen.Select(c => c.Sentence);
    }

    private static double Marginal((Candidate Sentence, Dictionary<string, double> Vector, double Score) candidate,
        List<(Candidate Sentence, Dictionary<string, double> Vector, double Score)> chosen)
    {
        var closest = chosen.Count == 0 ? 0 : chosen.Max(c => Dot(candidate.Vector, c.Vector));
        var inSection = chosen.Count(c => string.Equals(c.Sentence.Section, candidate.Sentence.Section, StringComparison.Ordinal));
        return candidate.Score + (SectionBonus / (1 + inSection)) - (Redundancy * closest);
    }

    private static double Score(Candidate sentence, int index, double centrality, NoteKind kind, int textLength)
    {
        var place = (index == 0 ? 1.0 : 0) + (sentence.FirstOfPassage ? 0.4 : 0) + (0.3 * (1 - ((double)sentence.Start / textLength)));
        var words = sentence.Text.Count(c => c == ' ') + 1;
        var length = words < 5 ? -0.5 : words > 40 ? -0.3 : 0;
        var question = sentence.Text.EndsWith('?') && kind is not NoteKind.CounsellingNote ? -0.8 : 0;
        return (CentroidWeight * centrality) + (CueWeight * sentence.CueScore) + (PlaceWeight * place) + length + question;
    }

    /// <summary>Unit vectors of term frequency times inverse sentence frequency.</summary>
    private static Dictionary<string, double>[] Vectors(IReadOnlyList<Candidate> sentences)
    {
        var inSentences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in sentences.SelectMany(s => s.Terms.Distinct(StringComparer.Ordinal)))
            inSentences[term] = inSentences.GetValueOrDefault(term) + 1;
        return [.. sentences.Select(s => Unit(s.Terms
            .CountBy(t => t, StringComparer.Ordinal)
            .ToDictionary(t => t.Key, t => t.Value * Math.Log(1 + ((double)sentences.Count / inSentences[t.Key])),
                StringComparer.Ordinal)))];
    }

    private static Dictionary<string, double> Centroid(IEnumerable<Dictionary<string, double>> vectors)
    {
        var sum = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (term, weight) in vectors.SelectMany(v => v)) sum[term] = sum.GetValueOrDefault(term) + weight;
        return Unit(sum);
    }

    private static Dictionary<string, double> Unit(Dictionary<string, double> vector)
    {
        var length = Math.Sqrt(vector.Values.Sum(v => v * v));
        if (length > 0)
            foreach (var term in vector.Keys.ToArray()) vector[term] /= length;
        return vector;
    }

    private static double Dot(Dictionary<string, double> left, Dictionary<string, double> right)
    {
        var (small, large) = left.Count <= right.Count ? (left, right) : (right, left);
        return small.Sum(t => large.TryGetValue(t.Key, out var weight) ? t.Value * weight : 0);
    }
}
