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

    [Theory]
    [InlineData("Frau Testmann kam. Testmanns Kind auch.", "[PERSON_1]s")]
    [InlineData("Die Oma Inge kommt.", "[PERSON_1:Großmutter]")]
    [InlineData("Termin am 3.3.26 und am 9. März.", "[DATUM_1:März 2026]")]
    [InlineData("Sie ist am 12.3.85 geboren.", "[GEBURTSDATUM_1:1980er]")]
    [InlineData("Sie ist 34 Jahre alt, er ist 92 Jahre alt.", "[ALTER_1:30-34]")]
    [InlineData("Sie wohnt in 99638 Kindelbrück, er im Musterweg 4.", "[ADRESSE_1:Landkreis Sömmerda]")]
    [InlineData("Frau Testmann wohnt in Kölleda.", "[ORT_1:Landkreis Sömmerda]")]
    [InlineData("Kita „Beispielnest“ und Kita Beispielnest", "[EINRICHTUNG_1:Kita]")]
    [InlineData("Tel. 030 23125 042, jana@example.org", "[TELEFON_1]")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00, KVNR A123456780", "[IBAN_1]")]
    [InlineData("Schon [PERSON_4]s Wort, Frau Testmann kam, Testmanns Wort.", "[PERSON_5]s")]
    public void Every_kind_comes_back_byte_for_byte(string text, string token)
    {
        var proposal = Notes.Propose(text);

        Assert.Contains(token, proposal.Preview, StringComparison.Ordinal);
        Assert.Equal(text, PseudonymKey.FromBytes(proposal.Key.ToBytes()).Restore(proposal.Preview), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AnnotatedFiles))]
    public void Every_annotated_text_comes_back_byte_for_byte(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(QualityTests.Data, file)))
        {
            using var document = System.Text.Json.JsonDocument.Parse(line);
            var text = document.RootElement.GetProperty("text").GetString()!;
            var proposal = Notes.Propose(text);
            Assert.True(
                PseudonymKey.FromBytes(proposal.Key.ToBytes()).Restore(proposal.Preview) == text, document.RootElement.GetProperty("id").ToString());
        }
    }

    public static TheoryData<string> AnnotatedFiles() => [.. Directory.GetFiles(QualityTests.Data, "*.jsonl").Select(f => Path.GetFileName(f)!)];
}
