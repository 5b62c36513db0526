using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Merkmale einer Zeichenfolge“ — what the lists and its form say about one token; no text.</summary>
internal struct TokenTraits
{
    public ulong Word;
    public int Shape;

    /// <summary>Steps of first name (0–4), surname (0–2), place (0–3) and street (0–1) side by side.</summary>
    public int Lists;
    public byte First;
    public byte Surname;
    public byte Place;

    private const ushort NoCluster = 9_999;
    private const byte MadeOfWords = 6;

    /// <summary><see cref="WordKind"/>; 4 = only without its genitive ending, 5 = no word, 6 = put together from known words.</summary>
    public byte Kind;

    /// <summary>The last three letters.</summary>
    public ulong Ending;
    public byte Class;
    public bool IsCapitalised;

    /// <summary>Cluster numbers from coarse to fine; <see cref="NoCluster"/> for a word in none, 0 where there is no word.</summary>
    public ushort Cluster0;
    public ushort Cluster1;
    public ushort Cluster2;
    public ushort Cluster3;

    /// <summary>0 for a word that was not counted.</summary>
    public int Statistics;
    public byte Length;

    public static TokenTraits Of(ReadOnlySpan<char> token, TaggerWords words)
    {
        var lower = WordTable.Fingerprint(token);
        var traits = new TokenTraits
        {
            Word = lower, Shape = ShapeOf(token), IsCapitalised = char.IsUpper(token[0]),
            Length = (byte)Math.Min(token.Length, 12), Kind = 5,
        };
        if (!char.IsLetterOrDigit(token[0]))
        {
            traits.SetClusters(words.Clusters.TryGet(WordTable.CasedFingerprint(token), out var ofMark) ? ofMark : -1);
            return traits;
        }
        traits.SetClusters(words.Clusters.TryGet(WordTable.CasedFingerprint(token), out var clusters)
            || words.Clusters.TryGet(lower, out clusters) ? clusters : -1);
        if (!char.IsLetter(token[0])) return traits;
        traits.Statistics = words.Statistics.TryGet(lower, out var statistics) ? 1 + (int)statistics : 0;
        traits.Class = WordClass.Of(lower);
        traits.AddLists(token, lower);
        if (token.Length >= 4) traits.Ending = WordTable.Fingerprint(token[^3..]);
        if (traits.Kind == (byte)WordKind.Unknown && token.Length >= 6 && Compound.IsMadeOfWords(token)) traits.Kind = MadeOfWords;
        if (traits.Cluster0 == NoCluster && (traits.Kind == MadeOfWords || token.Contains('-'))) traits.AddClustersOfTail(token, words);
        return traits;
    }

    /// <summary>„Ölminister“ behaves like „Minister“.</summary>
    private void AddClustersOfTail(ReadOnlySpan<char> token, TaggerWords words)
    {
        Span<char> tail = stackalloc char[token.Length];
        var hyphen = token.LastIndexOf('-');
        for (var cut = hyphen > 0 ? hyphen + 1 : 3; token.Length - cut >= 4; cut++)
        {
            token[cut..].CopyTo(tail);
            tail[0] = char.ToUpperInvariant(tail[0]);
            if (!words.Clusters.TryGet(WordTable.CasedFingerprint(tail[..(token.Length - cut)]), out var clusters)) continue;
            SetClusters(clusters);
            return;
        }
    }

    /// <param name="packed">As in the table; negative for none.</param>
    private void SetClusters(long packed)
    {
        if (packed < 0)
        {
            (Cluster0, Cluster1, Cluster2, Cluster3) = (NoCluster, NoCluster, NoCluster, NoCluster);
            return;
        }
        Cluster0 = (ushort)TaggerWords.Cluster(packed, 0);
        Cluster1 = (ushort)TaggerWords.Cluster(packed, 1);
        Cluster2 = (ushort)TaggerWords.Cluster(packed, 2);
        Cluster3 = (ushort)TaggerWords.Cluster(packed, 3);
    }

    private void AddLists(ReadOnlySpan<char> token, ulong lower)
    {
        var lists = Gazetteers.Instance;
        Kind = lists.Words.TryGet(lower, out long kind) ? (byte)kind : (byte)WordKind.Unknown;
        Add(lower, lists);
        var street = lists.Streets.Contains(lower);
        if (token.Length > 3 && token[^1] == 's')
        {
            var stem = WordTable.Fingerprint(token[^2] == '\'' ? token[..^2] : token[..^1]);
            if (First == 0 && Surname == 0 && Place == 0) Add(stem, lists);
            if (Kind == (byte)WordKind.Unknown && lists.Words.Contains(stem)) Kind = 4;
        }
        var hyphen = token.IndexOf('-');
        if (hyphen > 1 && First == 0 && Surname == 0) AddParts(token, hyphen, lists);
        Lists = First + (5 * (Surname + (3 * (Place + (4 * (street ? 1 : 0))))));
    }

    private void Add(ulong fingerprint, Gazetteers lists)
    {
        if (lists.FirstNames.TryGet(fingerprint, out long first)) First = (byte)(first switch { < 8 => 1, < 80 => 2, < 800 => 3, _ => 4 });
        if (lists.Surnames.Contains(fingerprint)) Surname = 2;
        if (lists.Places.TryGet(fingerprint, out long inhabitants)) Place = (byte)(inhabitants switch { 0 => 1, < 20_000 => 2, _ => 3 });
    }

    private void AddParts(ReadOnlySpan<char> token, int hyphen, Gazetteers lists)
    {
        var (front, back) = (WordTable.Fingerprint(token[..hyphen]), WordTable.Fingerprint(token[(hyphen + 1)..]));
        if (lists.FirstNames.Contains(front) && lists.FirstNames.Contains(back)) First = 1;
        if (lists.Surnames.Contains(front) && lists.Surnames.Contains(back)) Surname = 1;
    }

    /// <summary>Runs of capitals, small letters, digits and marks: „Xx“, „X.“, „d.d“, „Xx-Xx“; the barrier has its own.</summary>
    private static int ShapeOf(ReadOnlySpan<char> token)
    {
        unchecked
        {
            var (shape, last, run) = (17, -1, 0);
            foreach (var c in token)
            {
                var kind = char.IsUpper(c) ? 1 : char.IsLetter(c) ? 2 : char.IsDigit(c) ? 3 : c == NormalText.Barrier ? 4 : 5 + c;
                run = kind == last ? run + 1 : 0;
                last = kind;
                if (run < 2) shape = (shape * 31) + kind;
            }
            return shape;
        }
    }
}
