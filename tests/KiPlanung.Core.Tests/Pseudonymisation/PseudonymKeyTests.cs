using KiPlanung.Pseudonymisation;

namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class PseudonymKeyTests
{
    [Fact]
    public void A_key_read_back_restores_the_text()
    {
        var proposal = Notes.Propose(Notes.Example);
        var key = PseudonymKey.FromBytes(proposal.Key.ToBytes());

        Assert.Equal(Notes.Example, key.Restore(proposal.Preview));
    }

    [Fact]
    public void Restore_fills_the_tokens_of_another_text_and_keeps_unknown_ones()
    {
        var key = Notes.Propose("Frau Jana Testmann kam.").Key;

        Assert.Equal("Jana Testmann und Jana Testmanns Kind, [PERSON_9].", key.Restore("[PERSON_1] und [PERSON_1]s Kind, [PERSON_9]."));
    }

    [Fact]
    public void FromBytes_refuses_what_is_no_key() =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => PseudonymKey.FromBytes("""[["nur eins"]]"""u8));
}
