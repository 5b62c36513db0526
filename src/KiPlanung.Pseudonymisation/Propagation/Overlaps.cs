using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Überschneidungen“ — from candidates that overlap one is kept; what another covered beyond it stays covered.</summary>
internal static class Overlaps
{
    /// <summary>Sorted, without overlap; together they cover what all the candidates covered.</summary>
    public static List<Candidate> Resolve(IEnumerable<Candidate> candidates)
    {
        var sorted = candidates.Where(c => c.Length > 0 && c.Certainty != Certainty.Review)
            .OrderBy(c => c.Start).ThenByDescending(Rank).ThenByDescending(c => c.Length).ToList();
        var kept = new List<Candidate>();
        foreach (var candidate in sorted)
        {
            if (kept.Count == 0 || kept[^1].End <= candidate.Start)
            {
                kept.Add(candidate);
                continue;
            }
            kept[^1] = Merge(kept[^1], candidate);
        }
        return kept;
    }

    private static Candidate Merge(Candidate first, Candidate second)
    {
        var better = Rank(second) > Rank(first) || (Rank(second) == Rank(first) && second.Length > first.Length) ? second : first;
        var other = ReferenceEquals(better, first) ? second : first;
        return better with
        {
            Start = Math.Min(first.Start, second.Start), End = Math.Max(first.End, second.End),
            Gender = better.Gender != '-' ? better.Gender : other.Type == better.Type ? other.Gender : '-',
            Hint = better.Hint ?? (other.Type == better.Type ? other.Hint : null),
        };
    }

    // an e-mail address is not the name in it, an address not the village in it, a practice not its doctor
    private static int Rank(Candidate candidate) => (int)candidate.Certainty * 2 + candidate.Type switch
    {
        EntityType.Email => 100,
        EntityType.IdNumber => 80,
        EntityType.DateOfBirth => 70,
        EntityType.UrlHandle => 60,
        EntityType.Address => 50,
        EntityType.Phone => 45,
        EntityType.Date => 44,
        EntityType.Vehicle => 40,
        EntityType.OrgIdentifying => 30,
        EntityType.Person => 20,
        _ => 10,
    };
}
