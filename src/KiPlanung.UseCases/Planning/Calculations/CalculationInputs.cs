using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>What a request is calculated from, read from the store.</summary>
/// <param name="Breaks">Known breaks of the series used, as notices.</param>
public sealed record CalculationInput(
    PopulationInput? Population, NeedInput? Need, CoherentInput? Coherent, string Ags, IReadOnlyList<DocumentSource> Sources,
    DateOnly? Territory, IReadOnlyList<string> Breaks);

/// <summary>Turns requests into inputs: finds the age structure, its series and official projection, the hierarchy of areas.</summary>
internal static class CalculationInputs
{
    private const ulong Seed = 20260317;

    public static async Task<Outcome<CalculationInput>> ReadAsync(
        CalculationRequest request, IStatisticsStore statistics, CancellationToken cancellationToken)
    {
        if (request.Coherent is { } coherent) return await CoherentInputs.ReadAsync(coherent, statistics, cancellationToken);
        if (request.Population is { } population)
            return (await PeopleAsync(population, statistics, cancellationToken)).Then<CalculationInput>(people => people);
        if (request.Need is not { } need) return Wrong("empty", "Die Anforderung ist leer. Bitte füllen Sie das Formular aus.");
        if (NeedCalculation.Check(need.Question) is { } wrong) return wrong;
        if (need.Population is not { } source)
            return await CountedAsync(need, statistics, cancellationToken);
        return (await PeopleAsync(source, statistics, cancellationToken)).Then<CalculationInput>(people => people with
        {
            Population = null, Need = new NeedInput(people.Population!.Name, need.Question, people.Population, []),
        });
    }

    private static async Task<Outcome<CalculationInput>> CountedAsync(
        NeedRequest need, IStatisticsStore statistics, CancellationToken cancellationToken)
    {
        if (need.Question.Counts.Count == 0)
            return Wrong("counts", "Bitte geben Sie die Gruppenstärken an oder wählen Sie eine Bevölkerung.");
        if (!Ags.TryParse(need.Ags, out var ags)) return Wrong("region", "Bitte wählen Sie ein Gebiet.");
        var name = ags.Value;
        foreach (var indicator in await statistics.ListIndicatorsAsync(cancellationToken))
        {
            var region = (await statistics.ListRegionsAsync(indicator.Indicator.Key, cancellationToken)).FirstOrDefault(r => r.Ags == ags);
            if (region is null) continue;
            name = region.Name;
            break;
        }

        return new CalculationInput(null, new NeedInput(name, need.Question, null, []), null, ags.Value, [], null, []);
    }

    private static async Task<Outcome<CalculationInput>> PeopleAsync(
        PopulationRequest request, IStatisticsStore statistics, CancellationToken cancellationToken)
    {
        if (!Ags.TryParse(request.Ags, out var ags)) return Wrong("region", "Bitte wählen Sie ein Gebiet.");
        var structures = AgeStructures.Of(await statistics.ListIndicatorsAsync(cancellationToken));
        if (structures.FirstOrDefault(s => s.Key == request.PopulationKey) is not { } structure)
            return Wrong(
                "structure", "Für diese Auswahl ist keine Bevölkerung nach Alter und Geschlecht eingelesen.", ProblemKind.NotFound);
        if (!(await HistoryAsync(structure, ags, statistics, cancellationToken)).IsOk(out var history, out var problem)) return problem;
        RateTable? rates = null;
        if (request.Method == PopulationMethod.Cohort && !RateTable.Read(request.Rates ?? "").IsOk(out rates, out problem)) return problem;
        var official = await OfficialAsync(structure, structures, ags, request.Constrain, statistics, cancellationToken);
        if (!official.IsOk(out var totals, out problem)) return problem;
        var first = history.Series[0];
        var input = new PopulationInput(
            ags.Value, first.Region.Name, history.People, request.Method, request.Horizon, rates, request.Scenario, request.Migration,
            request.Paths, Seed, totals);
        var breaks = KnownBreaks.For(first).Select(b => $"Zeitreihenbruch ab {b.FirstYear}: {b.Reason}").ToList();
        return new CalculationInput(
            input, null, null, ags.Value, [SourceOf(structure.Name, first.Source)], first.Territory.Date, breaks);
    }

    private sealed record History(IReadOnlyList<StatisticalSeries> Series, IReadOnlyList<Population> People);

    /// <summary>The years in which every age and sex has a figure.</summary>
    private static async Task<Outcome<History>> HistoryAsync(
        AgeStructure structure, Ags ags, IStatisticsStore statistics, CancellationToken cancellationToken)
    {
        var series = await statistics.ListSeriesAsync([.. structure.Keys.Keys], ags, cancellationToken);
        if (series.Count < structure.Keys.Count)
            return Wrong("region", $"Für dieses Gebiet fehlen {structure.Keys.Count - series.Count} von {structure.Keys.Count} Reihen nach "
                + "Alter und Geschlecht. Bitte lesen Sie die ganze Tabelle ein.", ProblemKind.NotFound);
        var known = series.Select(s => s.Points.Where(p => p.Value is not null).Select(p => p.Year.Value).ToHashSet()).ToList();
        var years = known.Skip(1).Aggregate(known[0], (common, own) => [.. common.Intersect(own)]);
        if (years.Count == 0)
            return Wrong(
                "years", "In keinem Jahr haben alle Altersgruppen und beide Geschlechter einen Wert. Bitte prüfen Sie die Tabelle.");
        var assembly = new PopulationAssembly();
        foreach (var one in series)
        {
            var (sex, age) = structure.Keys[one.Indicator.Key];
            foreach (var point in one.Points.Where(p => years.Contains(p.Year.Value)))
                assembly.Add(point.Year.Value, sex, age, point.Value!.Value);
        }

        return assembly.All(structure.Name).Then<History>(people => new History(series, people));
    }

    private static async Task<Outcome<IReadOnlyList<OfficialPopulation>>> OfficialAsync(
        AgeStructure structure, IReadOnlyList<AgeStructure> structures, Ags ags, bool wanted, IStatisticsStore statistics,
        CancellationToken cancellationToken)
    {
        if (!wanted) return new Outcome<IReadOnlyList<OfficialPopulation>>.Ok([]);
        var key = OfficialProjection.KeyOf(structure.Key);
        if (structures.FirstOrDefault(s => s.Key == key) is not { } official)
            return Wrong("official", "Für diese Bevölkerung ist keine amtliche Vorausberechnung eingelesen "
                + $"(gleicher Kurzname mit der Endung „{OfficialProjection.Ending}“).", ProblemKind.NotFound);
        return (await HistoryAsync(official, ags, statistics, cancellationToken)).Then<IReadOnlyList<OfficialPopulation>>(history =>
            history.People.Select(p => new OfficialPopulation(
                p.Year.Value, p.Total, p.Ages == structure.Ages ? p : null)).ToList());
    }

    internal static DocumentSource SourceOf(string what, SeriesSource source) =>
        new(what, source.Publisher, source.Table, source.DataDate, source.Licence);

    private static Problem Wrong(string code, string message, ProblemKind kind = ProblemKind.Invalid) =>
        new("calculation." + code, message, kind);
}

/// <summary>Areas of an indicator as a hierarchy: an area is part of the one with the longest key its own begins with.</summary>
internal static class CoherentInputs
{
    private const int LeastValues = 5;

    public static async Task<Outcome<CalculationInput>> ReadAsync(
        CoherentRequest request, IStatisticsStore statistics, CancellationToken cancellationToken)
    {
        if (request.Horizon is < 1 or > RequestForecast.MaxHorizon)
            return Wrong("horizon", $"Der Zeitraum muss zwischen 1 und {RequestForecast.MaxHorizon} Jahren liegen.");
        if (request.Paths is < 100 or > 10_000) return Wrong("paths", "Möglich sind 100 bis 10.000 gemeinsame Zukünfte.");
        var all = await statistics.ListSeriesAsync(request.IndicatorKey, cancellationToken);
        if (all.Count == 0)
            return Wrong("no-series", "Für diese Kennzahl ist keine Zeitreihe eingelesen.", ProblemKind.NotFound);
        if (all[0].Indicator.Nature == SeriesNature.Share)
            return Wrong("share", "Anteile in Prozent lassen sich nicht addieren. Bitte wählen Sie eine Anzahl oder einen Betrag.");
        if (!Aligned(all).IsOk(out var aligned, out var problem)) return problem;
        var indicator = all[0].Indicator;
        var options = new ForecastOptions
        {
            Horizon = request.Horizon, Nature = indicator.Nature == SeriesNature.Count ? SeriesNature.Count : null,
            Profile = ForecastProfile.Administrative,
        };
        var input = new CoherentInput(
            indicator.Name, indicator.Unit, aligned.Nodes, aligned.FirstYear, 1, request.Horizon, request.Method, request.Paths, options);
        if (!CoherentCalculation.Tree(input).IsOk(out _, out problem)) return problem;
        var breaks = all.SelectMany(KnownBreaks.For).Select(b => $"Zeitreihenbruch ab {b.FirstYear}: {b.Reason}");
        return new CalculationInput(
            null, null, input, aligned.Nodes.First(n => n.Parent is null).Key,
            [CalculationInputs.SourceOf(indicator.Name, all[^1].Source)], all[^1].Territory.Date,
            [.. aligned.Notices, .. breaks.Distinct(StringComparer.Ordinal)]);
    }

    private sealed record Areas(IReadOnlyList<CoherentNode> Nodes, int FirstYear, IReadOnlyList<string> Notices);

    /// <summary>The years all areas have, up to the last; areas that miss the last year are left out and named.</summary>
    private static Outcome<Areas> Aligned(IReadOnlyList<StatisticalSeries> all)
    {
        var known = all.Select(s => (Series: s, Values: s.Points.Where(p => p.Value is not null)
            .ToDictionary(p => p.Year.Value, p => p.Value!.Value))).Where(s => s.Values.Count > 0).ToList();
        if (known.Count == 0) return Wrong("no-values", "Keine der Reihen hat einen Wert.");
        var last = known.Max(s => s.Values.Keys.Max());
        var kept = known.Where(s => s.Values.ContainsKey(last)).ToList();
        var left = known.Except(kept).ToList();
        var first = last;
        while (kept.TrueForAll(s => s.Values.ContainsKey(first - 1))) first--;
        if (last - first + 1 < LeastValues)
            return Wrong("few-years", $"Alle Gebiete zusammen haben nur die Jahre {first}–{last} ohne Lücke; nötig sind {LeastValues}.");
        var years = Enumerable.Range(first, last - first + 1).ToList();
        var nodes = kept.ConvertAll(s => new CoherentNode(
            s.Series.Region.Ags.Value, s.Series.Region.Name,
            ParentOf(s.Series.Region.Ags, kept.ConvertAll(k => k.Series.Region.Ags)), false, years.ConvertAll(y => s.Values[y])));
        var notices = left.Count == 0 ? [] : new List<string>
        {
            $"Ohne Wert für {last} und deshalb nicht dabei: {string.Join(", ", left.Select(s => s.Series.Region.Name))}.",
        };
        return new Areas(Rooted(nodes, notices), first, notices);
    }

    private static string? ParentOf(Ags own, IEnumerable<Ags> all) => all.Where(other => other != own && other.Contains(own))
        .OrderByDescending(other => other.Kind == RegionKind.Germany ? 0 : other.Value.Length).FirstOrDefault()?.Value;

    /// <summary>Areas without a whole above them get one: their sum.</summary>
    private static List<CoherentNode> Rooted(List<CoherentNode> nodes, List<string> notices)
    {
        var roots = nodes.Where(n => n.Parent is null).ToList();
        if (roots.Count < 2) return nodes;
        var prefix = roots.Select(r => r.Key).Aggregate(
            (a, b) => string.Concat(a.Zip(b).TakeWhile(p => p.First == p.Second).Select(p => p.First)));
        var key = Ags.TryParse(prefix.Length >= 5 ? prefix[..5] : prefix.Length >= 2 ? prefix[..2] : "DG", out var ags)
            && nodes.TrueForAll(n => n.Key != ags.Value) ? ags.Value : "DG";
        notices.Add($"Die {roots.Count} Gebiete haben kein eingelesenes Ganzes; es ist ihre Summe. "
            + "Ob sie vollständig sind, prüfen bitte Sie.");
        double[] sum = [.. Enumerable.Range(0, roots[0].Values.Count).Select(t => roots.Sum(r => r.Values[t]))];
        return [new CoherentNode(key, "Alle Gebiete zusammen", null, true, sum),
            .. nodes.Select(n => n.Parent is null ? n with { Parent = key } : n)];
    }

    private static Problem Wrong(string code, string message, ProblemKind kind = ProblemKind.Invalid) =>
        new("coherent." + code, message, kind);
}
