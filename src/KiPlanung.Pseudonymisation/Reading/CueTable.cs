namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Stichwortverzeichnis“ — which cues a run of letters gives; three tables of fingerprints for whole words, beginnings and
/// endings.</summary>
internal static class CueTable
{
    private const int Slots = 8192;
    private const int LongestEnding = 18;
    private const ulong Seed = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    private static readonly Table Words = new();
    private static readonly Table Beginnings = new();
    private static readonly Table Endings = new();

    static CueTable()
    {
        foreach (var (cue, words) in CueWords.All)
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (word[0] == '*') Endings.Add(Backwards(word.AsSpan(1)), word.Length - 1, cue);
                else if (word[^1] == '*') Beginnings.Add(Forwards(word.AsSpan(0, word.Length - 1)), word.Length - 1, cue);
                else Words.Add(Forwards(word), word.Length, cue);
    }

    /// <param name="run">Letters only, in any case.</param>
    public static Cue Of(ReadOnlySpan<char> run)
    {
        unchecked
        {
            var (hash, cues) = (Seed, Cue.None);
            for (var i = 0; i < run.Length; i++)
            {
                hash = (hash ^ Lower(run[i])) * Prime;
                if (Beginnings.Holds(i + 1)) cues |= Beginnings.Of(hash);
                if (i == 40) break;
            }
            if (Words.Holds(run.Length)) cues |= Words.Of(hash);
            hash = Seed;
            for (var length = 1; length <= run.Length && length <= LongestEnding; length++)
            {
                hash = (hash ^ Lower(run[^length])) * Prime;
                if (Endings.Holds(length)) cues |= Endings.Of(hash);
            }
            return cues;
        }
    }

    private static char Lower(char c) => c < 128 ? char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c : char.ToLowerInvariant(c);

    private static ulong Forwards(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = Seed;
            foreach (var c in word) hash = (hash ^ Lower(c)) * Prime;
            return hash;
        }
    }

    private static ulong Backwards(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = Seed;
            for (var i = word.Length - 1; i >= 0; i--) hash = (hash ^ Lower(word[i])) * Prime;
            return hash;
        }
    }

    /// <summary>Open addressing; a fingerprint of 64 bits stands for its word.</summary>
    private sealed class Table
    {
        private readonly ulong[] _keys = new ulong[Slots];
        private readonly Cue[] _values = new Cue[Slots];
        private ulong _lengths;
        private int _count;

        public void Add(ulong key, int length, Cue cue)
        {
            if (length > 40) throw new InvalidOperationException("Ein Stichwort ist zu lang.");
            var slot = Find(key);
            if (_keys[slot] == 0 && ++_count > Slots / 2) throw new InvalidOperationException("Das Stichwortverzeichnis ist voll.");
            (_keys[slot], _values[slot], _lengths) = (key, _values[slot] | cue, _lengths | 1UL << length);
        }

        public bool Holds(int length) => length <= 40 && (_lengths >> length & 1) != 0;

        public Cue Of(ulong key) => _values[Find(key)];

        private int Find(ulong key)
        {
            var slot = (int)((key ^ key >> 29) & (Slots - 1));
            while (_keys[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & (Slots - 1);
            return slot;
        }
    }
}
