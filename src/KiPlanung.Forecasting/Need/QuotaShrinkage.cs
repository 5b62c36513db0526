using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Geglättete Quote“ of one area.</summary>
/// <param name="Raw">Cases / people; zero where nobody lives.</param>
/// <param name="Shrunk">Mean of the posterior.</param>
/// <param name="OwnWeight">0 to 1: how much of it is the area's own.</param>
public sealed record ShrunkQuota(double Raw, double Shrunk, double OwnWeight);

/// <summary>Quotas of one group in all areas of a Land.</summary>
/// <param name="Prior">The Land's quota.</param>
/// <param name="PriorPersons">On how many people's experience the Land counts against the area; infinite when the areas differ by chance
/// only.</param>
public sealed record ShrunkQuotas(double Prior, double PriorPersons, IReadOnlyList<ShrunkQuota> Areas);

/// <summary>„Quotenglättung“: quotas of small cells lean on the Land, the more the fewer people they rest on.</summary>
/// <remarks>Empirical Bayes with a beta prior on binomial counts; its strength by moments (Kleinman 1973, Journal of the American
/// Statistical Association 68(341)): with weights n the expected weighted sum of squares is m(1−m)[(K−1) + ρ Σ(n−1)(1−n/N)].</remarks>
public static class QuotaShrinkage
{
    /// <param name="cases">By area, 0 to the people there.</param>
    /// <param name="people">By area.</param>
    /// <param name="priorPersons">Null: estimated from the areas, which takes at least three.</param>
    public static Outcome<ShrunkQuotas> Towards(IReadOnlyList<double> cases, IReadOnlyList<double> people, double? priorPersons = null)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(people);
        if (Check(cases, people, priorPersons) is { } problem) return problem;
        var (all, total) = (cases.Sum(), people.Sum());
        var prior = all / total;
        var strength = priorPersons ?? Strength(cases, people, prior, total);
        return new ShrunkQuotas(prior, strength, [.. cases.Select((x, i) => Shrink(x, people[i], prior, strength))]);
    }

    private static Problem? Check(IReadOnlyList<double> cases, IReadOnlyList<double> people, double? priorPersons)
    {
        if (cases.Count != people.Count || cases.Count == 0)
            return NeedInput.Invalid(
                "dimensions-mismatch",
                $"{cases.Count} Fallzahlen stehen {people.Count} Bevölkerungszahlen gegenüber. Bitte je Gebiet beides angeben.");
        if (priorPersons is null && cases.Count < 3)
            return NeedInput.Invalid(
                "too-few-areas",
                "Um zu schätzen, wie verschieden die Gebiete sind, braucht es mindestens drei. Bitte weitere Kreise einlesen "
                + "oder das Gewicht des Landes vorgeben.");
        if (priorPersons is { } given && NeedInput.NotNegative("Gewicht des Landes", given) is { } wrong) return wrong;
        for (var i = 0; i < cases.Count; i++)
        {
            if (!double.IsFinite(people[i]) || !(cases[i] >= 0 && cases[i] <= people[i]))
                return NeedInput.Invalid(
                    "cases-exceed-people",
                    $"Gebiet {i + 1}: {NeedInput.Number(cases[i])} Fälle unter {NeedInput.Number(people[i])} Menschen sind nicht möglich. "
                    + "Bitte beide Zahlen prüfen.");
        }

        return people.Sum() > 0 ? null : NeedInput.Invalid("nobody", "In keinem Gebiet lebt jemand. Bitte die Bevölkerung prüfen.");
    }

    private static ShrunkQuota Shrink(double cases, double people, double prior, double strength)
    {
        var weight = double.IsPositiveInfinity(strength) ? 0 : people + strength > 0 ? people / (people + strength) : 0;
        var raw = people > 0 ? cases / people : 0;
        return new ShrunkQuota(raw, (weight * raw) + ((1 - weight) * prior), weight);
    }

    private static double Strength(IReadOnlyList<double> cases, IReadOnlyList<double> people, double prior, double total)
    {
        if (prior is <= 0 or >= 1) return double.PositiveInfinity;
        var (squares, spread, areas) = (0.0, 0.0, 0);
        for (var i = 0; i < cases.Count; i++)
        {
            if (people[i] <= 0) continue;
            var difference = (cases[i] / people[i]) - prior;
            squares += people[i] * difference * difference;
            spread += (people[i] - 1) * (1 - (people[i] / total));
            areas++;
        }

        var excess = (squares / (prior * (1 - prior))) - (areas - 1);
        if (excess <= 0 || spread <= 0) return double.PositiveInfinity;
        var correlation = Math.Min(0.999, excess / spread);
        return (1 - correlation) / correlation;
    }
}
