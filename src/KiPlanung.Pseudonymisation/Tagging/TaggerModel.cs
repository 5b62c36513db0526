using System.Buffers.Binary;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Modell des Taggers“ — weights of a linear-chain CRF in eight bits. Immutable.</summary>
internal sealed class TaggerModel
{
    private const int K = TaggerLabels.Count;
    private const uint Magic = 0x3143504Bu; // „KPC1“
    private const int Lowest = -1 << 24;

    private readonly uint[] _marks;
    private readonly sbyte[] _weights;
    private readonly int[] _transitions;
    private readonly double[] _exponentials;

    /// <param name="stepsPerUnit">A weight of 1 is this many steps.</param>
    /// <param name="transitions">In steps, [from · K + to].</param>
    public TaggerModel(int stepsPerUnit, int[] transitions, IReadOnlyList<(ulong Feature, sbyte[] Weights)> features)
        : this(stepsPerUnit, transitions, new uint[features.Count + (features.Count / 4) + 16])
    {
        foreach (var (feature, weights) in features)
        {
            var slot = Find(feature);
            _marks[slot] = Mark(feature);
            weights.CopyTo(_weights, slot * K);
        }
    }

    private TaggerModel(int stepsPerUnit, int[] transitions, uint[] marks)
    {
        (StepsPerUnit, _transitions, _marks, _weights) = (stepsPerUnit, transitions, marks, new sbyte[marks.Length * K]);
        _exponentials = new double[40 * stepsPerUnit];
        for (var i = 0; i < _exponentials.Length; i++) _exponentials[i] = ExactMath.Exp(-i / (double)stepsPerUnit);
        Transitions = new double[K * K];
        for (var x = 0; x < K; x++)
            for (var y = 0; y < K; y++)
                if (TaggerLabels.MayFollow(x, y))
                    Transitions[(x * K) + y] = ExactMath.Exp(transitions[(x * K) + y] / (double)stepsPerUnit);
    }

    public int StepsPerUnit { get; }

    /// <summary>exp(score) from label x to y in [x·K + y]; 0 where y may not follow x.</summary>
    public double[] Transitions { get; }

    /// <summary>Sums of the weights of <paramref name="features"/>, one for each label.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var slot = Find(feature);
            if (_marks[slot] == 0) continue;
            var weights = _weights.AsSpan(slot * K, K);
            for (var y = 0; y < weights.Length; y++) scores[y] += weights[y];
        }
    }

    /// <summary>exp of scores relative to the largest of them.</summary>
    public void Exponentials(ReadOnlySpan<int> scores, Span<double> into)
    {
        var largest = int.MinValue;
        foreach (var score in scores) largest = Math.Max(largest, score);
        for (var y = 0; y < scores.Length; y++)
        {
            var below = largest - scores[y];
            into[y] = below < _exponentials.Length ? _exponentials[below] : 0;
        }
    }

    /// <summary>The best sequence of labels (Viterbi) for scores in [t·K + y].</summary>
    public int[] Best(ReadOnlySpan<int> scores, int length)
    {
        var (best, from, labels) = (new int[length * K], new int[length * K], new int[length]);
        for (var y = 0; y < K; y++) best[y] = TaggerLabels.MayFollow(TaggerLabels.Outside, y) ? scores[y] : Lowest;
        for (var t = 1; t < length; t++)
            for (var y = 0; y < K; y++)
            {
                var (top, source) = (int.MinValue, 0);
                for (var x = 0; x < K; x++)
                    if (TaggerLabels.MayFollow(x, y) && best[((t - 1) * K) + x] + _transitions[(x * K) + y] is var path && path > top)
                        (top, source) = (path, x);
                (best[(t * K) + y], from[(t * K) + y]) = (top + scores[(t * K) + y], source);
            }
        for (var y = 1; y < K; y++)
            if (best[((length - 1) * K) + y] > best[((length - 1) * K) + labels[^1]])
                labels[^1] = y;
        for (var t = length - 1; t > 0; t--) labels[t - 1] = from[(t * K) + labels[t]];
        return labels;
    }

    /// <summary>Little endian: mark, steps, slots, transitions, marks of the features, weights.</summary>
    public void Write(Stream to)
    {
        var head = new byte[12 + (4 * K * K) + (4 * _marks.Length)];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), StepsPerUnit);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), _marks.Length);
        for (var i = 0; i < K * K; i++) BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12 + (4 * i)), _transitions[i]);
        var marks = head.AsSpan(12 + (4 * K * K));
        for (var i = 0; i < _marks.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(marks[(4 * i)..], _marks[i]);
        to.Write(head);
        to.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <exception cref="InvalidDataException">Not such a model.</exception>
    public static TaggerModel Read(Stream from)
    {
        Span<byte> head = stackalloc byte[12 + (4 * K * K)];
        from.ReadExactly(head);
        var (steps, slots) = (BinaryPrimitives.ReadInt32LittleEndian(head[4..]), BinaryPrimitives.ReadInt32LittleEndian(head[8..]));
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic || steps is < 1 or > 10_000 || slots is < 1 or > 10_000_000)
            throw new InvalidDataException("Die Datei ist kein Modell des Taggers.");
        var transitions = new int[K * K];
        for (var i = 0; i < K * K; i++) transitions[i] = BinaryPrimitives.ReadInt32LittleEndian(head[(12 + (4 * i))..]);
        var marks = new uint[slots];
        from.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(marks.AsSpan()));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(marks, marks);
        var model = new TaggerModel(steps, transitions, marks);
        from.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(model._weights.AsSpan()));
        return model;
    }

    private static uint Mark(ulong feature) => Math.Max(1u, (uint)(feature & uint.MaxValue));

    private int Find(ulong feature)
    {
        unchecked
        {
            var (marks, mark) = (_marks, Mark(feature));
            var slot = (int)((feature >> 32) * (uint)marks.Length >> 32);
            while (marks[slot] != 0 && marks[slot] != mark) slot = slot + 1 == marks.Length ? 0 : slot + 1;
            return slot;
        }
    }
}
