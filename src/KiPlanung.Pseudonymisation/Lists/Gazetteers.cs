using System.Globalization;
using System.Security.Cryptography;

namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>How a word behaves in running text; from word counts, see the model card.</summary>
internal enum WordKind
{
    /// <summary>In no list, or it behaves like a name.</summary>
    Unknown,

    /// <summary>Written small as a rule: verb, adjective, particle.</summary>
    Small,

    /// <summary>A noun: stands after articles.</summary>
    Noun,

    /// <summary>Otherwise known.</summary>
    Known,
}

/// <summary>„Namens- und Ortslisten“ — the lists of <c>models/pseudonymisation</c>, read once from the assembly. Immutable after
/// loading; about 15 MB.</summary>
internal sealed class Gazetteers
{
    private static readonly Lazy<Gazetteers> Loaded = new(() => new Gazetteers());

    private readonly SHA256 _digest = SHA256.Create();
    private readonly Dictionary<string, string[]> _nicknames = new(StringComparer.Ordinal);

    private Gazetteers()
    {
        Read("first-names.tsv.gz", AddFirstName);
        Read("surnames.txt.gz", line => Surnames.Add(line, 1));
        Read("words.codealltag.tsv.gz", AddWord);
        Read("places.tsv.gz", AddPlace);
        Read("streets.osm.txt.gz", line => Streets.Add(line, 1));
        Read("plate-codes.txt.gz", line => PlateCodes.Add(line.ToString()));
        Read("phone-prefixes.txt.gz", line => PhonePrefixes.Add(line.ToString()));
        Read("law-names.txt.gz", line => Laws.Add(line, 1));
        Read("nicknames.tsv.gz", AddNickname);
        _digest.TransformFinalBlock([], 0, 0);
        Version = Convert.ToHexStringLower(_digest.Hash!)[..12];
        _digest.Dispose();
    }

    public static Gazetteers Instance => Loaded.Value;

    /// <summary>The first twelve digits of the SHA-256 over all compressed lists.</summary>
    public string Version { get; }

    /// <summary>Value: four times the number of bearers counted, plus 1 for female, 2 for male, 0 for open.</summary>
    public WordTable FirstNames { get; } = new(74_000, 2);

    public WordTable Surnames { get; } = new(146_000, 0);
    public WordTable Words { get; } = new(206_000, 1);

    /// <summary>Value: inhabitants of the largest place of that name; 0 where the place has no figure of its own.</summary>
    public WordTable Places { get; } = new(78_000, 4);

    /// <summary>Street names without a telling ending („Am Anger“).</summary>
    public WordTable Streets { get; } = new(33_000, 0);
    public WordTable Laws { get; } = new(2_400, 0);
    public HashSet<string> PlateCodes { get; } = new(StringComparer.Ordinal);
    public HashSet<string> PhonePrefixes { get; } = new(StringComparer.Ordinal);

    /// <summary>Lower case, both directions; empty when none is known.</summary>
    public IReadOnlyList<string> NicknamesOf(string lowerCaseName) => _nicknames.TryGetValue(lowerCaseName, out var names) ? names : [];

    private void AddFirstName(ReadOnlySpan<char> line)
    {
        var (tab, last) = (line.IndexOf('\t'), line.LastIndexOf('\t'));
        var gender = line[last + 1] switch { 'f' => 1, 'm' => 2, _ => 0 };
        FirstNames.Add(line[..tab], int.Parse(line[(tab + 1)..last], NumberStyles.None, CultureInfo.InvariantCulture) * 4 + gender);
    }

    private void AddWord(ReadOnlySpan<char> line)
    {
        var tab = line.IndexOf('\t');
        var kind = line[tab + 1] switch { 'f' => WordKind.Small, 'n' => WordKind.Noun, _ => WordKind.Known };
        Words.Add(line[..tab], (int)kind);
    }

    private void AddPlace(ReadOnlySpan<char> line)
    {
        var tab = line.IndexOf('\t');
        var inhabitants = int.Parse(line[(tab + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
        var name = line[..tab];
        if (!Places.TryGet(name, out var known) || known < inhabitants) Places.Add(name, inhabitants);
    }

    private void AddNickname(ReadOnlySpan<char> line)
    {
        var fields = line.ToString().Split('\t');
        _nicknames[fields[0]] = fields[1].Split(',');
    }

    private void Read(string name, Action<ReadOnlySpan<char>> add)
    {
        using var stream = typeof(Gazetteers).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Die Liste {name} fehlt im Programm.");
        AddToDigest(stream);
        PackedLines.Read(stream, add);
    }

    private void AddToDigest(Stream stream)
    {
        var bytes = new byte[16_384];
        while (stream.Read(bytes) is > 0 and var read) _digest.TransformBlock(bytes, 0, read, null, 0);
        stream.Position = 0;
    }
}
