namespace KiPlanung.Eval;

/// <summary>Short, middle and long histories; the limits follow the season.</summary>
internal static class LengthClass
{
    public const string All = "alle";

    /// <summary>The places of the series by class, short ones first; classes without a series are left out.</summary>
    public static IEnumerable<(string Name, int[] Places)> Split(EvaluationSeries[] series)
    {
        var (shortest, middle) = series[0].Season switch { 1 => (15, 25), 4 => (24, 44), _ => (72, 120) };
        return Enumerable.Range(0, series.Length)
            .GroupBy(i => series[i].Train.Length <= shortest ? 0 : series[i].Train.Length <= middle ? 1 : 2)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key switch { 0 => $"n ≤ {shortest}", 1 => $"n ≤ {middle}", _ => $"n > {middle}" }, group.ToArray()));
    }
}
