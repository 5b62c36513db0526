using System.Text.Json;
using KiPlanung.Summarisation;

namespace KiPlanung.Core.Tests.Summarisation;

public sealed class SummaryAnswerTests
{
    [Fact]
    public void Parse_reads_what_the_schema_describes()
    {
        var answer = SummaryAnswer.Parse(NoteKind.CounsellingNote,
            """{"claims":[{"section":"bedarfe","sentence":" Sie wünscht sich Betreuung. ","quotes":["Sie wünscht sich eine Betreuung"]}]}""").Value();

        var claim = Assert.Single(answer.Claims);
        Assert.Equal(("bedarfe", "Sie wünscht sich Betreuung.", "Sie wünscht sich eine Betreuung"), (claim.Section, claim.Sentence,
            claim.Quotes[0]));
    }

    [Theory]
    [InlineData("summary.not-json", "keine Antwort")]
    [InlineData("summary.not-json", """{"claims":[]} und noch etwas""")]
    [InlineData("summary.not-json", """```json{"claims":[]}```""")]
    [InlineData("summary.not-json", """{"claims":[],"claims":[]}""")]
    [InlineData("summary.bad-answer", "[]")]
    [InlineData("summary.bad-answer", "{}")]
    [InlineData("summary.bad-answer", """{"claims":[],"diagnose":"x"}""")]
    [InlineData("summary.bad-answer", """{"claims":["Satz"]}""")]
    [InlineData("summary.bad-answer", """{"claims":[{"section":"zahlen","sentence":"x","quotes":["y"]}]}""")]
    [InlineData("summary.bad-answer", """{"claims":[{"section":"bedarfe","sentence":"x","quotes":[]}]}""")]
    [InlineData("summary.bad-answer", """{"claims":[{"section":"bedarfe","sentence":"x","quotes":[7]}]}""")]
    [InlineData("summary.bad-answer", """{"claims":[{"section":"bedarfe","sentence":"","quotes":["y"]}]}""")]
    [InlineData("summary.bad-answer", """{"claims":[{"section":"bedarfe","sentence":"a\u202Eb","quotes":["y"]}]}""")]
    [InlineData("summary.bad-answer", """{"claims":[{"section":"bedarfe","sentence":"x","quotes":["y"],"risiko":3}]}""")]
    public void Parse_refuses_anything_else(string code, string json) =>
        Assert.Equal(code, SummaryAnswer.Parse(NoteKind.CounsellingNote, json).Problem().Code);

    [Fact]
    public void Parse_names_every_bad_place()
    {
        var problem = SummaryAnswer.Parse(NoteKind.Interview,
            """{"claims":[{"section":"rahmen","sentence":"x","quotes":["y"]},{"section":"score","sentence":"x","quotes":[]}]}""").Problem();

        Assert.Equal(2, problem.Details.Count);
        Assert.All(problem.Details, d => Assert.StartsWith("Aussage 2:", d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_refuses_too_many_claims_and_too_long_answers()
    {
        var claim = """{"section":"bedarfe","sentence":"x","quotes":["y"]}""";
        var many = $$"""{"claims":[{{string.Join(',', Enumerable.Repeat(claim, SummaryAnswer.MaxClaims + 1))}}]}""";

        Assert.Equal("summary.too-large", SummaryAnswer.Parse(NoteKind.CounsellingNote, many).Problem().Code);
        Assert.Equal("summary.too-large", SummaryAnswer.Parse(NoteKind.CounsellingNote, new string(' ', 200_001)).Problem().Code);
    }

    [Fact]
    public void The_schema_is_closed_and_lists_the_sections_of_the_kind()
    {
        foreach (var kind in Enum.GetValues<NoteKind>())
        {
            using var schema = JsonDocument.Parse(SummaryAnswer.Schema(kind));
            var claim = schema.RootElement.GetProperty("properties").GetProperty("claims").GetProperty("items");
            Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
            Assert.False(claim.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(SummaryTemplate.SectionsOf(kind).Select(s => s.Key),
                claim.GetProperty("properties").GetProperty("section").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
        }
    }
}
