using System.IO.Compression;
using System.Security.Cryptography;
using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Pseudonymisation.Tagging.Training;

namespace KiPlanung.Eval.Tagger;

/// <summary>What the name tagger learns from.</summary>
/// <param name="Corpora">Folder with <c>corpora/</c> and <c>clusters/</c> of the data pack.</param>
/// <param name="Models">Folder <c>models/pseudonymisation</c> with lists and frames.</param>
/// <param name="Notes">Files of annotated texts, lines <c>{id, text, entities: [{start, end, type}]}</c>.</param>
/// <param name="Lines">File of training lines of the installation (<c>kiplanung vault training-lines</c>), or null.</param>
public sealed record TaggerSources(string Corpora, string Models, IReadOnlyList<string> Notes, string? Lines = null);

/// <summary>„Training des Namenserkenners“ — from the data pack, the name lists and the sentence frames to the three files that are
/// shipped. The same input gives the same bytes.</summary>
public static class TrainTagger
{
    public const string ModelName = "tagger.crf";
    public const string ClustersName = "word-clusters.codealltag.bin";
    public const string StatisticsName = "word-statistics.codealltag.bin";

    private const int RendersPerFrame = 5;
    private const double FrameWeight = 0.3;
    private const ulong FrameSeed = 1;
    private const ulong LinesSeed = 2;

    /// <param name="target">Folder the three files are written to.</param>
    public static void Run(TaggerSources sources, string target, Action<string> say)
    {
        Directory.CreateDirectory(target);
        var (clusters, statistics) = Words(sources.Corpora);
        var sentences = Sentences(sources);
        say($"{sentences.Count} Sätze, {sentences.Sum(s => s.Tokens.Count)} Wörter");
        using var model = new MemoryStream();
        TaggerTraining.Train(new MemoryStream(clusters), new MemoryStream(statistics), sentences, new TrainingOptions(), model);
        Write(target, ClustersName, clusters, say);
        Write(target, StatisticsName, statistics, say);
        Write(target, ModelName, model.ToArray(), say);
    }

    /// <summary>All training sentences in the order in which the trainer reads them; those of GermEval first.</summary>
    internal static IReadOnlyList<TrainingSentence> Sentences(TaggerSources sources) =>
    [
        .. CorpusFile.ReadKnown(Path.Combine(sources.Corpora, "corpora", "germeval2014_dev.bio.tsv.gz"))
            .Select(s => new TrainingSentence(s.Tokens, s.Tags, TextRegister.Press)),
        .. Rendered(sources, Path.Combine(sources.Models, "frames", "training.txt"), FrameSeed),
        .. sources.Notes.SelectMany(AnnotatedText.Read).SelectMany(t => AnnotatedSentences.Of(t.Text, Marks(t))),
        .. sources.Lines is { } lines ? Rendered(sources, lines, LinesSeed) : [],
    ];

    private static IEnumerable<TrainingSentence> Rendered(TaggerSources sources, string frames, ulong seed) =>
        SentenceGenerator.FromFile(frames, sources.Models, test: false, RendersPerFrame, seed)
            .Select(s => new TrainingSentence(s.Tokens, s.Tags, TextRegister.Note, FrameWeight));

    /// <summary>The smaller of two nested places last; dates and web addresses are the business of the rules.</summary>
    private static List<(int Start, int End, string Type)> Marks(AnnotatedText text) =>
        [.. text.Entities.OrderByDescending(e => e.End - e.Start).Select(e => (e.Start, e.End, Type: TagOf(e.Type)))
            .Where(m => m.Type.Length > 0)];

    private static string TagOf(string type) => type switch
    {
        "PERSON" => "PER",
        "ORG_IDENTIFYING" => "FAC",
        "ADDRESS" => "ADR",
        "ID_NUMBER" or "PHONE" or "VEHICLE" or "DATE_OF_BIRTH" => "NUM",
        "LOCATION_FINE" => "OTH",
        _ => "",
    };

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
