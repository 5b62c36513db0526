using System.IO.Compression;
using KiPlanung.Vocabulary;

namespace KiPlanung.Eval.Tagger;

/// <summary>One sentence of a corpus: tokens and BIO tags, as many of one as of the other.</summary>
internal sealed record CorpusSentence(IReadOnlyList<string> Tokens, IReadOnlyList<string> Tags);

/// <summary>„Korpusdatei“ — sentences separated by blank lines, plain or packed with gzip.</summary>
internal static class CorpusFile
{
    /// <summary>Reads <c>token TAB tag</c> and the four columns of GermEval 2014 (<c>number TAB token TAB outer tag TAB inner tag</c>, the
    /// outer tag counts). Lines that begin with # and a tab are comments.</summary>
    /// <returns>A problem that names the line when one has neither form.</returns>
    public static Outcome<IReadOnlyList<CorpusSentence>> Read(string file)
    {
        using var raw = File.OpenRead(file);
        using Stream unpacked = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(unpacked);
        var sentences = new List<CorpusSentence>();
        var (tokens, tags, number) = (new List<string>(), new List<string>(), 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith("#\t", StringComparison.Ordinal) && line.Count(c => c == '\t') != 1) continue;
            if (line.Length == 0)
            {
                if (tokens.Count > 0) sentences.Add(new CorpusSentence([.. tokens], [.. tags]));
                tokens.Clear();
                tags.Clear();
                continue;
            }
            (string Token, string Tag)? row = line.Split('\t') switch
            {
                [var t, var outer] => (t, outer),
                [_, var t, var outer, ..] => (t, outer),
                _ => null,
            };
            if (row is not { } read)
                return new Problem("eval.corpus-line", $"Zeile {number} hat weder die Form „Wort TAB Marke“ noch vier Spalten wie bei GermEval. "
                    + "Bitte prüfen Sie, ob die Datei ein Korpus im BIO-Format ist.", ProblemKind.Invalid);
            tokens.Add(read.Token);
            tags.Add(read.Tag);
        }
        if (tokens.Count > 0) sentences.Add(new CorpusSentence(tokens, tags));
        return sentences;
    }

    /// <summary>A corpus of the data pack, whose form is known.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<CorpusSentence> ReadKnown(string file) =>
        Read(file).IsOk(out var sentences, out var problem) ? sentences : throw new InvalidDataException($"{file}: {problem.Message}");
}
