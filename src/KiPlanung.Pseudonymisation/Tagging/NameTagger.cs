using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>What the tagger says about one token of the reading version.</summary>
internal readonly record struct TokenProbability(TaggerToken Token, LabelProbabilities Labels)
{
    public double Person => Labels.Person;

    public double Opens => Labels.Opens;
}

/// <summary>Probabilities from 0 to 1 of one token.</summary>
/// <param name="Person">That it belongs to a person's name.</param>
/// <param name="Opens">That a person's name begins with it.</param>
/// <param name="Other">That it belongs to a name of a place, an authority or another name.</param>
/// <param name="Facility">That it belongs to the name of an identifying organisation.</param>
internal readonly record struct LabelProbabilities(
    double Person, double Opens, double Other, double Facility, double Address, double Number);

/// <summary>What the tagger says about one token of a tokenised sentence.</summary>
/// <param name="Tag">BIO tag of the best sequence: <c>O</c>, <c>B-PER</c>, <c>I-LOC</c>, …</param>
/// <param name="Person">Probability from 0 to 1 that the token belongs to a person's name.</param>
/// <param name="AnyName">Probability that it belongs to any name.</param>
public sealed record TokenTag(string Tag, double Person, double AnyName);

/// <summary>„Namenserkenner“ — finds names by a trained linear-chain CRF (Lafferty, McCallum, Pereira 2001). Thread-safe.</summary>
public sealed class NameTagger
{
    private const int K = TaggerLabels.Count;

    private static readonly Lazy<NameTagger> Loaded = new(() => new NameTagger(TaggerFiles.Model(), TaggerFiles.Words()));

    private readonly TaggerModel _model;
    private readonly TaggerWords _words;

    [ThreadStatic]
    private static TaggerWorkspace? _workspace;

    internal NameTagger(TaggerModel model, TaggerWords words) => (_model, _words) = (model, words);

    /// <summary>With the model shipped in <c>models/pseudonymisation</c>.</summary>
    public static NameTagger Default => Loaded.Value;

    /// <summary>With another model and its word tables.</summary>
    /// <exception cref="InvalidDataException">Not such a model.</exception>
    public static NameTagger Read(Stream model, Stream clusters, Stream statistics) =>
        new(TaggerModel.Read(model), new TaggerWords(WordTable.Read(clusters), WordTable.Read(statistics)));

    /// <summary>Tags a sentence that is tokenised already; a token of several parts counts as its first part.</summary>
    public IReadOnlyList<TokenTag> Tag(IReadOnlyList<string> tokens, TextRegister register)
    {
        var pieces = SentencePieces.Of(tokens);
        var space = Space();
        space.Run(pieces.Text, pieces.Tokens, 0, pieces.Tokens.Count, register);
        if (!space.MayHoldName) return [.. tokens.Select(_ => new TokenTag(TaggerLabels.Name(TaggerLabels.Outside), 0, 0))];
        var best = _model.Best(space.Scores, space.Count);
        var tags = new TokenTag[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            var at = pieces.First[i] * K;
            var marginals = space.Chain.Marginals.AsSpan(at, K);
            tags[i] = new TokenTag(TaggerLabels.Name(best[pieces.First[i]]), marginals[1] + marginals[2], 1 - marginals[0]);
        }
        return tags;
    }

    /// <summary>All tokens of a text with their probabilities, in order.</summary>
    internal IReadOnlyList<TokenProbability> Tag(NormalText text)
    {
        var tokens = TaggerToken.Split(text.Text);
        var space = Space();
        var tagged = new TokenProbability[tokens.Count];
        for (var first = 0; first < tokens.Count;)
        {
            var next = TaggerToken.EndOfSequence(text.Text, tokens, first);
            var sentence = text.Text.AsSpan(tokens[first].Start, tokens[next - 1].End - tokens[first].Start);
            var rows = text.Memory.Of(sentence, next - first);
            if (rows is null) text.Memory.Keep(sentence, rows = Rows(space, text.Text, tokens, first, next));
            for (var at = first; at < next; at++)
                tagged[at] = new TokenProbability(tokens[at], rows[at - first]);
            first = next;
        }
        return tagged;
    }

    private TaggerWorkspace Space() =>
        _workspace is { } space && space.IsOf(_model) ? space : _workspace = new TaggerWorkspace(_model, _words);

    private static LabelProbabilities[] Rows(
        TaggerWorkspace space, string text, List<TaggerToken> tokens, int first, int next)
    {
        var rows = new LabelProbabilities[next - first];
        space.Run(text, tokens, first, next, TextRegister.Note);
        if (!space.MayHoldName) return rows;
        for (var at = 0; at < rows.Length; at++)
        {
            var m = space.Chain.Marginals.AsSpan(at * K, K);
            rows[at] = new LabelProbabilities(m[1] + m[2], m[1], m[3] + m[4], m[5] + m[6], m[7] + m[8], m[9] + m[10]);
        }
        return rows;
    }
}
