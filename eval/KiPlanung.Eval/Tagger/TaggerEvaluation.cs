using KiPlanung.Pseudonymisation.Tagging;
using KiPlanung.Pseudonymisation.Tagging.Training;
using KiPlanung.Vocabulary;

namespace KiPlanung.Eval.Tagger;

/// <summary>Measures the shipped tagger alone, without rules and propagation.</summary>
public static class TaggerEvaluation
{
    private const int TestRendersPerFrame = 10;
    private const ulong TestSeed = 7;

    /// <summary>A file in BIO form or in the four columns of GermEval 2014, plain or packed with gzip.</summary>
    public static Outcome<TaggerFigures> OfFile(string file, TextRegister register) => CorpusFile.Read(file)
        .Then<TaggerFigures>(sentences => TaggerFigures.Measure(Path.GetFileName(file), sentences, NameTagger.Default, register));

    /// <summary>The sentence frames kept for measuring, filled with names kept for measuring; read as notes.</summary>
    /// <param name="models">Folder <c>models/pseudonymisation</c>.</param>
    public static TaggerFigures OfFrames(string models) => TaggerFigures.Measure("frames/test.txt",
        SentenceGenerator.FromFile(Path.Combine(models, "frames", "test.txt"), models, test: true, TestRendersPerFrame, TestSeed),
        NameTagger.Default, TextRegister.Note);

    /// <summary>Trains on four fifths of GermEval dev and the other training data, measures on the rest, five times.</summary>
    public static TaggerFigures CrossValidated(TaggerSources sources)
    {
        const int Folds = 5;
        var (clusters, statistics) = TrainTagger.Words(sources.Corpora);
        var germEval = CorpusFile.ReadKnown(Path.Combine(sources.Corpora, "corpora", "germeval2014_dev.bio.tsv.gz"));
        var all = TrainTagger.Sentences(sources);
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
        return sum!;
    }
}
