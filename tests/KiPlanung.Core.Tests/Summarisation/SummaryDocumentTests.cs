using System.Text.Json.Nodes;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Summarisation;

public sealed class SummaryDocumentTests
{
    private static readonly SourceText Source = SourceText.Of(Notes.Counselling);

    private static readonly GroundedSummary Summary = GroundingCheck.Run(new(NoteKind.CounsellingNote,
    [
        new("vereinbarte-schritte", "Der nächste Termin ist am 22. April.", ["Der nächste Termin ist am 22. April um 10 Uhr."]),
        new("bedarfe", "Sie wünscht sich eine Randzeitenbetreuung.", ["Sie wünscht sich eine Randzeitenbetreuung."]),
        new("bedarfe", "Erfunden.", ["Das hat niemand je gesagt oder geschrieben."]),
    ]), Source).Value();

    [Fact]
    public void A_stored_draft_reads_back_the_same()
    {
        var stored = CanonicalJson.Write(Summary.ToJson());

        var document = SummaryDocument.Read(JsonNode.Parse(stored)).Value();

        Assert.Equal(Summary.Claims.Select(c => (c.Section, c.Sentence, c.Evidence[0])), document.Claims.Select(c => (c.Section,
            c.Sentence, c.Evidence[0])));
        Assert.Equal(Summary.Removed.Select(r => r.Reason), document.Removed.Select(r => r.Reason));
        Assert.Equal(Summary.UncoveredPassages, document.Uncovered);
        Assert.Equal(Source.Passages.Select(Source.TextOf), document.Passages.Select(p => p.Text));
        Assert.Equal(["bedarfe", "vereinbarte-schritte"], document.BySection.Select(s => s.Section.Key));
        Assert.InRange(document.Coverage, 0.01, 0.99);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"format":"kiplanung-summary-1"}""")]
    [InlineData("""{"format":"anderes","kind":"interview"}""")]
    public void Other_content_is_refused(string json) => Assert.Equal("summary.unreadable",
        SummaryDocument.Read(JsonNode.Parse(json)).Problem().Code);

    [Fact]
    public void An_unknown_member_in_stored_content_is_refused()
    {
        var json = Summary.ToJson();
        json["zusatz"] = 1;

        Assert.Equal("summary.unreadable", SummaryDocument.Read(json).Problem().Code);
    }

    [Fact]
    public void A_changed_sentence_is_checked_again_and_a_struck_one_is_listed()
    {
        var document = SummaryDocument.Read(Summary.ToJson()).Value();

        var revised = GroundingCheck.Revise(document, [new(0, "[PERSON_1] wünscht sich Betreuung am Rand des Tages."), new(1, null)],
            Source).Value();

        var claim = Assert.Single(revised.Claims);
        Assert.Equal("[PERSON_1] wünscht sich Betreuung am Rand des Tages.", claim.Sentence);
        Assert.Equal(["Zuordnung: [PERSON_1] kommt in der Belegstelle nicht vor."], claim.Warnings);
        Assert.Equal(2, revised.Removed.Count);
        Assert.Equal("Von Hand gestrichen.", revised.Removed[^1].Reason);
    }

    [Fact]
    public void A_change_the_evidence_does_not_bear_out_is_refused_with_the_reason()
    {
        var problem = GroundingCheck.Revise(SummaryDocument.Read(Summary.ToJson()).Value(), [new(1, "Der Termin ist am 29. April.")],
            Source).Problem();

        Assert.Equal("summary.not-supported", problem.Code);
        Assert.Equal("Aussage 2: Zahl 29 steht nicht in der Belegstelle.", Assert.Single(problem.Details).Message);
    }

    [Fact]
    public void A_revision_against_another_text_or_of_a_claim_that_is_not_there_is_refused()
    {
        var document = SummaryDocument.Read(Summary.ToJson()).Value();

        Assert.Equal("summary.other-source", GroundingCheck.Revise(document, [], SourceText.Of(Notes.Interview)).Problem().Code);
        Assert.Equal("summary.no-such-claim", GroundingCheck.Revise(document, [new(2, null)], Source).Problem().Code);
        Assert.Equal("summary.no-such-claim", GroundingCheck.Revise(document, [new(0, null), new(0, "x")], Source).Problem().Code);
    }
}
