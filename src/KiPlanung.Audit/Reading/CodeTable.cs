using System.Text;

namespace KiPlanung.Audit.Reading;

/// <summary>A closed list of codes, found by their bytes without making text of them.</summary>
internal sealed class CodeTable<T>
    where T : struct, Enum
{
    private const int Slots = 256;

    private readonly byte[]?[] codes = new byte[Slots][];
    private readonly T[] values = new T[Slots];
    private readonly int[] ranks = new int[Slots];

    /// <param name="codeOf">ASCII, different for every value.</param>
    public CodeTable(Func<T, string> codeOf)
    {
        var sorted = Enum.GetValues<T>().Select(v => (Value: v, Text: codeOf(v))).OrderBy(v => v.Text, StringComparer.Ordinal);
        foreach (var (rank, (value, text)) in sorted.Index())
        {
            var code = Encoding.ASCII.GetBytes(text);
            var slot = SlotOf(code);
            while (codes[slot] is not null) slot = (slot + 1) % Slots;
            (codes[slot], values[slot], ranks[slot]) = (code, value, rank);
        }
    }

    public bool TryFind(ReadOnlySpan<byte> code, out T value) => TryFind(code, out value, out _);

    /// <param name="rank">Place of the code among all in their ordinal order.</param>
    public bool TryFind(ReadOnlySpan<byte> code, out T value, out int rank)
    {
        (value, rank) = (default, -1);
        if (code.IsEmpty) return false;
        for (var slot = SlotOf(code); codes[slot] is { } known; slot = (slot + 1) % Slots)
        {
            if (!code.SequenceEqual(known)) continue;
            (value, rank) = (values[slot], ranks[slot]);
            return true;
        }
        return false;
    }

    private static int SlotOf(ReadOnlySpan<byte> code) => unchecked(
        (int)(((uint)code.Length * 37) + (code[0] * 5u) + (code[^1] * 11u) + (code[code.Length >> 1] * 17u)) & (Slots - 1));
}
