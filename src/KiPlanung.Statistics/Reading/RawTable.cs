using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>An indicator as the file names it.</summary>
internal sealed record RawIndicator(string Key, string Name, string Unit);

/// <summary>One cell still as text, with everything needed to find it again; line and column count from 1.</summary>
internal sealed record RawFigure(
    int Line, int Column, Ags Ags, string RegionName, Moment Time, RawIndicator Indicator, string Text, string Quality = "");

/// <summary>What the file says about itself; null where it says nothing.</summary>
internal sealed record TableFacts(string? Table, string? Publisher, string? Licence, DateOnly? DataDate);

/// <summary>A file taken apart, not yet judged: faults found so far travel along, so that one report names all of them.</summary>
/// <param name="GroupsDigits">Whether the producer may write thousands separators; official files never do.</param>
internal sealed record RawTable(TableFormat Format, TableFacts Facts, bool GroupsDigits)
{
    public List<RawFigure> Figures { get; } = [];
    public Faults Faults { get; } = new();
    public List<string> Notices { get; } = [];
    public int Rows { get; set; }
}

/// <summary>Collects bad places; the report shows the first hundred by line.</summary>
internal sealed class Faults
{
    private const int Shown = 100;
    private const int Kept = 10_000;
    private readonly List<ProblemDetail> details = [];
    private int count;

    public bool Any => count > 0;

    public void Add(string message, int? line = null, int? column = null)
    {
        count++;
        if (details.Count < Kept) details.Add(new ProblemDetail(message, line, column));
    }

    public Problem ToProblem()
    {
        var shown = details.OrderBy(d => d.Line ?? 0).ThenBy(d => d.Column ?? 0).Take(Shown).ToList();
        if (count > Shown) shown.Add(new ProblemDetail($"… und {count - Shown} weitere fehlerhafte Stellen."));
        return StatisticsProblems.InvalidTable(count, shown);
    }
}
