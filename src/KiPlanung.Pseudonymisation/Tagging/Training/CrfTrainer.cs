using System.Runtime.InteropServices;

namespace KiPlanung.Pseudonymisation.Tagging.Training;

/// <summary>Maximum likelihood of a linear-chain CRF by stochastic gradient steps with AdaGrad (Duchi, Hazan, Singer 2011), averaged over
/// the last epochs.</summary>
internal sealed class CrfTrainer
{
    private const int K = TaggerLabels.Count;

    /// <summary>A smaller difference between expected and seen changes nothing.</summary>
    private const double Negligible = 1e-4;

    private readonly TrainingSet _set;
    private readonly TrainingOptions _options;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly double[] _average;
    private readonly double[] _transitions = new double[K * K];
    private readonly double[] _transitionSquares = new double[K * K];
    private readonly double[] _transitionAverage = new double[K * K];
    private readonly ForwardBackward _chain = new();
    private ulong _random;

    public CrfTrainer(TrainingSet set, TrainingOptions options)
    {
        (_set, _options, _random) = (set, options, options.Seed);
        var size = set.Features.Count * K;
        (_weights, _squares, _average) = (new double[size], new double[size], new double[size]);
    }

    public void Run()
    {
        var order = Enumerable.Range(0, _set.Sentences.Count).ToArray();
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var other = (int)(Next() % (ulong)(i + 1));
                (order[i], order[other]) = (order[other], order[i]);
            }
            foreach (var sentence in order) Learn(_set.Sentences[sentence]);
            if (epoch < _options.Epochs - _options.Averaged) continue;
            for (var i = 0; i < _weights.Length; i++) _average[i] += _weights[i] / _options.Averaged;
            for (var i = 0; i < _transitions.Length; i++) _transitionAverage[i] += _transitions[i] / _options.Averaged;
        }
    }

    public TaggerModel Quantised()
    {
        var features = new List<(ulong, sbyte[])>();
        for (var f = 0; f < _set.Features.Count; f++)
        {
            var weights = new sbyte[K];
            var largest = 0;
            for (var y = 0; y < K; y++)
            {
                weights[y] = (sbyte)Math.Clamp(Steps(_average[(f * K) + y]), -127, 127);
                largest = Math.Max(largest, Math.Abs((int)weights[y]));
            }
            if (largest >= _options.SmallestWeight) features.Add((_set.Features[f], weights));
        }
        return new TaggerModel(_options.StepsPerUnit, [.. _transitionAverage.Select(Steps)], features);
    }

    private int Steps(double weight) => (int)Math.Floor((weight * _options.StepsPerUnit) + 0.5);

    private void Learn(NumberedSentence sentence)
    {
        var length = sentence.Labels.Count;
        _chain.Reserve(length);
        for (var t = 0; t < length; t++) Emit(FeaturesAt(sentence, t), _chain.Emissions.AsSpan(t * K, K));
        var transitions = new double[K * K];
        for (var x = 0; x < K; x++)
            for (var y = 0; y < K; y++)
                if (TaggerLabels.MayFollow(x, y))
                    transitions[(x * K) + y] = ExactMath.Exp(_transitions[(x * K) + y]);
        _chain.Run(length, transitions);
        var pairs = new double[K * K];
        _chain.AddPairs(length, transitions, 1, pairs);
        for (var t = 0; t + 1 < length; t++) pairs[(sentence.Labels[t] * K) + sentence.Labels[t + 1]] -= 1;
        for (var i = 0; i < pairs.Length; i++) Step(ref _transitions[i], ref _transitionSquares[i], pairs[i] * sentence.Weight);
        for (var t = 0; t < length; t++)
            for (var y = 0; y < K; y++)
            {
                var difference = _chain.Marginals[(t * K) + y] - (sentence.Labels[t] == y ? 1 : 0);
                if (Math.Abs(difference) < Negligible) continue;
                foreach (var feature in FeaturesAt(sentence, t))
                    Step(ref _weights[(feature * K) + y], ref _squares[(feature * K) + y], difference * sentence.Weight);
            }
    }

    private static ReadOnlySpan<int> FeaturesAt(NumberedSentence sentence, int t) =>
        CollectionsMarshal.AsSpan(sentence.Features)[(t == 0 ? 0 : sentence.Ends[t - 1])..sentence.Ends[t]];

    private void Emit(ReadOnlySpan<int> features, Span<double> into)
    {
        Span<double> scores = stackalloc double[K];
        foreach (var feature in features)
        {
            var weights = _weights.AsSpan(feature * K, K);
            for (var y = 0; y < weights.Length; y++) scores[y] += weights[y];
        }
        var largest = scores[0];
        foreach (var score in scores) largest = Math.Max(largest, score);
        for (var y = 0; y < K; y++) into[y] = ExactMath.Exp(scores[y] - largest);
    }

    private void Step(ref double weight, ref double squares, double gradient)
    {
        gradient += _options.L2 * weight;
        squares += gradient * gradient;
        weight -= _options.LearningRate * gradient / (Math.Sqrt(squares) + 1e-6);
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private ulong Next()
    {
        unchecked
        {
            var z = _random += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
