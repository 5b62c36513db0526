using KiPlanung.Forecasting.Demography;
using KiPlanung.Forecasting.Need;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>The question in the nouns of the need models, service by service.</summary>
internal static class NeedServices
{
    /// <summary>Services in the order they first appear; one without a name where there are none.</summary>
    public static IReadOnlyList<(string Service, IReadOnlyList<NeedGroup> Groups)> Of(NeedQuestion question) =>
        [.. question.Groups.GroupBy(g => g.Service, StringComparer.Ordinal).Select(g => (g.Key, (IReadOnlyList<NeedGroup>)[.. g]))];

    /// <param name="start">First year of the comparison: quotas observed before hold in it, so that variants part from there.</param>
    public static Outcome<QuotaTable> Quotas(NeedQuestion question, IReadOnlyList<NeedGroup> groups, int? start = null) => QuotaTable.Of(
        new Year(Math.Max(question.QuotaYear, start ?? question.QuotaYear)), question.QuotaSource,
        [.. groups.Select(g => new CellQuota(CellOf(g), g.Quota / 100))],
        NeedFields.AreShares(question.Field));

    /// <summary>„Status quo“ first, then what was asked for.</summary>
    public static IReadOnlyList<(string Key, QuotaVariant Variant)> Variants(NeedQuestion question, IReadOnlyList<NeedGroup> groups)
    {
        var (asked, list) = (question.Variants, new List<(string, QuotaVariant)> { ("status-quo", new QuotaVariant.StatusQuo()) });
        if (asked.TrendUntil is { } until)
            list.Add(("trend", new QuotaVariant.DampedTrend(
                [.. groups.Select(g => (g.Growth ?? 0) / 100)], asked.TrendDamping ?? 1, new Year(until))));
        if (asked.Factor is { } factor) list.Add(("compression", new QuotaVariant.Reduced(factor)));
        if (asked.OnsetGain is { } gain) list.Add(("later-onset", new QuotaVariant.LaterOnset(gain)));
        if (asked.TargetYear is { } target)
            list.Add(("target", new QuotaVariant.PolicyTarget([.. groups.Select(g => (g.Target ?? g.Quota) / 100)], new Year(target))));
        return list;
    }

    public static Outcome<NeedProjection> Project(
        NeedQuestion question, IReadOnlyList<NeedGroup> groups, string variant, IReadOnlyList<Population> people)
    {
        if (!Quotas(question, groups, people[0].Year.Value).IsOk(out var quotas, out var problem)) return problem;
        var counts = new List<CellCounts>(people.Count);
        foreach (var population in people)
        {
            if (!CellCounts.From(population, quotas).IsOk(out var own, out problem)) return problem;
            counts.Add(own);
        }

        return NeedModel.Project(quotas, counts, Variants(question, groups).First(v => v.Key == variant).Variant);
    }

    /// <summary>With members counted elsewhere; every group needs a figure for every year.</summary>
    public static Outcome<NeedProjection> Project(
        NeedQuestion question, IReadOnlyList<NeedGroup> groups, string variant, IReadOnlyList<GroupCount> members)
    {
        if (!Quotas(question, groups, members.Min(m => m.Year)).IsOk(out var quotas, out var problem)) return problem;
        var counts = new List<CellCounts>();
        foreach (var year in members.Select(m => m.Year).Distinct().Order())
        {
            var own = new List<double>(groups.Count);
            foreach (var group in groups)
            {
                if (members.FirstOrDefault(m => m.Year == year && m.Group == group.Name) is not { } found)
                    return new Problem("calculation.counts",
                        $"Gruppenstärken: Für {year} fehlt die Gruppe „{group.Name}“. Bitte für jedes Jahr alle Gruppen angeben.",
                        ProblemKind.Invalid);
                own.Add(found.Count);
            }

            counts.Add(new CellCounts(new Year(year), own));
        }

        return NeedModel.Project(quotas, counts, Variants(question, groups).First(v => v.Key == variant).Variant);
    }

    /// <summary>A group whose quotas over all services exceed one; null when none does.</summary>
    public static string? Exceeds(NeedQuestion question) => question.Groups.GroupBy(g => g.Name, StringComparer.Ordinal)
        .FirstOrDefault(group => group.Sum(g => g.Quota) > 100 + 1e-7)?.Key;

    private static NeedCell CellOf(NeedGroup group) => new(group.Name, group.From, group.To, group.Sex);
}

/// <summary>The people a need is calculated for.</summary>
internal sealed record PeopleOfNeed(
    IReadOnlyList<Population>? Populations, IReadOnlyList<GroupCount>? Counts, IReadOnlyList<BandFan> Bands, double? Level,
    IReadOnlyList<Assumption> Assumptions, IReadOnlyList<string> Notices)
{
    /// <summary>Bounds of a variant's cases; none in the first year, which is known.</summary>
    public (double Low, double High)? BandOf(int variant, int year) =>
        year > 0 && variant < Bands.Count ? (Bands[variant].Low[year - 1], Bands[variant].High[year - 1]) : null;
}

/// <summary>Finds the people.</summary>
internal static class NeedPeople
{
    public static Outcome<PeopleOfNeed> Of(
        NeedInput input, Func<NeedQuestion, IReadOnlyList<Population>, IReadOnlyList<IReadOnlyList<AgeSchedule>>> weights,
        CancellationToken cancellationToken)
    {
        var question = input.Question;
        if (question.Counts.Count > 0)
            return new PeopleOfNeed(null, question.Counts, [], null, [new("Gruppenstärken", "wie angegeben")], []);
        if (input.Population is { } asked)
        {
            var made = PopulationCalculation.Run(asked, people => weights(question, people), cancellationToken);
            if (!made.IsOk(out var people, out var problem)) return problem;
            var bands = asked.Official.Count == 0 ? people.Fan?.Sums ?? [] : [];
            return new PeopleOfNeed(
                [people.Start, .. people.Populations], null, bands, bands.Count > 0 ? people.Fan!.Level : null,
                [new("Bevölkerung", PopulationWords.TitleOf(asked.Method)), .. people.Assumptions], people.Notices);
        }

        return input.People.Count > 0
            ? new PeopleOfNeed(input.People, null, [], null,
                [new("Bevölkerung", $"wie angegeben, {input.People[0].Year} bis {input.People[^1].Year}")], [])
            : new Problem("calculation.people", "Es ist keine Bevölkerung angegeben, für die der Bedarf gelten soll.", ProblemKind.Invalid);
    }
}

/// <summary>Places of childcare; no other field plans places.</summary>
internal static class NeedPlaces
{
    public static Outcome<IReadOnlyList<ChildcareYear>?> Of(NeedQuestion question, IReadOnlyList<NeedProjection> projections)
    {
        if (question.Field != NeedField.Childcare) return new Outcome<IReadOnlyList<ChildcareYear>?>.Ok(null);
        var all = projections.Count == 1 ? projections[0] : Together(projections);
        var groups = all.Years[0].Cells.Select(cell => new ChildcareGroup(cell.Cell, null)).ToList();
        return ChildcareNeed.Plan(all, groups, question.Reserve / 100, question.Approved, NeedFields.Day(question.Field))
            .Then<IReadOnlyList<ChildcareYear>?>(years => new Outcome<IReadOnlyList<ChildcareYear>?>.Ok(years));
    }

    private static NeedProjection Together(IReadOnlyList<NeedProjection> projections) => projections[0] with
    {
        Years = [.. projections[0].Years.Select((year, y) => year with { Cells = [.. projections.SelectMany(p => p.Years[y].Cells)] })],
    };
}
