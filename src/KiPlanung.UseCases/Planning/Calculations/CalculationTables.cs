namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>A cell: what people read, and the figure behind it where there is one that may be told.</summary>
public sealed record TableCell(string Text, double? Value = null);

/// <summary>A table of a document, the same on page, in Word and as CSV.</summary>
/// <param name="IsDetail">Long: as CSV only.</param>
/// <param name="TextColumns">How many columns at the left hold words.</param>
public sealed record CalculationTable(
    string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<TableCell>> Rows, bool IsDetail = false, int TextColumns = 1);

/// <summary>The tables of a calculation.</summary>
/// <remarks>Fewer than three people expected in a group are told as „unter 3“ everywhere, also in files (disclosure control).</remarks>
public static class CalculationTables
{
    private const double Least = 3;

    public static IReadOnlyList<CalculationTable> Of(CalculationDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        IEnumerable<CalculationTable> tables = document switch
        {
            { Population: { } people } => PopulationTables.Of(people),
            { Need: { } need } => NeedResultTables.Of(need),
            { Coherent: { } areas } => CoherentTables.Of(areas),
            _ => [],
        };
        return document.Adjusted.Count == 0 ? [.. tables] : [Adjusted(document), .. tables];
    }

    private static CalculationTable Adjusted(CalculationDocument document) => new(
        "Von Hand gesetzte Werte", ["Zeile", "Jahr", "gesetzt", "berechnet", "Unterschied"],
        [.. document.Adjusted.Select(a => (IReadOnlyList<TableCell>)
            [Word(a.Line), Year(a.Year), Number(a.Value), Number(a.Calculated), Change(a.Value - a.Calculated)])], TextColumns: 1);

    internal static TableCell Word(string text) => new(text);

    internal static TableCell Year(int year) => new(GermanFigures.Whole(year), year);

    internal static TableCell Number(double? value, int digits = 1) =>
        value is { } known ? new(GermanFigures.Number(known, digits), known) : new("–");

    /// <summary>People or cases of a group.</summary>
    internal static TableCell People(double value) => value > 0 && value < Least ? new("unter 3") : Number(value, 0);

    /// <summary>With its sign, and a real minus.</summary>
    internal static TableCell Change(double value, int digits = 1)
    {
        var text = GermanFigures.Number(Math.Abs(value), digits);
        return new(text.All(c => c is '0' or ',') ? text : (value < 0 ? "−" : "+") + text, value);
    }

    internal static TableCell Range(double? low, double? high, int digits = 0) => low is { } from && high is { } to
        ? new($"{GermanFigures.Number(Math.Floor(from), digits)} – {GermanFigures.Number(Math.Ceiling(to), digits)}")
        : new("–");
}

/// <summary>Of a population.</summary>
internal static class PopulationTables
{
    public static IEnumerable<CalculationTable> Of(PopulationResult people)
    {
        var range = people.Level is { } level ? (string[])[$"{GermanFigures.Number(level)}-%-Bereich"] : [];
        yield return new CalculationTable(
            "Menschen je Jahr und Altersband", ["Jahr", .. people.Bands.Take(1).Select(b => b.Label), .. range,
                .. people.Bands.Skip(1).Select(b => b.Label)],
            [
                [CalculationTables.Year(people.Start.Year), CalculationTables.People(people.Bands[0].Start),
                    .. range.Select(_ => CalculationTables.Word("bekannt")),
                    .. people.Bands.Skip(1).Select(b => CalculationTables.People(b.Start))],
                .. people.Stands.Select((stand, p) => Row(people, stand.Year, p)),
            ]);
        if (people.Balance.Count > 0)
            yield return new CalculationTable(
                "Woher die Veränderung kommt", ["bis Jahr", "Geburten", "Gestorbene", "Wanderungssaldo"],
                [.. people.Balance.Select(b => (IReadOnlyList<TableCell>)[CalculationTables.Year(b.Year),
                    CalculationTables.Number(b.Births, 0), CalculationTables.Number(b.Deaths, 0),
                    CalculationTables.Change(b.NetMigration, 0)])]);
        yield return ByAge(people);
        yield return new CalculationTable(
            "Menschen nach Jahr, Alter und Geschlecht", ["Jahr", "Alter", "weiblich", "männlich"],
            [.. people.Stands.Prepend(people.Start).SelectMany(stand => people.Labels.Select((label, i) => (IReadOnlyList<TableCell>)
                [CalculationTables.Year(stand.Year), CalculationTables.Word(label), CalculationTables.People(stand.Female[i]),
                    CalculationTables.People(stand.Male[i])]))],
            IsDetail: true, TextColumns: 2);
    }

    private static IReadOnlyList<TableCell> Row(PopulationResult people, int year, int p) =>
    [
        CalculationTables.Year(year), CalculationTables.People(people.Bands[0].Years[p].Value),
        .. people.Level is null ? (TableCell[])[] : [CalculationTables.Range(people.Bands[0].Years[p].Low, people.Bands[0].Years[p].High)],
        .. people.Bands.Skip(1).Select(b => CalculationTables.People(b.Years[p].Value)),
    ];

    /// <summary>What the age pyramid shows, in groups of at least five years.</summary>
    private static CalculationTable ByAge(PopulationResult people)
    {
        var (start, end) = (people.Start, people.Stands[^1]);
        var groups = AgeGroups.Of(people);
        return new CalculationTable(
            $"Alter und Geschlecht {start.Year} und {end.Year}",
            ["Alter", $"weiblich {start.Year}", $"weiblich {end.Year}", $"männlich {start.Year}", $"männlich {end.Year}"],
            [.. groups.Select(g => (IReadOnlyList<TableCell>)[CalculationTables.Word(g.Label),
                CalculationTables.People(g.Sum(start.Female)), CalculationTables.People(g.Sum(end.Female)),
                CalculationTables.People(g.Sum(start.Male)), CalculationTables.People(g.Sum(end.Male))])]);
    }
}

/// <summary>Age groups of a document folded for people to read: five years, the last open.</summary>
public sealed record AgeGroups(string Label, int First, int Count)
{
    private const int Wanted = 5;

    public static IReadOnlyList<AgeGroups> Of(PopulationResult people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var size = Math.Max(1, Wanted / people.AgeWidth);
        var groups = new List<AgeGroups>();
        for (var i = 0; i < people.Labels.Count - 1; i += size)
        {
            var count = Math.Min(size, people.Labels.Count - 1 - i);
            var (from, to) = (i * people.AgeWidth, ((i + count) * people.AgeWidth) - 1);
            groups.Add(new AgeGroups(from == to ? GermanFigures.Whole(from) : $"{from}–{to}", i, count));
        }

        groups.Add(new AgeGroups(people.Labels[^1], people.Labels.Count - 1, 1));
        return groups;
    }

    public double Sum(IReadOnlyList<double> values) => values.Skip(First).Take(Count).Sum();
}

/// <summary>Of a need.</summary>
internal static class NeedResultTables
{
    public static IEnumerable<CalculationTable> Of(NeedResult need)
    {
        foreach (var variant in need.Variants) yield return Years(need, variant);
        yield return new CalculationTable(
            "Woher die Veränderung kommt", ["Variante", "Jahr", "Veränderung", "durch Bevölkerung", "durch Quoten",
                "Bevölkerung (symmetrisch)", "Quoten (symmetrisch)"],
            [.. need.Variants.SelectMany(v => v.Years.Skip(1).Select(y => (IReadOnlyList<TableCell>)[CalculationTables.Word(v.Title),
                CalculationTables.Year(y.Year), CalculationTables.Change(y.Demographic + y.Quota), CalculationTables.Change(y.Demographic),
                CalculationTables.Change(y.Quota), CalculationTables.Change(y.SymmetricDemographic),
                CalculationTables.Change(y.SymmetricQuota)]))]);
        yield return Groups(need);
        if (need.Variants.Any(v => v.Years.Any(y => y.Plan is not null))) yield return Staff(need);
        yield return Detail(need);
    }

    private static CalculationTable Years(NeedResult need, NeedVariantResult variant)
    {
        var years = variant.Years;
        var columns = new List<(string Head, Func<NeedYear, TableCell> Cell)>
        {
            ("Jahr", y => CalculationTables.Year(y.Year)),
            (need.Field == NeedField.Childcare ? "Kinder" : need.Unit, y => CalculationTables.Number(y.Cases)),
        };
        if (need.Level is { } level)
            columns.Add(($"{GermanFigures.Number(level)}-%-Bereich", y => CalculationTables.Range(y.Low, y.High)));
        if (years.Any(y => y.Places is not null)) columns.Add(("Plätze", y => CalculationTables.Number(y.Places, 0)));
        if (years.Any(y => y.Balance is not null)) columns.Add(("Saldo", y => CalculationTables.Change(y.Balance ?? 0, 0)));
        if (years.Any(y => y.Staff is not null)) columns.Add(("Personal (VZÄ)", y => CalculationTables.Number(y.Staff)));
        if (years.Any(y => y.Available is not null)) columns.Add(("verfügbar (VZÄ)", y => CalculationTables.Number(y.Available)));
        if (years.Any(y => y.Gap is not null))
            columns.Add(("Lücke (VZÄ)", y => y.Gap is { } gap ? CalculationTables.Change(gap) : CalculationTables.Word("–")));
        return new CalculationTable(
            $"Bedarf je Jahr: {variant.Title}", [.. columns.Select(c => c.Head)],
            [.. years.Select(y => (IReadOnlyList<TableCell>)[.. columns.Select(c => c.Cell(y))])]);
    }

    private static CalculationTable Groups(NeedResult need)
    {
        var (first, last) = (need.Variants[0].Years[0], need.Variants[0].Years[^1]);
        return new CalculationTable(
            $"Gruppen {first.Year} und {last.Year}",
            ["Variante", "Gruppe", $"Anzahl {first.Year}", $"Anzahl {last.Year}", $"Quote {first.Year} (%)", $"Quote {last.Year} (%)",
                $"Bedarf {first.Year}", $"Bedarf {last.Year}", "80 % durch Zufall"],
            [.. need.Variants.SelectMany(v => need.Groups.Select((group, i) => (IReadOnlyList<TableCell>)[CalculationTables.Word(v.Title),
                CalculationTables.Word(group.Title), CalculationTables.People(v.Years[0].Cells[i].Count),
                CalculationTables.People(v.Years[^1].Cells[i].Count), CalculationTables.Number(v.Years[0].Cells[i].Quota, 2),
                CalculationTables.Number(v.Years[^1].Cells[i].Quota, 2), CalculationTables.People(v.Years[0].Cells[i].Cases),
                CalculationTables.People(v.Years[^1].Cells[i].Cases),
                CalculationTables.Range(v.Years[^1].Cells[i].Low, v.Years[^1].Cells[i].High)]))],
            TextColumns: 2);
    }

    private static CalculationTable Staff(NeedResult need) => new(
        "Personal: Ersatz und Erweiterung (VZÄ)",
        ["Variante", "Jahr", "Personalbedarf", "Ersatzbedarf", "Erweiterungsbedarf", "Einstellungen"],
        [.. need.Variants.SelectMany(v => v.Years.Where(y => y.Plan is not null).Select(y => (IReadOnlyList<TableCell>)[
            CalculationTables.Word(v.Title), CalculationTables.Year(y.Year), CalculationTables.Number(y.Staff),
            CalculationTables.Number(y.Plan!.Replacement), CalculationTables.Change(y.Plan.Expansion),
            CalculationTables.Number(y.Plan.Hiring)]))]);

    private static CalculationTable Detail(NeedResult need) => new(
        "Bedarf nach Jahr und Gruppe", ["Variante", "Jahr", "Gruppe", "Anzahl", "Quote (%)", "Bedarf"],
        [.. need.Variants.SelectMany(v => v.Years.SelectMany(y => need.Groups.Select((group, i) => (IReadOnlyList<TableCell>)[
            CalculationTables.Word(v.Title), CalculationTables.Year(y.Year), CalculationTables.Word(group.Title),
            CalculationTables.People(y.Cells[i].Count), CalculationTables.Number(y.Cells[i].Quota, 2),
            CalculationTables.People(y.Cells[i].Cases)])))],
        IsDetail: true, TextColumns: 1);
}

/// <summary>Of areas that add up.</summary>
internal static class CoherentTables
{
    public static IEnumerable<CalculationTable> Of(CoherentResult made)
    {
        var last = made.Areas[0].Years[^1].Year;
        var levels = made.Levels.Select(l => $"{GermanFigures.Number(l)}-%-Bereich");
        yield return new CalculationTable(
            $"Gebiete {last} ({made.Unit})", ["Gebiet", "Teil von", $"zuletzt ({made.Areas[0].History[^1].Year})", $"{last}", .. levels,
                "für sich gerechnet"],
            [.. made.Areas.Select(a => (IReadOnlyList<TableCell>)[CalculationTables.Word(a.Name),
                CalculationTables.Word(a.Parent is { } parent ? made.Areas.First(p => p.Key == parent).Name : "–"),
                CalculationTables.Number(a.History[^1].Value), CalculationTables.Number(a.Years[^1].Mean),
                .. a.Years[^1].Intervals.Select(i => CalculationTables.Range(i.Low, i.High)), CalculationTables.Number(a.Years[^1].Own)])],
            TextColumns: 2);
        yield return new CalculationTable(
            "Alle Jahre", ["Gebiet", "Schlüssel", "Jahr", "Wert", .. made.Levels.SelectMany(l => (string[])[
                $"untere Grenze {GermanFigures.Number(l)} %", $"obere Grenze {GermanFigures.Number(l)} %"])],
            [.. made.Areas.SelectMany(a => a.Years.Select(y => (IReadOnlyList<TableCell>)[CalculationTables.Word(a.Name),
                CalculationTables.Word(a.Key), CalculationTables.Year(y.Year), CalculationTables.Number(y.Mean),
                .. y.Intervals.SelectMany(i => (TableCell[])[CalculationTables.Number(i.Low), CalculationTables.Number(i.High)])]))],
            IsDetail: true, TextColumns: 2);
    }
}
