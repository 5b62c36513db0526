using System.Numerics;

namespace KiPlanung.Forecasting.Numerics;

/// <summary>Random numbers that are a function of seed and stream alone: paths drawn from different streams can be computed in any order
/// or on any number of threads with the same bits.</summary>
/// <remarks>xoshiro256++ of Blackman &amp; Vigna 2021, ACM Transactions on Mathematical Software 47(4), its state filled by SplitMix64;
/// normal numbers by the polar method (Marsaglia &amp; Bray 1964).</remarks>
internal sealed class SeededRandom
{
    private readonly ulong[] _state = new ulong[4];
    private double? _spare;

    /// <param name="stream">Numbers of different streams under the same seed are independent for all practical purposes.</param>
    public SeededRandom(ulong seed, ulong stream)
    {
        unchecked
        {
            var x = Mix(seed) ^ Mix(stream + 0x9E3779B97F4A7C15);
            for (var i = 0; i < _state.Length; i++)
            {
                x += 0x9E3779B97F4A7C15;
                _state[i] = Mix(x);
            }
        }
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform among 0 … <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Normal with mean 0 and variance 1.</summary>
    public double Normal()
    {
        if (_spare is { } kept)
        {
            _spare = null;
            return kept;
        }

        double u, v, square;
        do
        {
            u = (2 * Uniform()) - 1;
            v = (2 * Uniform()) - 1;
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = v * factor;
        return u * factor;
    }

    private ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_state[0] + _state[3], 23) + _state[0];
            var shifted = _state[1] << 17;
            _state[2] ^= _state[0];
            _state[3] ^= _state[1];
            _state[1] ^= _state[2];
            _state[0] ^= _state[3];
            _state[2] ^= shifted;
            _state[3] = BitOperations.RotateLeft(_state[3], 45);
            return result;
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
