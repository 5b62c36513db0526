using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Modell des Taggers“ — weights of a linear-chain CRF in eight bits. Immutable.</summary>
internal sealed class TaggerModel
{
    private const int K = TaggerLabels.Count;
    private const uint Magic = 0x3243504Bu; // „KPC2“
    private const int Lowest = -1 << 24;

    /// <summary>Sixteen bytes a feature: eleven weights, one spare, its mark.</summary>
    private readonly Vector128<sbyte>[] _rows;
    /// <summary>One bit for the lowest twenty bits of each mark: most features of a new word are in no row.</summary>
    private readonly ulong[] _present = new ulong[1 << 14];
    private readonly int[] _transitions;
    private readonly double[] _exponentials;

    /// <param name="stepsPerUnit">A weight of 1 is this many steps.</param>
    /// <param name="transitions">In steps, [from · K + to].</param>
    public TaggerModel(int stepsPerUnit, int[] transitions, IReadOnlyList<(ulong Feature, sbyte[] Weights)> features)
        : this(stepsPerUnit, transitions, features.Count + (features.Count / 4) + 16)
    {
        foreach (var (feature, weights) in features)
        {
            var slot = Find(feature);
            MarkAt(slot) = Mark(feature);
            weights.CopyTo(WeightsAt(slot));
        }
        SetPresent();
    }

    private TaggerModel(int stepsPerUnit, int[] transitions, int slots)
    {
        (StepsPerUnit, _transitions, _rows) = (stepsPerUnit, transitions, new Vector128<sbyte>[slots]);
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
    public LabelScores Score(ReadOnlySpan<ulong> features)
    {
        Span<ulong> known = stackalloc ulong[features.Length];
        var count = Known(features, known);
        var scores = default(LabelScores);
        foreach (var feature in known[..count]) scores.Add(_rows[Find(feature)]);
        return scores;
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
        var head = new byte[12 + (4 * K * K)];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), StepsPerUnit);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), _rows.Length);
        for (var i = 0; i < K * K; i++) BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12 + (4 * i)), _transitions[i]);
        to.Write(head);
        for (var i = 0; i < _rows.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head, MarkAt(i));
            to.Write(head.AsSpan(0, 4));
        }
        for (var i = 0; i < _rows.Length; i++) to.Write(MemoryMarshal.AsBytes(WeightsAt(i)));
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
        var model = new TaggerModel(steps, transitions, slots);
        for (var i = 0; i < slots; i++)
        {
            from.ReadExactly(head[..4]);
            model.MarkAt(i) = BinaryPrimitives.ReadUInt32LittleEndian(head);
        }
        for (var i = 0; i < slots; i++) from.ReadExactly(MemoryMarshal.AsBytes(model.WeightsAt(i)));
        model.SetPresent();
        return model;
    }

    private void SetPresent()
    {
        for (var i = 0; i < _rows.Length; i++)
            if (MarkAt(i) is var mark and not 0)
                _present[mark >> 6 & 0x3FFF] |= 1UL << (int)(mark & 63);
    }

    /// <summary>The features that may be in a row, without a branch for each.</summary>
    private int Known(ReadOnlySpan<ulong> features, Span<ulong> into)
    {
        unchecked
        {
            var (present, count) = (_present, 0);
            foreach (var feature in features)
            {
                var mark = Mark(feature);
                into[count] = feature;
                count += (int)(present[(int)(mark >> 6 & 0x3FFF)] >> (int)(mark & 63) & 1);
            }
            return count;
        }
    }

    private static uint Mark(ulong feature) => Math.Max(1u, (uint)(feature & uint.MaxValue));

    private Span<sbyte> WeightsAt(int slot) => MemoryMarshal.Cast<Vector128<sbyte>, sbyte>(_rows.AsSpan(slot, 1))[..K];

    private ref uint MarkAt(int slot) => ref MemoryMarshal.Cast<Vector128<sbyte>, uint>(_rows.AsSpan(slot, 1))[3];

    /// <summary>The slot of a feature, or the empty one where it would stand.</summary>
    private int Find(ulong feature)
    {
        unchecked
        {
            var (rows, mark) = (_rows, Mark(feature));
            var slot = (int)((feature >> 32) * (uint)rows.Length >> 32);
            while (rows[slot].AsUInt32()[3] is var found && found != 0 && found != mark) slot = slot + 1 == rows.Length ? 0 : slot + 1;
            return slot;
        }
    }
}
