using System.Text.Json;
using KiPlanung.Pseudonymisation;

namespace KiPlanung.Core.Tests.Pseudonymisation;

/// <summary>Floors under the figures of our own annotated texts (eval/data/pseudonymisation); the figures: README of the project. With fewer
/// than ten entities of a type one miss is allowed, because one is more than the bar.</summary>
public sealed class QualityTests
{
    private static readonly Dictionary<string, double> FullyMaskedAtLeast = new(StringComparer.Ordinal)
    {
        ["EMAIL"] = 1.0, ["VEHICLE"] = 1.0, ["PHONE"] = 0.96, ["ID_NUMBER"] = 0.95, ["DATE_OF_BIRTH"] = 0.93, ["DATE"] = 0.90, ["ADDRESS"] = 0.88,
        ["URL_HANDLE"] = 0.85, ["PERSON"] = 0.95, ["LOCATION_FINE"] = 0.75, ["ORG_IDENTIFYING"] = 0.60,
    };

    [Theory]
    [InlineData("tuning.jsonl")]
    [InlineData("held-out.jsonl")]
    public void Entities_are_fully_masked_above_the_bar_of_their_type(string file)
    {
        var (masked, all) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (text, entities) in Documents(file))
        {
            var hidden = Masked(Notes.Propose(text));
            foreach (var (start, end, type) in entities)
            {
                all[type] = all.GetValueOrDefault(type) + 1;
                if (Enumerable.Range(start, end - start).All(i => !char.IsLetterOrDigit(text[i]) || hidden.Contains(i))) masked[type] = masked.GetValueOrDefault(type) + 1;
            }
        }
        foreach (var (type, bar) in FullyMaskedAtLeast)
            if (all.TryGetValue(type, out var count))
                Assert.True(masked.GetValueOrDefault(type) >= Math.Min(bar * count, bar < 1 && count < 10 ? count - 1 : count), $"{file}: {type} {masked.GetValueOrDefault(type)} von {count}, verlangt {bar:P0}");
    }

    [Theory]
    [InlineData("tuning.jsonl")]
    [InlineData("held-out.jsonl")]
    public void Less_than_a_fifth_of_what_is_masked_is_masked_for_nothing(string file)
    {
        var (right, total) = (0, 0);
        foreach (var (text, entities) in Documents(file))
        {
            var wanted = entities.SelectMany(e => Enumerable.Range(e.Start, e.End - e.Start)).ToHashSet();
            foreach (var at in Masked(Notes.Propose(text)).Where(i => char.IsLetterOrDigit(text[i])))
                (right, total) = (right + (wanted.Contains(at) ? 1 : 0), total + 1);
        }
        Assert.True(right >= 0.82 * total, $"{file}: {right} von {total} Zeichen");
    }

    /// <summary>Folder of the annotated texts.</summary>
    internal static string Data { get; } = FindData();

    private static string FindData()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KiPlanung.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "eval", "data", "pseudonymisation");
    }

    private static HashSet<int> Masked(PseudonymisationProposal proposal) =>
        proposal.Findings.SelectMany(f => Enumerable.Range(f.Start, f.End - f.Start)).ToHashSet();

    private static IEnumerable<(string Text, List<(int Start, int End, string Type)> Entities)> Documents(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Data, file)))
        {
            using var document = JsonDocument.Parse(line);
            var entities = document.RootElement.GetProperty("entities").EnumerateArray()
                .Select(e => (e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32(), e.GetProperty("type").GetString()!)).ToList();
            yield return (document.RootElement.GetProperty("text").GetString()!, entities);
        }
    }
}
