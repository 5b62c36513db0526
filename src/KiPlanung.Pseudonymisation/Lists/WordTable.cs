namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>„Wortliste“ — lower-case phrases and a number for each, kept as 64-bit fingerprints: twelve bytes a row instead of a
/// string each. Two of 300,000 rows share a fingerprint with a probability below 1 : 10⁸.</summary>
internal sealed class WordTable
{
    private ulong[] _keys;
    private int[] _values;
    private int _count;

    public WordTable(int expected)
    {
        var size = 16;
        while (size < expected * 3L / 2) size *= 2;
        (_keys, _values) = (new ulong[size], new int[size]);
    }

    public int Count => _count;

    public void Add(ReadOnlySpan<char> lowerCase, int value)
    {
        if ((_count + 1) * 4L > _keys.Length * 3L) Grow();
        Put(Fingerprint(lowerCase), value);
    }

    public bool Contains(ReadOnlySpan<char> word) => TryGet(word, out _);

    /// <summary>Looks a word up in any case.</summary>
    public bool TryGet(ReadOnlySpan<char> word, out int value)
    {
        var key = Fingerprint(word);
        var slot = Slot(key);
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key)
            {
                value = _values[slot];
                return true;
            }
            slot = (slot + 1) & (_keys.Length - 1);
        }
        value = 0;
        return false;
    }

    /// <summary>FNV-1a over the lower-case UTF-16 code units, never 0.</summary>
    internal static ulong Fingerprint(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in word)
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
            hash ^= hash >> 29;
            return hash == 0 ? 1 : hash;
        }
    }

    private int Slot(ulong key) => (int)((key ^ (key >> 32)) & (uint)(_keys.Length - 1));

    private void Put(ulong key, int value)
    {
        var slot = Slot(key);
        while (_keys[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & (_keys.Length - 1);
        if (_keys[slot] == 0) _count++;
        (_keys[slot], _values[slot]) = (key, value);
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        (_keys, _values, _count) = (new ulong[keys.Length * 2], new int[keys.Length * 2], 0);
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] != 0)
                Put(keys[i], values[i]);
    }
}
