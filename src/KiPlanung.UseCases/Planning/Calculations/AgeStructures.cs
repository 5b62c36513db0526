using KiPlanung.Forecasting.Demography;
using KiPlanung.Statistics;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>„Bevölkerung nach Alter und Geschlecht“ — indicators that together count everybody once: both sexes, ages from 0 to an open
/// end in equal groups. Imported tables keep every age and sex as an indicator of its own; their keys tell which.</summary>
/// <param name="Key">The common part of the keys.</param>
/// <param name="Keys">By age group and sex.</param>
public sealed record AgeStructure(
    string Key, string Name, AgeScheme Ages, int FirstYear, int LastYear, IReadOnlyDictionary<string, (Sex Sex, AgeSpan Age)> Keys)
{
    /// <summary>An official projection of the structure of the same key without the ending.</summary>
    public bool IsProjection => OfficialProjection.IsOne(Key);
}

/// <summary>Finds the age structures among the indicators.</summary>
public static class AgeStructures
{
    private const string Female = "GESW";
    private const string Male = "GESM";

    public static IReadOnlyList<AgeStructure> Of(IEnumerable<IndicatorSummary> indicators)
    {
        var parts = indicators.Where(i => i.Indicator.Nature == SeriesNature.Count).Select(i => (Summary: i, Part: PartOf(i.Indicator.Key)))
            .Where(i => i.Part is not null);
        var found = new List<AgeStructure>();
        foreach (var group in parts.GroupBy(i => i.Part!.Value.Base, StringComparer.Ordinal))
        {
            var keys = group.ToDictionary(i => i.Summary.Indicator.Key, i => (i.Part!.Value.Sex, i.Part.Value.Age), StringComparer.Ordinal);
            var spans = keys.Values.Select(k => k.Age).ToHashSet();
            if (!PopulationAssembly.SchemeOf(spans, "").IsOk(out var ages, out _)) continue;
            if (keys.Values.Distinct().Count() != 2 * ages.Count) continue;
            found.Add(new AgeStructure(
                group.Key, NameOf([.. group.Select(g => g.Summary.Indicator.Name)]), ages, group.Max(g => g.Summary.FirstYear.Value),
                group.Min(g => g.Summary.LastYear.Value), keys));
        }

        return [.. found.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal)];
    }

    /// <summary>The keys of all indicators that belong to a structure; a single age is no series to forecast by itself.</summary>
    public static IReadOnlySet<string> KeysOf(IEnumerable<IndicatorSummary> indicators) =>
        Of(indicators).SelectMany(s => s.Keys.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>The key without its parts for sex and age, and what they say; null when it has not both.</summary>
    private static (string Base, Sex Sex, AgeSpan Age)? PartOf(string key)
    {
        var (rest, sex, age) = (new List<string>(), (Sex?)null, (AgeSpan?)null);
        foreach (var part in key.Split(':'))
        {
            var value = part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (value == part) rest.Add(part);
            else if (value is Female or Male) sex = value == Female ? Sex.Female : Sex.Male;
            else if (value.StartsWith("ALT", StringComparison.Ordinal) && AgeSpan.TryParse(value, out var span)) age = span;
            else rest.Add(part);
        }

        return sex is { } s && age is { } a ? (string.Join(':', rest), s, a) : null;
    }

    /// <summary>What the names have in common, up to the last whole word.</summary>
    private static string NameOf(IReadOnlyList<string> names)
    {
        var length = names.Min(name => name.Length);
        var common = 0;
        while (common < length && names.All(name => name[common] == names[0][common])) common++;
        var end = names[0].LastIndexOf(',', Math.Max(0, Math.Min(common, names[0].Length - 1)));
        var name = end > 0 ? names[0][..end].Trim() : names[0][..common].Trim();
        return name.Length > 0 ? name : "Bevölkerung";
    }
}
