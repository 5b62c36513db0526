namespace KiPlanung.Audit.Verification;

/// <summary>Fingerprints with a number each; open addressing, 12 bytes a slot.</summary>
internal sealed class FingerprintTable
{
    private ulong[] keys = new ulong[64];
    private int[] values = new int[64];

    public int Count { get; private set; }

    public bool TryGet(ulong key, out int value)
    {
        var slot = Find(key);
        value = values[slot];
        return keys[slot] == key;
    }

    /// <returns>False when the key was there; its value stays.</returns>
    public bool TryAdd(ulong key, int value)
    {
        var slot = Find(key);
        if (keys[slot] == key) return false;
        Put(slot, key, value);
        return true;
    }

    public void Set(ulong key, int value)
    {
        var slot = Find(key);
        if (keys[slot] == key) values[slot] = value;
        else Put(slot, key, value);
    }

    /// <summary>Empties it; its memory stays for what comes next.</summary>
    public void Clear()
    {
        Array.Clear(keys);
        Count = 0;
    }

    private void Put(int slot, ulong key, int value)
    {
        (keys[slot], values[slot]) = (key, value);
        if (++Count * 4L <= keys.Length * 3L) return;
        var (oldKeys, oldValues) = (keys, values);
        keys = new ulong[oldKeys.Length * 2];
        values = new int[oldKeys.Length * 2];
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0) continue;
            var at = Find(oldKeys[i]);
            (keys[at], values[at]) = (oldKeys[i], oldValues[i]);
        }
    }

    private int Find(ulong key)
    {
        var mask = keys.Length - 1;
        var slot = (int)(key >> 1 & (ulong)mask);
        while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }
}

/// <summary>Set of fingerprints of which 32 bits are kept beside their place: 4 bytes a slot. It may take a new one for a known one
/// (about once in 2³⁰ times), never a known one for a new one.</summary>
internal sealed class CompactSet
{
    private readonly uint[] slots;
    private int count;

    public CompactSet(long expected) => slots = new uint[Math.Max(64, expected + (expected / 5))];

    /// <summary>Empties it; its memory stays for what comes next.</summary>
    public void Clear()
    {
        Array.Clear(slots);
        count = 0;
    }

    /// <returns>False when it is probably there already. A full set remembers no more; only a log that holds more entries than its
    /// checkpoint counts, and is refused for that, gets so far.</returns>
    public bool Add(ulong fingerprint)
    {
        var rest = (uint)(fingerprint >> 32) | 1;
        // The lower half of the fingerprint as a fraction of the table; no power of two, so that no place is wasted.
        var slot = (int)(((fingerprint & uint.MaxValue) * (ulong)slots.Length) >> 32);
        for (; slots[slot] != 0; slot = slot + 1 == slots.Length ? 0 : slot + 1)
            if (slots[slot] == rest) return false;
        if (count >= slots.Length / 10 * 9) return true;
        slots[slot] = rest;
        count++;
        return true;
    }
}
