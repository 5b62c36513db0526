using System.IO.Compression;
using System.Security.Cryptography;
using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Pseudonymisation.Tagging.Training;

namespace KiPlanung.Eval.Tagger;

/// <summary>„Training des Namenserkenners“ — from the data pack, the name lists and the sentence frames to the three files that are
/// shipped. The same input gives the same bytes.</summary>
public static class TrainTagger
{
    public const string ModelName = "tagger.crf";
    public const string ClustersName = "word-clusters.codealltag.bin";
    public const string StatisticsName = "word-statistics.codealltag.bin";

    private const int RendersPerFrame = 5;
    private const ulong FrameSeed = 1;

    /// <param name="data">Folder with <c>corpora/</c> and <c>clusters/</c> of the data pack.</param>
    /// <param name="models">Folder <c>models/pseudonymisation</c> with lists and frames.</param>
    /// <param name="target">Folder the three files are written to.</param>
    public static void Run(string data, string models, string target, Action<string> say)
    {
        Directory.CreateDirectory(target);
        var (clusters, statistics) = Words(data);
        var sentences = Sentences(data, models);
        say($"{sentences.Count} Sätze, {sentences.Sum(s => s.Tokens.Count)} Wörter");
        using var model = new MemoryStream();
        TaggerTraining.Train(new MemoryStream(clusters), new MemoryStream(statistics), sentences, new TrainingOptions(), model);
        Write(target, ClustersName, clusters, say);
        Write(target, StatisticsName, statistics, say);
        Write(target, ModelName, model.ToArray(), say);
    }

    /// <summary>All training sentences in the order in which the trainer reads them.</summary>
    internal static IReadOnlyList<TrainingSentence> Sentences(string data, string models) =>
    [
        .. CorpusFile.ReadKnown(Path.Combine(data, "corpora", "germeval2014_dev.bio.tsv.gz"))
            .Select(s => new TrainingSentence(s.Tokens, s.Tags, TextRegister.Press)),
        .. SentenceGenerator.FromFile(Path.Combine(models, "frames", "training.txt"), models, test: false, RendersPerFrame, FrameSeed)
            .Select(s => new TrainingSentence(s.Tokens, s.Tags, TextRegister.Note, 0.3)),
    ];

    internal static (byte[] Clusters, byte[] Statistics) Words(string data)
    {
        using var clusters = Unpacked(Path.Combine(data, "clusters", "word_clusters_km64_256_1000_2500.tsv.gz"));
        using var statistics = Unpacked(Path.Combine(data, "clusters", "word_stats_55M.tsv.gz"));
        using MemoryStream clusterTable = new(), statisticsTable = new();
        TaggerTraining.WriteWords(clusters, statistics, clusterTable, statisticsTable);
        return (clusterTable.ToArray(), statisticsTable.ToArray());
    }

    private static StreamReader Unpacked(string file) => new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));

    private static void Write(string folder, string name, byte[] bytes, Action<string> say)
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        say($"{name} {bytes.Length} {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
    }
}
