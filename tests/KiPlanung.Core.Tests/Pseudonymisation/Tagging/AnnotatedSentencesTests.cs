using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Pseudonymisation.Tagging.Training;

namespace KiPlanung.Core.Tests.Pseudonymisation.Tagging;

public sealed class AnnotatedSentencesTests
{
    [Fact]
    public void Marks_become_tags_and_the_inner_of_two_counts()
    {
        const string Text = "Arbeitet bei Malerbetrieb Heinze.\nTel. 0361 23125 in Kölleda";
        int At(string word) => Text.IndexOf(word, StringComparison.Ordinal);

        var sentences = AnnotatedSentences.Of(Text,
        [
            (At("Malerbetrieb"), At(".\n"), "FAC"), (At("Heinze"), At(".\n"), "PER"), (At("0361"), At(" in"), "NUM"),
        ]).ToList();

        Assert.Equal(2, sentences.Count);
        Assert.Equal(["Arbeitet", "bei", "Malerbetrieb", "Heinze", "."], sentences[0].Tokens);
        Assert.Equal(["O", "O", "B-FAC", "B-PER", "O"], sentences[0].Tags);
        Assert.Equal(["B-NUM", "I-NUM", "O", "O"], sentences[1].Tags.TakeLast(4));
        Assert.All(sentences, s => Assert.Equal(TextRegister.Note, s.Register));
    }

    [Fact]
    public void Two_persons_side_by_side_are_two_names()
    {
        const string Text = "Anna Berta kamen";

        var sentence = Assert.Single(AnnotatedSentences.Of(Text, [(0, 4, "PER"), (5, 10, "PER")]));

        Assert.Equal(["B-PER", "B-PER", "O"], sentence.Tags);
    }
}
