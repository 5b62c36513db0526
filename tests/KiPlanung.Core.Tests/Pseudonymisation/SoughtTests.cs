using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Core.Tests.Pseudonymisation;

/// <summary>Every pattern, tried only where it can begin, finds what the same pattern finds when it is tried at every place.</summary>
public sealed class SoughtTests
{
    private static readonly Lazy<NormalText[]> Readings = new(() => [.. Texts().Select(text => NormalText.Read(text, []))]);

    public static TheoryData<string> Names() => [.. Fields().Select(f => $"{f.DeclaringType!.Name}.{f.Name}")];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pattern_finds_at_its_starts_what_it_finds_anywhere(string name)
    {
        var field = Fields().Single(f => $"{f.DeclaringType!.Name}.{f.Name}" == name);
        var isNumber = field.FieldType == typeof(NumberForm);
        var sought = isNumber ? ((NumberForm)field.GetValue(null)!).Form : (Sought)field.GetValue(null)!;
        Assert.StartsWith(@"\G", sought.Form.ToString(), StringComparison.Ordinal);
        var anywhere = new Regex(sought.Form.ToString()[2..], sought.Form.Options, TimeSpan.FromMinutes(1));

        foreach (var text in Readings.Value)
            Assert.Equal(
                anywhere.Matches(text.Text).Where(m => !isNumber || m.Value.Any(char.IsDigit)).Select(m => (m.Index, m.Length)),
                sought.In(text).Where(m => !isNumber || m.Value.Any(char.IsDigit)).Select(m => (m.Index, m.Length)));
    }

    [Fact]
    public void There_are_patterns_to_compare() => Assert.True(Fields().Count() > 80);

    private static IEnumerable<FieldInfo> Fields() => typeof(Sought).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(field => field.FieldType == typeof(Sought) || field.FieldType == typeof(NumberForm));

    private static IEnumerable<string> Texts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KiPlanung.sln"))) folder = folder.Parent;
        foreach (var file in Directory.GetFiles(Path.Combine(folder!.FullName, "eval", "data", "pseudonymisation"), "tuning*.jsonl"))
            foreach (var line in File.ReadLines(file))
            {
                using var document = JsonDocument.Parse(line);
                yield return document.RootElement.GetProperty("text").GetString()!;
            }
        foreach (var file in Directory.GetFiles(Path.Combine(folder.FullName, "models", "pseudonymisation", "frames"))
            .Concat(Directory.GetFiles(Path.Combine(folder.FullName, "tests", "KiPlanung.Core.Tests", "Pseudonymisation", "Adversarial"))))
            yield return File.ReadAllText(file);
    }
}
