namespace KiPlanung.Audit.Verification;

/// <summary>64 bits that stand for an id, a person or a hash while a log is checked. The key comes from the root hash, which nobody
/// knows before the entries are fixed: two values that fall together cannot be chosen, and by chance the odds are 2⁻⁶⁴ per pair.</summary>
internal readonly struct Fingerprint(ulong key)
{
    public static Fingerprint KeyedBy(ReadOnlySpan<byte> root) =>
        new(root.Length < 8 ? 0 : System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(root));

    /// <param name="kind">Values of different kinds never meet.</param>
    /// <returns>Never 0.</returns>
    public ulong Of(int kind, UInt128 value)
    {
        unchecked
        {
            var mixed = Mix(key + ((ulong)kind * 0x9E3779B97F4A7C15));
            mixed = Mix(Mix(mixed ^ (ulong)(value >> 64)) ^ (ulong)value);
            return mixed == 0 ? 1 : mixed;
        }
    }

    /// <summary>The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit depends on every bit.</summary>
    public static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
