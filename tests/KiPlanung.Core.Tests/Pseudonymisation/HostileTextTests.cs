namespace KiPlanung.Core.Tests.Pseudonymisation;

/// <summary>Not timed: what runs in quadratic time here does not come back within the time of a test run.</summary>
public sealed class HostileTextTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("A")]
    [InlineData("a@")]
    [InlineData("Aa-")]
    [InlineData("A. ")]
    [InlineData(" 0")]
    [InlineData("Frau Qabmuk ")]
    [InlineData("Schule \"")]
    [InlineData("[PERSON_1]")]
    public void A_long_line_of_one_pattern_is_read_to_its_end(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 100_000 / pattern.Length)) + "x";
        var proposal = Notes.Propose(text);
        Assert.Equal(text, proposal.Key.Restore(proposal.Preview));
    }
}
