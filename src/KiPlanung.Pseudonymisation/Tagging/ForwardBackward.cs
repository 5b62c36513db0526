namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Vorwärts-Rückwärts-Rechnung“ — marginal probabilities of a linear chain, in the scaled form of Rabiner (1989), section V.A.
/// Buffers are kept between calls; not thread-safe.</summary>
internal sealed class ForwardBackward
{
    private const int K = TaggerLabels.Count;

    private double[] _alpha = [];
    private double[] _beta = [];

    /// <summary>exp(score) of label y at token t in [t·K + y], each row with a largest value of 1.</summary>
    public double[] Emissions { get; private set; } = [];

    /// <summary>P(label y at token t) in [t·K + y].</summary>
    public double[] Marginals { get; private set; } = [];

    /// <summary>Makes room for <paramref name="length"/> tokens.</summary>
    public void Reserve(int length)
    {
        if (Emissions.Length >= length * K) return;
        var room = Math.Max(length, 64) * K;
        (_alpha, _beta, Emissions, Marginals) = (new double[room], new double[room], new double[room], new double[room]);
    }

    /// <param name="transitions">exp(score) from label x to y in [x·K + y]; 0 where y may not follow x.</param>
    public void Run(int length, double[] transitions)
    {
        Forward(length, transitions);
        Backward(length, transitions);
        for (var t = 0; t < length; t++)
        {
            var sum = 0.0;
            for (var i = t * K; i < (t + 1) * K; i++) sum += Marginals[i] = _alpha[i] * _beta[i];
            for (var i = t * K; i < (t + 1) * K; i++) Marginals[i] /= sum;
        }
    }

    /// <summary>Adds <paramref name="factor"/> · P(x at t, y at t + 1), summed over t, to <paramref name="into"/>[x·K + y].</summary>
    public void AddPairs(int length, double[] transitions, double factor, double[] into)
    {
        Span<double> pairs = stackalloc double[K * K];
        for (var t = 0; t + 1 < length; t++)
        {
            var sum = 0.0;
            for (var x = 0; x < K; x++)
                for (var y = 0; y < K; y++)
                    sum += pairs[(x * K) + y] = _alpha[(t * K) + x] * transitions[(x * K) + y] * Emissions[((t + 1) * K) + y]
                        * _beta[((t + 1) * K) + y];
            for (var i = 0; i < K * K; i++) into[i] += factor * pairs[i] / sum;
        }
    }

    private void Forward(int length, double[] transitions)
    {
        // I-… may not open a sequence
        for (var y = 0; y < K; y++) _alpha[y] = TaggerLabels.MayFollow(TaggerLabels.Outside, y) ? Emissions[y] : 0;
        Scale(_alpha, 0);
        for (var t = 1; t < length; t++)
        {
            var before = _alpha.AsSpan((t - 1) * K, K);
            var here = _alpha.AsSpan(t * K, K);
            here.Clear();
            for (var x = 0; x < K; x++)
            {
                var row = transitions.AsSpan(x * K, K);
                var weight = before[x];
                for (var y = 0; y < row.Length; y++) here[y] += weight * row[y];
            }
            for (var y = 0; y < K; y++) here[y] *= Emissions[(t * K) + y];
            Scale(_alpha, t);
        }
    }

    private void Backward(int length, double[] transitions)
    {
        Span<double> ahead = stackalloc double[K];
        _beta.AsSpan((length - 1) * K, K).Fill(1);
        for (var t = length - 2; t >= 0; t--)
        {
            for (var y = 0; y < K; y++) ahead[y] = Emissions[((t + 1) * K) + y] * _beta[((t + 1) * K) + y];
            for (var x = 0; x < K; x++)
            {
                var sum = 0.0;
                var row = transitions.AsSpan(x * K, K);
                for (var y = 0; y < row.Length; y++) sum += row[y] * ahead[y];
                _beta[(t * K) + x] = sum;
            }
            Scale(_beta, t);
        }
    }

    private static void Scale(double[] values, int t)
    {
        var row = values.AsSpan(t * K, K);
        var sum = 0.0;
        foreach (var value in row) sum += value;
        foreach (ref var value in row) value /= sum;
    }
}
