using KiPlanung.Pseudonymisation.Lists;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Modelldateien“ — what of <c>models/pseudonymisation</c> the tagger reads from the assembly.</summary>
internal static class TaggerFiles
{
    public const string ModelName = "tagger.crf";
    public const string ClustersName = "word-clusters.codealltag.bin";
    public const string StatisticsName = "word-statistics.codealltag.bin";

    public static TaggerModel Model()
    {
        using var stream = Open(ModelName);
        return TaggerModel.Read(stream);
    }

    public static TaggerWords Words()
    {
        using var clusters = Open(ClustersName);
        using var statistics = Open(StatisticsName);
        return new TaggerWords(WordTable.Read(clusters), WordTable.Read(statistics));
    }

    private static Stream Open(string name) => typeof(TaggerFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"Die Datei {name} fehlt im Programm.");
}
