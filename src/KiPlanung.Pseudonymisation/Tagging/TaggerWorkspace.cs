using System.Runtime.CompilerServices;
using KiPlanung.Pseudonymisation.Lists;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Arbeitsplatz“ of the tagger — buffers of one thread and what a word brings with it wherever it stands: its traits and
/// the scores of the features that hang on it alone. The last words are kept by fingerprint; a result does not depend on them.</summary>
internal sealed class TaggerWorkspace(TaggerModel model, TaggerWords words)
{
    private const int K = TaggerLabels.Count;
    private const int Kept = 2048;
    private const int Offsets = 6;

    private readonly ulong[] _keys = new ulong[Kept];
    private readonly TokenTraits[] _knownTraits = new TokenTraits[Kept];
    private readonly AloneScores[] _knownScores = new AloneScores[Kept];
    private readonly AloneScores[] _outside = new AloneScores[2];
    private TokenTraits[] _traits = [];
    private AloneScores[] _alone = [];
    private bool _hasOutside;

    public ForwardBackward Chain { get; } = new();

    public int[] Scores { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>A line of marks and numbers holds no name.</summary>
    public bool MayHoldName { get; private set; }

    public bool IsOf(TaggerModel other) => ReferenceEquals(model, other);

    /// <summary>Reads one sequence and leaves its marginals in <see cref="Chain"/> and its scores in <see cref="Scores"/>.</summary>
    public void Run(ReadOnlySpan<char> text, List<TaggerToken> tokens, int first, int next, TextRegister register)
    {
        Read(text, tokens, first, next, register);
        if (!MayHoldName) return;
        Span<ulong> features = stackalloc ulong[TaggerFeatures.Most];
        ReadOnlySpan<TokenTraits> traits = _traits.AsSpan(0, Count);
        var style = TaggerFeatures.StyleOf(traits);
        for (var t = 0; t < Count; t++)
        {
            var sum = model.Score(features[..TaggerFeatures.Together(traits, t, style, register, features)]);
            for (var offset = TaggerFeatures.Furthest; offset <= 2; offset++)
            {
                ref var alone = ref t + offset >= 0 && t + offset < Count ? ref _alone[t + offset] : ref _outside[(int)register];
                sum.Add(alone[offset - TaggerFeatures.Furthest]);
            }
            var scores = Scores.AsSpan(t * K, K);
            sum.CopyTo(scores);
            model.Exponentials(scores, Chain.Emissions.AsSpan(t * K, K));
        }
        Chain.Run(Count, model.Transitions);
    }

    private void Read(ReadOnlySpan<char> text, List<TaggerToken> tokens, int first, int next, TextRegister register)
    {
        if (!_hasOutside)
            foreach (var each in (ReadOnlySpan<TextRegister>)[TextRegister.Press, TextRegister.Note])
                ScoreAlone([], each, ref _outside[(int)each]);
        _hasOutside = true;
        Count = next - first;
        if (_traits.Length < Count)
            (_traits, _alone, Scores) = (new TokenTraits[Count + 64], new AloneScores[Count + 64], new int[(Count + 64) * K]);
        Chain.Reserve(Count);
        MayHoldName = false;
        for (var i = 0; i < Count; i++)
        {
            var token = text[tokens[first + i].Start..tokens[first + i].End];
            var slot = Slot(token, register);
            (_traits[i], _alone[i]) = (_knownTraits[slot], _knownScores[slot]);
            MayHoldName |= char.IsLetter(token[0]);
        }
    }

    private int Slot(ReadOnlySpan<char> token, TextRegister register)
    {
        var key = WordTable.ExactFingerprint(token) ^ (ulong)register;
        var slot = (int)(key >> 8 & (Kept - 1));
        if (_keys[slot] == key) return slot;
        _keys[slot] = key;
        _knownTraits[slot] = TokenTraits.Of(token, words);
        ScoreAlone(_knownTraits.AsSpan(slot, 1), register, ref _knownScores[slot]);
        return slot;
    }

    private void ScoreAlone(ReadOnlySpan<TokenTraits> token, TextRegister register, ref AloneScores into)
    {
        Span<ulong> features = stackalloc ulong[TaggerFeatures.Most];
        for (var i = 0; i < Offsets; i++)
            into[i] = model.Score(features[..TaggerFeatures.Alone(token, i + TaggerFeatures.Furthest, register, features)]);
    }

    /// <summary>Scores by offset, from <see cref="TaggerFeatures.Furthest"/> on.</summary>
    [InlineArray(Offsets)]
    private struct AloneScores
    {
        private LabelScores _first;
    }
}
