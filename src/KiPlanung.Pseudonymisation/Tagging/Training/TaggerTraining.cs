using System.Globalization;
using KiPlanung.Pseudonymisation.Lists;

namespace KiPlanung.Pseudonymisation.Tagging.Training;

/// <summary>„Trainingssatz“ — tokens with their BIO tags.</summary>
/// <param name="Tags">As many as tokens; a tag of an unknown type counts as O.</param>
/// <param name="Weight">How much the sentence counts; 1 is normal.</param>
public sealed record TrainingSentence(
    IReadOnlyList<string> Tokens, IReadOnlyList<string> Tags, TextRegister Register, double Weight = 1);

/// <summary>Settings of the training; the defaults made the model that is shipped.</summary>
public sealed record TrainingOptions
{
    public int Epochs { get; init; } = 8;

    /// <summary>The last this many epochs are averaged.</summary>
    public int Averaged { get; init; } = 4;

    public double LearningRate { get; init; } = 0.02;

    /// <summary>Pull towards zero at every step.</summary>
    public double L2 { get; init; } = 5e-3;

    /// <summary>A feature seen less often is left out.</summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>A weight of 1 is this many steps of the eight bits.</summary>
    public int StepsPerUnit { get; init; } = 32;

    /// <summary>A feature none of whose weights reaches this many steps is left out.</summary>
    public int SmallestWeight { get; init; } = 3;

    public ulong Seed { get; init; } = 20261122;
}

/// <summary>„Training des Namenserkenners“ — from sentences to the bytes of a model. The same input gives the same bytes on every machine:
/// one thread, a fixed order, no function of the run-time library that may round differently.</summary>
public static class TaggerTraining
{
    private const int LeastCount = 8;

    /// <summary>Builds the two word tables from the rows of the data pack.</summary>
    /// <param name="clusters">Rows <c>word TAB id TAB id TAB id TAB id</c>, coarse to fine.</param>
    /// <param name="statistics">Rows <c>word TAB count TAB after determiner TAB after title TAB after first name</c>.</param>
    public static void WriteWords(TextReader clusters, TextReader statistics, Stream clusterTable, Stream statisticsTable)
    {
        var rows = new List<(ulong Word, long Value)>();
        while (clusters.ReadLine() is { } line)
            if (line.Split('\t') is [var word, .. { Length: 4 } ids])
                rows.Add((WordTable.CasedFingerprint(word), TaggerWords.PackClusters([.. ids.Select(Number)])));
        Table(rows, 5).Write(clusterTable);

        var counts = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        while (statistics.ReadLine() is { } line)
            if (line.Split('\t') is [{ Length: > 0 } word, .. { Length: 4 } fields] && char.IsLetter(word[0]))
                Count(counts, word, fields);
        Table([.. counts.Where(c => c.Value[0] + c.Value[1] >= LeastCount).Select(c => (WordTable.Fingerprint(c.Key),
            (long)TaggerWords.Packed(c.Value[0], c.Value[1], c.Value[2], c.Value[3], c.Value[4])))], 2).Write(statisticsTable);
    }

    /// <summary>Trains and writes the model.</summary>
    public static void Train(
        Stream clusterTable, Stream statisticsTable, IReadOnlyList<TrainingSentence> sentences, TrainingOptions options, Stream model)
    {
        var words = new TaggerWords(WordTable.Read(clusterTable), WordTable.Read(statisticsTable));
        var trainer = new CrfTrainer(TrainingSet.Of(sentences, words, options.MinimumCount), options);
        trainer.Run();
        trainer.Quantised().Write(model);
    }

    private static void Count(SortedDictionary<string, long[]> counts, string word, string[] fields)
    {
        var key = word.ToLowerInvariant();
        if (!counts.TryGetValue(key, out var sums)) counts[key] = sums = new long[5];
        if (char.IsLower(word[0]))
        {
            sums[0] += Number(fields[0]);
            return;
        }
        for (var i = 0; i < 4; i++) sums[i + 1] += Number(fields[i]);
    }

    private static int Number(string field) => int.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);

    private static WordTable Table(List<(ulong Word, long Value)> rows, int width)
    {
        var table = new WordTable(rows.Count, width);
        foreach (var (word, value) in rows) table.Add(word, value);
        return table;
    }
}
