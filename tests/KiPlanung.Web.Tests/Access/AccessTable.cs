namespace KiPlanung.Web.Tests.Access;

/// <summary>A row of the matrix: what, which act, by which way, and what happens for whom.</summary>
public sealed record AccessRow(string Name, string Method, string Address, IReadOnlyList<string> Cells);

/// <summary>„Zugriffsmatrix“ read from its file.</summary>
public static class AccessTable
{
    /// <summary>In the order of the cells.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["PL", "PL2", "FK", "FK2", "PR", "RV", "AD", "TR", "SV", "--"];

    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Lines().Select(Row)];

    private static AccessRow Row(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var way = parts[2].Split(' ', 2);
        return new AccessRow($"{parts[0]}: {parts[1]}", way[0], way[1], parts[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<string> Lines([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "zugriffsmatrix.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'));
}
