using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>What the tagger says about one token of the reading version.</summary>
/// <param name="Person">Probability from 0 to 1 that the token belongs to a person's name.</param>
/// <param name="Opens">Probability that a person's name begins with it.</param>
/// <param name="Other">Probability that it belongs to a name of a place, an organisation or another name.</param>
internal readonly record struct TokenProbability(TaggerToken Token, double Person, double Opens, double Other);

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
    private static Workspace? _workspace;

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
        var space = _workspace ??= new Workspace();
        space.Read(pieces.Text, pieces.Tokens, 0, pieces.Tokens.Count, _words);
        Score(space, register);
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
        var space = _workspace ??= new Workspace();
        var tagged = new TokenProbability[tokens.Count];
        for (var first = 0; first < tokens.Count;)
        {
            var next = TaggerToken.EndOfSequence(text.Text, tokens, first);
            space.Read(text.Text, tokens, first, next, _words);
            if (space.MayHoldName)
            {
                Score(space, TextRegister.Note);
                for (var at = first; at < next; at++)
                {
                    var marginals = space.Chain.Marginals.AsSpan((at - first) * K, K);
                    tagged[at] = new TokenProbability(tokens[at], marginals[1] + marginals[2], marginals[1],
                        1 - marginals[0] - marginals[1] - marginals[2]);
                }
            }
            else
            {
                for (var at = first; at < next; at++) tagged[at] = new TokenProbability(tokens[at], 0, 0, 0);
            }
            first = next;
        }
        return tagged;
    }

    private void Score(Workspace space, TextRegister register)
    {
        Span<ulong> features = stackalloc ulong[TaggerFeatures.Most];
        var style = TaggerFeatures.StyleOf(space.Traits);
        for (var t = 0; t < space.Count; t++)
        {
            var count = TaggerFeatures.Of(space.Traits, t, style, register, features);
            var scores = space.Scores.AsSpan(t * K, K);
            _model.Score(features[..count], scores);
            _model.Exponentials(scores, space.Chain.Emissions.AsSpan(t * K, K));
        }
        space.Chain.Run(space.Count, _model.Transitions);
    }

    /// <summary>Buffers of one thread.</summary>
    private sealed class Workspace
    {
        private TokenTraits[] _traits = [];

        public ForwardBackward Chain { get; } = new();

        public int[] Scores { get; private set; } = [];

        public int Count { get; private set; }

        public ReadOnlySpan<TokenTraits> Traits => _traits.AsSpan(0, Count);

        /// <summary>A line of marks and numbers holds no name.</summary>
        public bool MayHoldName { get; private set; }

        public void Read(ReadOnlySpan<char> text, List<TaggerToken> tokens, int first, int next, TaggerWords words)
        {
            Count = next - first;
            if (_traits.Length < Count) (_traits, Scores) = (new TokenTraits[Count + 64], new int[(Count + 64) * K]);
            Chain.Reserve(Count);
            MayHoldName = false;
            for (var i = 0; i < Count; i++)
            {
                var token = text[tokens[first + i].Start..tokens[first + i].End];
                _traits[i] = TokenTraits.Of(token, words);
                MayHoldName |= char.IsLetter(token[0]);
            }
        }
    }
}
