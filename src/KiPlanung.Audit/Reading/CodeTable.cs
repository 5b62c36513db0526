using System.Text;

namespace KiPlanung.Audit.Reading;

/// <summary>A closed list of codes, found by their bytes without making text of them.</summary>
internal sealed class CodeTable<T>
    where T : struct, Enum
{
    private const int Slots = 256;

    private readonly byte[]?[] codes = new byte[Slots][];
    private readonly T[] values = new T[Slots];

    /// <param name="codeOf">ASCII, different for every value.</param>
    public CodeTable(Func<T, string> codeOf)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            var code = Encoding.ASCII.GetBytes(codeOf(value));
            var slot = SlotOf(code);
            while (codes[slot] is not null) slot = (slot + 1) % Slots;
            (codes[slot], values[slot]) = (code, value);
        }
    }

    public bool TryFind(ReadOnlySpan<byte> code, out T value)
    {
        value = default;
        if (code.IsEmpty) return false;
        for (var slot = SlotOf(code); codes[slot] is { } known; slot = (slot + 1) % Slots)
        {
            if (!code.SequenceEqual(known)) continue;
            value = values[slot];
            return true;
        }
        return false;
    }

    private static int SlotOf(ReadOnlySpan<byte> code) =>
        ((code.Length * 37) + (code[0] * 5) + (code[^1] * 11) + (code[code.Length / 2] * 17)) % Slots;
}
