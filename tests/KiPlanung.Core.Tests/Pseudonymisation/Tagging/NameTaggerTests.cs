using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Pseudonymisation.Tagging.Training;

namespace KiPlanung.Core.Tests.Pseudonymisation.Tagging;

public sealed class NameTaggerTests
{
    [Theory]
    [InlineData("Frau Xorbelwin hat angerufen .", 1)]
    [InlineData("Laut Yolanda Grubenschrat ist die Miete offen .", 2)]
    [InlineData("hab mit sabine telefoniert , sie kommt morgen", 2)]
    public void A_name_is_seen_by_its_sentence(string sentence, int at) =>
        Assert.InRange(NameTagger.Default.Tag(sentence.Split(' '), TextRegister.Note)[at].Person, 0.5, 1);

    [Theory]
    [InlineData("Der Koch hat im Sommer gekündigt , deshalb bleibt die Küche zu .")]
    [InlineData("Das Jobcenter prüft den Antrag bis Ende Mai .")]
    public void A_sentence_without_names_has_none(string sentence) =>
        Assert.All(NameTagger.Default.Tag(sentence.Split(' '), TextRegister.Note), tag => Assert.InRange(tag.Person, 0, TaggerRecogniser.MaskFrom));

    [Fact]
    public void A_name_no_list_knows_is_masked_and_further_mentions_with_it()
    {
        var proposal = Notes.Propose("Gestern hat Xorbelwin angerufen. Der Bus fuhr nicht. Xorbelwin will morgen kommen.");

        Assert.Equal("Gestern hat [PERSON_1] angerufen. Der Bus fuhr nicht. [PERSON_1] will morgen kommen.", proposal.Preview);
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes_and_learns_the_sentences()
    {
        TrainingSentence[] sentences =
        [
            .. Enumerable.Range(0, 30).Select(i => new TrainingSentence(
                ["Herr", i % 2 == 0 ? "Xorbel" : "Qabmuk", "kam", "zu", "spät"], ["O", "B-PER", "O", "O", "O"], TextRegister.Note)),
            .. Enumerable.Range(0, 30).Select(_ => new TrainingSentence(["Der", "Bus", "kam", "zu", "spät"], ["O", "O", "O", "O", "O"], TextRegister.Note)),
        ];
        var (clusters, statistics) = Words();

        var first = Trained(sentences, clusters, statistics);

        Assert.Equal(first, Trained(sentences, clusters, statistics));
        var tagger = NameTagger.Read(new MemoryStream(first), new MemoryStream(clusters), new MemoryStream(statistics));
        Assert.Equal(["O", "B-PER", "O", "O", "O"], tagger.Tag(["Herr", "Zulmor", "kam", "zu", "spät"], TextRegister.Note).Select(t => t.Tag));
        Assert.Equal(["O", "O", "O", "O", "O"], tagger.Tag(["Der", "Bus", "kam", "zu", "spät"], TextRegister.Note).Select(t => t.Tag));
    }

    [Fact]
    public void A_word_table_reads_back_what_was_written()
    {
        var table = new WordTable(1_000, 3);
        for (var i = 0; i < 1_000; i++) table.Add("wort" + i, i * 1_000L);
        using var stream = new MemoryStream();
        table.Write(stream);
        stream.Position = 0;

        var read = WordTable.Read(stream);

        Assert.Equal(1_000, read.Count);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(read.TryGet("WORT" + i, out var value));
            Assert.Equal(i * 1_000, value);
        }
        Assert.False(read.Contains("wort1000"));
    }

    private static byte[] Trained(TrainingSentence[] sentences, byte[] clusters, byte[] statistics)
    {
        using var model = new MemoryStream();
        TaggerTraining.Train(new MemoryStream(clusters), new MemoryStream(statistics), sentences, new TrainingOptions(), model);
        return model.ToArray();
    }

    private static (byte[] Clusters, byte[] Statistics) Words()
    {
        using var clusters = new StringReader("Herr\t1\t2\t3\t4\nder\t5\t6\t7\t8\n");
        using var statistics = new StringReader("Bus\t100\t80\t0\t0\nkam\t200\t0\t0\t0\n");
        using MemoryStream clusterTable = new(), statisticsTable = new();
        TaggerTraining.WriteWords(clusters, statistics, clusterTable, statisticsTable);
        return (clusterTable.ToArray(), statisticsTable.ToArray());
    }
}
