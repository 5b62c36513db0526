using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Summarisation;
using KiPlanung.Summarisation.Cutting;

namespace KiPlanung.Core.Tests.Summarisation;

public sealed class SourceTextTests
{
    [Fact]
    public void Speaker_turns_are_passages_even_without_blank_lines()
    {
        var source = SourceText.Of("I: Wie geht es?\nB: Gut so weit.\nDas war es.\n[PERSON_2:Mutter]: Mir auch.\nInterviewerin (00:03:12): Danke.");

        Assert.Equal(["I: Wie geht es?", "B: Gut so weit.\nDas war es.", "[PERSON_2:Mutter]: Mir auch.",
            "Interviewerin (00:03:12): Danke."],
            source.Passages.Select(source.TextOf));
        Assert.Equal(["A1", "A2", "A3", "A4"], source.Passages.Select(p => p.Id));
    }

    [Fact]
    public void List_items_and_headings_are_passages()
    {
        var source = SourceText.Of("Zahlen\nIm Jahr kamen viele.\n- erstens\n- zweitens\n1. drittens\r\nHinweise:\r\n• viertens");

        Assert.Equal(["Zahlen", "Im Jahr kamen viele.", "- erstens", "- zweitens", "1. drittens", "Hinweise:", "• viertens"],
            source.Passages.Select(source.TextOf));
    }

    [Fact]
    public void An_over_long_paragraph_is_cut_into_sentences()
    {
        var sentence = "Die Beratung in der Stelle wurde im Laufe des Jahres von vielen Familien aufgesucht, die Hilfe brauchten. ";
        var source = SourceText.Of(string.Concat(Enumerable.Repeat(sentence, 8)));

        Assert.Equal(8, source.Passages.Count);
        Assert.All(source.Passages, p => Assert.Equal(sentence.Trim(), source.TextOf(p)));
    }

    [Theory]
    [InlineData("Das gilt z. B. für Dr. Müller. Danach nicht.", 2)]
    [InlineData("Am 3. März kamen 12. Danach kamen mehr.", 2)]
    [InlineData("Im 2. Quartal 2024. Im Herbst nicht.", 2)]
    [InlineData("Obst, Gemüse usw. Die Tafel gibt es aus. Um ca. 18 Uhr bzw. später.", 3)]
    [InlineData("„Wir gehen.“ Dann ging sie. Wirklich?! Ja…", 4)]
    [InlineData("Nach § 16 Abs. 2 Nr. 3 SGB VIII. Fertig.", 2)]
    [InlineData("Die Miete beträgt 1.250,50 Euro im Monat. Der Strom kommt dazu.", 2)]
    public void Sentences_end_where_a_German_reader_ends_them(string text, int count) =>
        Assert.Equal(count, Sentences.Of(text, 0, text.Length).Count());

    [Fact]
    public void Every_character_that_is_no_white_space_lies_in_exactly_one_passage()
    {
        var pieces = Gen.Elements("Der Bus fährt nicht. ", "I: ", "\n", "\r\n", "\n\n", "- ", "z. B. ", "Zahlen\n", "[PERSON_1]", " ",
            "äöü", "🙂", "\u2028",
            string.Concat(Enumerable.Repeat("Langer Satz ohne Ende und ", 40)), new string('x', 2_500), "1) ", "?! ");
        var texts = pieces.ArrayOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, text =>
        {
            var source = SourceText.Of(text);
            var owners = new int[text.Length];
            foreach (var p in source.Passages)
                for (var i = p.Start; i < p.End; i++) owners[i]++;
            return source.Passages.All(p => p.Start < p.End && source.TextOf(p).Trim() == source.TextOf(p))
                && Enumerable.Range(0, text.Length).All(i => owners[i] <= 1 && (owners[i] == 1 || char.IsWhiteSpace(text[i])));
        }).QuickCheckThrowOnFailure();
    }
}
