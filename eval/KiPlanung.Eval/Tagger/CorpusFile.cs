using System.IO.Compression;

namespace KiPlanung.Eval.Tagger;

/// <summary>One sentence of a corpus: tokens and BIO tags, as many of one as of the other.</summary>
internal sealed record CorpusSentence(IReadOnlyList<string> Tokens, IReadOnlyList<string> Tags);

/// <summary>„Korpusdatei“ — sentences separated by blank lines, plain or packed with gzip.</summary>
internal static class CorpusFile
{
    /// <summary>Reads <c>token TAB tag</c> and the four columns of GermEval 2014 (<c>number TAB token TAB outer tag TAB inner tag</c>, the
    /// outer tag counts). Lines that begin with # and a tab are comments.</summary>
    /// <exception cref="InvalidDataException">A line has neither form; says which.</exception>
    public static IReadOnlyList<CorpusSentence> Read(string file)
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
            var (token, tag) = line.Split('\t') switch
            {
                [var t, var outer] => (t, outer),
                [_, var t, var outer, ..] => (t, outer),
                _ => throw new InvalidDataException($"{file}, Zeile {number}: erwartet „Wort TAB Marke“ oder vier Spalten wie bei GermEval."),
            };
            tokens.Add(token);
            tags.Add(tag);
        }
        if (tokens.Count > 0) sentences.Add(new CorpusSentence(tokens, tags));
        return sentences;
    }
}
