using System.Text;
using System.Text.Json.Nodes;
using KiPlanung.Pseudonymisation.Policy;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class PolicyTableTests
{
    [Fact]
    public void The_shipped_table_passes_its_own_check() =>
        Assert.IsType<Outcome<PolicyTable>.Ok>(PolicyTable.Parse(Encoding.UTF8.GetBytes(Shipped().ToJsonString())));

    [Theory]
    [InlineData("fassung", "0", "„fassung“")]
    [InlineData("kleinerOrtUnterEinwohnern", "100", "5.000")]
    [InlineData("ersetzung", """{"NAME":"monat"}""", "„NAME“")]
    [InlineData("ersetzung", """{"DATUM":"tag"}""", "nur „monat“")]
    [InlineData("altersspannen", "[10,5]", "„altersspannen“")]
    [InlineData("altersspannen", "[10,11]", "zwei Jahre")]
    [InlineData("altersspannen", "[]", "„altersspannen“")]
    [InlineData("bleibendeStellen", """["*"]""", "zu kurz")]
    [InlineData("bleibendeStellen", "[]", "mindestens ein Wort")]
    [InlineData("bleibendeDatenNach", "[null]", "zu kurz")]
    [InlineData("bleibendeStelen", "[]", "models/pseudonymisation/policy.json")]
    public void What_does_not_fit_is_named(string key, string value, string words)
    {
        var table = Shipped();
        table[key] = JsonNode.Parse(value);

        Assert.Contains(words, MessageOf(table.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_part_and_broken_json_are_named_with_their_place()
    {
        var table = Shipped();
        table.Remove("altersspannen");

        Assert.Contains("alle Angaben von dort", MessageOf(table.ToJsonString()), StringComparison.Ordinal);
        Assert.Contains("Zeile 2, Spalte 14", MessageOf("{\n  \"fassung\": x\n}"), StringComparison.Ordinal);
        Assert.Contains("leer", MessageOf("null"), StringComparison.Ordinal);
    }

    private static string MessageOf(string json) =>
        Assert.IsType<Outcome<PolicyTable>.Refused>(PolicyTable.Parse(Encoding.UTF8.GetBytes(json))).Problem.Message;

    private static JsonObject Shipped()
    {
        using var stream = typeof(PolicyTable).Assembly.GetManifestResourceStream("policy.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
