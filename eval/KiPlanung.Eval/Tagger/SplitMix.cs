namespace KiPlanung.Eval.Tagger;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same draws on every machine and version of the run-time.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to below <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Next() % (ulong)below);

    public bool Chance(int percent) => Next(100) < percent;

    public T Of<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
