using KiPlanung.Pseudonymisation;

namespace KiPlanung.Core.Tests.Pseudonymisation;

public sealed class GeneralisationTests
{
    [Theory]
    [InlineData("Termin am 3.3.26 um 9.", "Termin am [DATUM_1:März 2026] um 9.")]
    [InlineData("Es geschah am 2026-03-03 abends.", "Es geschah am [DATUM_1:März 2026] abends.")]
    [InlineData("Sie kommt am 9. März.", "Sie kommt am [DATUM_1:März].")]
    [InlineData("Sie ist am 12.3.85 geboren.", "Sie ist am [GEBURTSDATUM_1:1980er] geboren.")]
    [InlineData("Geburtsdatum: 30121944", "Geburtsdatum: [GEBURTSDATUM_1:1940er]")]
    [InlineData("Sie ist 34 Jahre alt.", "Sie ist [ALTER_1:30-34] Jahre alt.")]
    [InlineData("Er ist 92 Jahre alt.", "Er ist [ALTER_1:ab 90] Jahre alt.")]
    [InlineData("Wer mindestens 18 Jahre alt ist, darf das.", "Wer mindestens 18 Jahre alt ist, darf das.")]
    [InlineData("Sie wohnt in 99638 Kindelbrück.", "Sie wohnt in [ADRESSE_1:Landkreis Sömmerda].")]
    public void An_exact_value_becomes_a_coarse_one(string text, string expected)
    {
        var proposal = Notes.Propose(text);

        Assert.Equal(expected, proposal.Preview);
        Assert.Equal(text, proposal.Key.Restore(proposal.Preview));
        Assert.Equal(expected, Notes.Propose(expected).Preview);
    }

    [Fact]
    public void A_coarse_value_that_is_not_on_the_closed_list_is_no_token() =>
        Assert.DoesNotContain("Testmann", Notes.Propose("Es war [ORT_1:Testmann] und Frau Testmann.").Preview, StringComparison.Ordinal);

    [Fact]
    public void A_masked_number_left_in_another_grouping_fails()
    {
        var proposal = Notes.Propose("Tel. 0171 5558842 ist neu.");
        Assert.NotEqual(ProposalVerdict.Fail, proposal.Verdict);
        Assert.True(KiPlanung.Pseudonymisation.SecondLook.Residuals.Any("Ruf 0171/55 588 42 an.", ["0171 5558842"]));
        Assert.False(KiPlanung.Pseudonymisation.SecondLook.Residuals.Any("Ruf [TELEFON_1] an, 12 Plätze.", ["0171 5558842"]));
    }

    [Theory]
    [InlineData("Sie war 40 Jahre Dorfschullehrerin in der Gegend.")]
    [InlineData("Er ist der letzte Müller im Ort.")]
    [InlineData("Als einzige syrische Familie fallen sie auf.")]
    [InlineData("Seit dem Brand im Feuerwehrhaus schläft er schlecht.")]
    [InlineData("Ihr Sohn hat Morbus Hurler.")]
    public void Uniqueness_and_rare_illness_go_to_review(string text) => Assert.Equal(ProposalVerdict.Review, Notes.Propose(text).Verdict);
}
