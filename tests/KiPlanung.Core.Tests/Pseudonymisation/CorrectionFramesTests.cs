using KiPlanung.Pseudonymisation;
using KiPlanung.Pseudonymisation.Tagging.Training;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class CorrectionFramesTests
{
    [Fact]
    public void A_corrected_sentence_becomes_a_frame_and_the_others_do_not()
    {
        const string text = "Frau Jana Testmann kam heute.\nMit dem Schorsch ist alles geklärt. Danach ging sie.\nIBAN DE89 3704 0044 0532 0130 00";
        var steps = Mark(text, "Schorsch", EntityType.Person);

        Assert.Equal(["Mit dem {n} ist alles geklärt."], CorrectionFrames.Of(Proposal(text, steps), steps));
    }

    [Fact]
    public void Every_kind_has_its_sign_and_numbers_are_told_from_nothing()
    {
        const string text = "Am 03.04.2026 rief Frau Jana Testmann aus der Kita Zwergenstübchen an, Tel. 030 23125 042, IBAN DE89 3704 0044 0532 0130 00, "
            + "wegen Sonderpunkt";
        var steps = Mark(text, "Sonderpunkt", EntityType.OtherQuasi);

        var line = Assert.Single(CorrectionFrames.Of(Proposal(text, steps), steps));

        Assert.Equal("Am {d} rief Frau {vn} aus der {org} an, Tel. {t}, IBAN {x}, wegen {x}", line);
    }

    [Fact]
    public void A_sentence_with_braces_and_one_that_is_too_long_are_left_out()
    {
        const string braces = "Der Ordner {alt} gehört Schorsch.";
        var longer = string.Concat(Enumerable.Repeat("und dann noch weiter ", 30)) + "Schorsch";

        Assert.Empty(CorrectionFrames.Of(Proposal(braces, Mark(braces, "Schorsch", EntityType.Person)), Mark(braces, "Schorsch", EntityType.Person)));
        Assert.Empty(CorrectionFrames.Of(Proposal(longer, Mark(longer, "Schorsch", EntityType.Person)), Mark(longer, "Schorsch", EntityType.Person)));
    }

    [Fact]
    public void Without_corrections_there_is_nothing() =>
        Assert.Empty(CorrectionFrames.Of(Proposal("Frau Jana Testmann kam heute.", []), []));

    private static Corrections[] Mark(string text, string words, EntityType type)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return [new Corrections([new(at, at + words.Length, type)], [], [])];
    }

    private static PseudonymisationProposal Proposal(string text, Corrections[] steps)
    {
        var proposal = Must(Pseudonymiser.Default.Propose(Must(ConfidentialText.From(text))));
        foreach (var step in steps) proposal = Must(proposal.With(step));
        return proposal;
    }

    private static T Must<T>(Outcome<T> outcome) => outcome.IsOk(out var value, out var problem) ? value : throw new Xunit.Sdk.XunitException(problem.Message);
}
