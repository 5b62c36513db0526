using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>The tables of a need as text: quotas, dated figures, members of groups.</summary>
public static class NeedTables
{
    private static readonly (string Name, NeedParameterKind Kind)[] ParameterNames =
    [
        ("faelle_je_fachkraft", NeedParameterKind.CasesPerStaff), ("personal_je_100", NeedParameterKind.StaffPer100),
        ("ausfallquote_prozent", NeedParameterKind.Absence), ("fluktuation_prozent", NeedParameterKind.Turnover),
        ("altersabgaenge", NeedParameterKind.Retirements),
    ];

    /// <summary><c>gruppe;quote_prozent</c> with <c>versorgungsart</c>, <c>von</c>, <c>bis</c>, <c>geschlecht</c>, <c>ziel_prozent</c>,
    /// <c>wachstum_prozent</c>.</summary>
    public static Outcome<IReadOnlyList<NeedGroup>> Groups(string text)
    {
        string[] optional = ["versorgungsart", "von", "bis", "geschlecht", "ziel_prozent", "wachstum_prozent"];
        if (!TextTable.Read(text, "Quoten", ["gruppe", "quote_prozent"], optional).IsOk(out var table, out var problem)) return problem;
        var groups = new List<NeedGroup>();
        foreach (var row in table.Rows)
        {
            var sex = row.Text("geschlecht").Length == 0 ? (Sex?)null : PopulationTable.SexOf(row);
            var group = new NeedGroup(
                row.Text("versorgungsart"), row.Text("gruppe"), row.OptionalNumber("von", 0, 130), row.OptionalNumber("bis", 0, 130), sex,
                row.Number("quote_prozent", 0) ?? 0, row.OptionalNumber("ziel_prozent", 0), row.OptionalNumber("wachstum_prozent", -99));
            if (group.Name.Length == 0) row.Fault("Der Name der Gruppe fehlt.", "gruppe");
            if (groups.Exists(g => g.Title == group.Title)) row.Fault($"Die Gruppe „{group.Title}“ steht schon weiter oben.", "gruppe");
            groups.Add(group);
        }

        return table.Judge<IReadOnlyList<NeedGroup>>(() => groups);
    }

    /// <summary><c>parameter;wert;ab;quelle</c> with <c>gruppe</c> and <c>bis</c>.</summary>
    public static Outcome<IReadOnlyList<NeedParameter>> Parameters(string text)
    {
        var read = TextTable.Read(text, "Kennwerte", ["parameter", "wert", "ab", "quelle"], ["gruppe", "bis"]);
        if (!read.IsOk(out var table, out var problem)) return problem;
        var parameters = new List<NeedParameter>();
        foreach (var row in table.Rows)
        {
            var place = Array.FindIndex(ParameterNames, p => p.Name.Equals(row.Text("parameter"), StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                row.Fault($"„{row.Text("parameter")}“ ist kein Kennwert. Möglich: {string.Join(", ", ParameterNames.Select(p => p.Name))}.",
                    "parameter");
            if (row.Text("quelle").Length == 0) row.Fault("Die Quelle fehlt (Gesetz und Paragraf oder Statistik).", "quelle");
            var (value, from) = (row.Number("wert", 0), row.Date("ab"));
            var to = row.Text("bis").Length == 0 ? null : row.Date("bis");
            if (place < 0 || value is null || from is null) continue;
            parameters.Add(new NeedParameter(
                ParameterNames[place].Kind, row.Text("gruppe"), value.Value, from.Value, to, row.Text("quelle")));
        }

        return table.Judge<IReadOnlyList<NeedParameter>>(() => parameters);
    }

    /// <summary><c>jahr;gruppe;anzahl</c>: members of groups that are not ages, or counted elsewhere.</summary>
    public static Outcome<IReadOnlyList<GroupCount>> Counts(string text)
    {
        if (!TextTable.Read(text, "Gruppenstärken", ["jahr", "gruppe", "anzahl"], []).IsOk(out var table, out var problem)) return problem;
        var counts = new List<GroupCount>();
        foreach (var row in table.Rows)
        {
            if (row.Whole("jahr", 1800, 2200) is not { } year || row.Number("anzahl", 0) is not { } count) continue;
            if (counts.Exists(c => c.Year == year && c.Group == row.Text("gruppe")))
                row.Fault("Dieses Jahr und diese Gruppe stehen schon weiter oben.", "gruppe");
            counts.Add(new GroupCount(year, row.Text("gruppe"), count));
        }

        return table.Judge<IReadOnlyList<GroupCount>>(() => counts);
    }

    /// <summary>Whether a text is a table of group counts rather than of people by age.</summary>
    public static bool AreCounts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart('\uFEFF').TrimStart().Split('\n')[0].Contains("gruppe", StringComparison.OrdinalIgnoreCase);
    }
}
