using System.Text.Json;
using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Pseudonymisation.Tagging.Training;

namespace KiPlanung.Eval.Tagger;

/// <summary>Measures the shipped tagger alone, without rules and propagation.</summary>
internal static class TaggerEvaluation
{
    private const int TestRendersPerFrame = 10;
    private const ulong TestSeed = 7;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A file in BIO form or in the four columns of GermEval 2014, plain or packed with gzip; read as press text.</summary>
    public static void OfFile(string file, TextWriter output, bool json) =>
        Write(TaggerFigures.Measure(Path.GetFileName(file), CorpusFile.Read(file), NameTagger.Default, TextRegister.Press), output, json);

    /// <summary>The sentence frames kept for measuring, filled with names kept for measuring; read as notes.</summary>
    public static void OfFrames(string models, TextWriter output, bool json) =>
        Write(TaggerFigures.Measure("frames/test.txt",
            SentenceGenerator.FromFile(Path.Combine(models, "frames", "test.txt"), models, test: true, TestRendersPerFrame, TestSeed),
            NameTagger.Default, TextRegister.Note), output, json);

    /// <summary>Trains on four fifths of GermEval dev and the other training data, measures on the rest, five times.</summary>
    public static void CrossValidated(string data, string models, TextWriter output, bool json)
    {
        const int Folds = 5;
        var (clusters, statistics) = TrainTagger.Words(data);
        var germEval = CorpusFile.Read(Path.Combine(data, "corpora", "germeval2014_dev.bio.tsv.gz"));
        var all = TrainTagger.Sentences(data, models);
        TaggerFigures? sum = null;
        for (var fold = 0; fold < Folds; fold++)
        {
            using var model = new MemoryStream();
            TaggerTraining.Train(new MemoryStream(clusters), new MemoryStream(statistics),
                [.. all.Where((_, i) => i >= germEval.Count || i % Folds != fold)], new TrainingOptions(), model);
            model.Position = 0;
            var tagger = NameTagger.Read(model, new MemoryStream(clusters), new MemoryStream(statistics));
            var part = TaggerFigures.Measure("GermEval 2014 dev, 5 folds", [.. germEval.Where((_, i) => i % Folds == fold)], tagger,
                TextRegister.Press);
            sum = sum is null ? part : sum.Plus(part);
        }
        Write(sum!, output, json);
    }

    private static void Write(TaggerFigures figures, TextWriter output, bool json) =>
        output.WriteLine(json ? JsonSerializer.Serialize(figures, Indented) : figures.ToString());
}
