using System.Globalization;
using System.IO.Compression;

namespace KiPlanung.Eval.Tagger;

/// <summary>„Namensvorrat“ — made-up names for sentence frames: usual ones, rare ones, nouns that are names, and ones on no list.</summary>
internal sealed class NameSource
{
    private static readonly string[] Usual = (
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann"
        + " Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann"
        + " König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank"
        + " Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt"
        + " Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn"
        + " Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Yilmaz Kaya Demir Öztürk Nowak Kowalski Petrov Ivanova Nguyen Tran"
        + " Ahmadi Hussein Mohammed Haddad Sturm Herbst Frost Kern Korn Acker Wiese Busse Linde Rose Stahl Eisen Sand Bach Berg Thal Wald"
        + " Freitag Sonntag Ostern Pfennig Taler Nagel Hammer Sichel Löffel Kessel Glas Krug Feld").Split(' ');

    private static readonly string[] Organisations = ("Caritas Diakonie Lebenshilfe Volkssolidarität Johanniter Malteser AWO DRK Kolping Tafel"
        + " Siemens Bosch Zalando Netto Lidl Aldi Edeka Rewe Bundeswehr Telekom Sparkasse Volksbank").Split(' ');

    private static readonly string[] Particles = ["von", "van der", "Al", "El", "de", "da", "von der", "Abu", "Ben", "van", "di"];

    private readonly List<string> _women = [];
    private readonly List<string> _men = [];
    private readonly List<string> _rare = [];
    private readonly List<string> _surnames;
    private readonly List<string> _places = [];
    private readonly SplitMix _random;

    /// <param name="lists">The folder <c>models/pseudonymisation</c>.</param>
    /// <param name="test">A fifth of the names serves for measuring only, the others for training only.</param>
    public NameSource(string lists, bool test, SplitMix random)
    {
        _random = random;
        foreach (var fields in Lines(lists, "first-names.tsv.gz").Select(l => l.Split('\t')).Where(f => IsMine(f[0], test)))
            AddFirst(Capitalised(fields[0]), int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]);
        _surnames = [.. Lines(lists, "surnames.txt.gz").Where(n => n.Length > 3 && IsMine(n, test)).Select(Capitalised)];
        foreach (var fields in Lines(lists, "places.tsv.gz").Select(l => l.Split('\t')))
            if (int.Parse(fields[1], CultureInfo.InvariantCulture) is var inhabitants && inhabitants > 0 && !fields[0].Contains(' '))
                _places.AddRange(Enumerable.Repeat(Capitalised(fields[0]), inhabitants > 20_000 ? 8 : 1));
    }

    public string First(char gender = '-')
    {
        var chance = _random.Next(100);
        if (chance < 8) return Blend(_rare);
        if (chance < 25) return _random.Of(_rare);
        return _random.Of(gender == 'f' || (gender == '-' && _random.Chance(50)) ? _women : _men);
    }

    public string Surname()
    {
        var chance = _random.Next(100);
        if (chance < 15) return Blend(_surnames);
        return chance < 45 ? _random.Of(Usual) : _random.Of(_surnames);
    }

    public string Place() => _random.Of(_places);

    public string Organisation() => _random.Of(Organisations);

    public string[] Particle() => _random.Of(Particles).Split(' ');

    private void AddFirst(string name, int count, string gender)
    {
        if (name.Length < 3) return;
        _rare.Add(name);
        if (count < 20) return;
        var copies = (int)Math.Floor(Math.Sqrt(count));
        if (gender != "m") _women.AddRange(Enumerable.Repeat(name, copies));
        if (gender != "f") _men.AddRange(Enumerable.Repeat(name, copies));
    }

    /// <summary>The front of one name and the back of another: a name on no list.</summary>
    private string Blend(List<string> names)
    {
        var (front, back) = (_random.Of(names), _random.Of(names));
        return string.Concat(front.AsSpan(0, (front.Length + 1) / 2), back.AsSpan(back.Length / 2)).Replace("--", "-", StringComparison.Ordinal);
    }

    private static bool IsMine(string name, bool test)
    {
        var sum = 0;
        foreach (var c in name) sum = ((sum * 31) + c) % 1_000_003;
        return sum % 5 == 0 == test;
    }

    private static string Capitalised(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (i == 0 || letters[i - 1] is '-' or ' ')
                letters[i] = char.ToUpperInvariant(letters[i]);
        return new string(letters);
    }

    private static IEnumerable<string> Lines(string folder, string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, name)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line;
    }
}
