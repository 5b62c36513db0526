using KiPlanung.Pseudonymisation.Policy;

namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class PhraseSetTests
{
    [Theory]
    [InlineData("kam aus Addis Abeba her", "Addis Abeba")]
    [InlineData("die Caritasverbände im Norden", "Caritasverbände")]
    [InlineData("beim Deutschen Roten Kreuzes", "Deutschen Roten Kreuzes")]
    [InlineData("Addis Abeba", "Addis Abeba")]
    [InlineData("in Iwano-Frankiwsk, dann Wien", "Iwano-Frankiwsk|Wien")]
    [InlineData("Wiener, Addis Abebas, Rom-Reise", "Rom")]
    [InlineData("Addis  Abeba und Altrom", "")]
    [InlineData("wien", "")]
    [InlineData("", "")]
    public void The_longest_whole_words_are_found(string text, string found)
    {
        var set = new PhraseSet(["Addis Abeba", "Addis", "Caritas*", "Deutschen Roten Kreuz*", "Iwano-Frankiwsk", "Wien", "Rom"], ignoreCase: false);
        var expected = found.Length == 0 ? [] : found.Split('|');

        // „Addis“ alone is one of them too
        Assert.Equal(expected, set.Find(text).Select(p => text[p.Start..p.End]).Where(p => p != "Addis"));
        Assert.Equal(expected.Length > 0 || text.Contains("Addis", StringComparison.Ordinal), set.IsIn(text));
    }

    [Fact]
    public void Case_counts_only_where_it_is_to()
    {
        Assert.True(new PhraseSet(["Volkssolidarität", "AWO*"], ignoreCase: true).IsIn("bei der volkssolidarität"));
        Assert.True(new PhraseSet(["AWO*"], ignoreCase: true).IsIn("der awokreisverband"));
        Assert.False(new PhraseSet(["Volkssolidarität"], ignoreCase: false).IsIn("bei der volkssolidarität"));
    }
}
