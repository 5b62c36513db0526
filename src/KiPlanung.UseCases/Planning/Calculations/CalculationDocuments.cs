using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Calculations as documents; without salt, which is given to what is stored.</summary>
public static class CalculationDocuments
{
    public static CalculationDocument Of(
        CalculatedPopulation made, PopulationInput input, IReadOnlyList<DocumentSource> sources, DateOnly? territory)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(input);
        var title = Title("Bevölkerung", input.Name, made.Result.Stands[0].Year, made.Result.Stands[^1].Year);
        return new CalculationDocument(
            CalculationDocument.SchemaName, "", CalculationKind.Population, title, input.Area, input.Name, territory,
            PopulationWords.NameOf(input.Method), PopulationWords.TitleOf(input.Method), input.Paths > 0 ? input.Seed : null, sources,
            made.Assumptions, made.Notices)
        {
            Population = made.Result,
        };
    }

    public static CalculationDocument Of(
        CalculatedNeed made, NeedInput input, string area, IReadOnlyList<DocumentSource> sources, DateOnly? territory)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(input);
        var years = made.Result.Variants[0].Years;
        var title = Title($"Bedarf {NeedFields.Title(made.Result.Field)}", input.Name, years[0].Year, years[^1].Year);
        ulong? seed = input.Question.Counts.Count == 0 && input.Population is { Paths: > 0 } people ? people.Seed : null;
        return new CalculationDocument(
            CalculationDocument.SchemaName, "", CalculationKind.Need, title, area, input.Name, territory, "quota-model",
            "Quotenmodell (Menschen mal Quote)", seed, sources, made.Assumptions, made.Notices)
        {
            Need = made.Result,
        };
    }

    public static CalculationDocument Of(
        CoherentResult made, ulong seed, IReadOnlyList<DocumentSource> sources, DateOnly? territory, IReadOnlyList<string> notices)
    {
        ArgumentNullException.ThrowIfNull(made);
        var root = made.Areas.First(a => a.Parent is null);
        var title = Title($"{made.Indicator}, abgestimmt", root.Name, root.Years[0].Year, root.Years[^1].Year);
        return new CalculationDocument(
            CalculationDocument.SchemaName, "", CalculationKind.Coherent, title, root.Key, root.Name, territory, NameOf(made.Method),
            TitleOf(made.Method), seed, sources,
            [
                new("Gebiete", $"{made.Areas.Count}, davon {made.Areas.Count(a => made.Areas.All(b => b.Parent != a.Key))} ohne Teile"),
                new("Abstimmung", TitleOf(made.Method)),
                new("Spannen", $"aus {made.Paths} gemeinsamen Zukünften, in denen sich die Gebiete addieren; Startwert {seed}"),
            ],
            notices)
        {
            Coherent = made,
        };
    }

    public static string TitleOf(CoherentMethod method) => method switch
    {
        CoherentMethod.MinT => "kleinste Fehlerstreuung (MinT, geschrumpft)",
        CoherentMethod.Variances => "nach Fehlervarianzen",
        CoherentMethod.Structural => "nach Zahl der Teilgebiete",
        CoherentMethod.BottomUp => "von unten: Teile werden addiert",
        CoherentMethod.TopDown => "von oben: Ganzes wird nach Anteilen verteilt",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    public static string NameOf(CoherentMethod method) => method switch
    {
        CoherentMethod.MinT => "mint",
        CoherentMethod.Variances => "variances",
        CoherentMethod.Structural => "structural",
        CoherentMethod.BottomUp => "bottom-up",
        CoherentMethod.TopDown => "top-down",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    /// <summary>For programs, the same bytes for the same documents: one array, keys in order, without salt.</summary>
    public static string ToJson(IEnumerable<CalculationDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var all = new JsonArray();
        foreach (var document in documents)
        {
            var content = JsonNode.Parse(document.ToCanonicalJson())!.AsObject();
            content.Remove("salt");
            all.Add(content);
        }

        return all.ToJsonString(Indented) + "\n";
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Title(string what, string area, int first, int last)
    {
        var years = first == last ? GermanFigures.Whole(first) : $"{first}–{last}";
        return string.Join(", ", new[] { what, area, years }.Where(part => part.Length > 0));
    }
}
