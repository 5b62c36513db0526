
namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>„Kreise“ — in which county or county-free town a municipality or postcode lies. Own list, so that a place can be lifted to its
/// county without its inhabitants being known.</summary>
internal sealed class Counties
{
    private const int OrdinaryWord = 1 << 20;
    private static readonly Lazy<Counties> Loaded = new(() => new Counties());

    private readonly WordTable _counties = new(21_000, 4);
    private readonly Dictionary<int, string> _names = [];

    private Counties()
    {
        using var stream = typeof(Counties).Assembly.GetManifestResourceStream("counties.tsv.gz")
            ?? throw new InvalidOperationException("Die Liste counties.tsv.gz fehlt im Programm.");
        PackedLines.Read(stream, Add);
    }

    public static Counties Instance => Loaded.Value;

    /// <summary>Names of all counties and county-free towns, each once.</summary>
    public IEnumerable<string> Names => _names.Values.Distinct(StringComparer.Ordinal);

    /// <summary>„Landkreis Sömmerda“ for „Kölleda“ or „99625“; null when unknown or when several counties have such a place.</summary>
    public string? Of(ReadOnlySpan<char> placeOrPostcode) =>
        _counties.TryGet(placeOrPostcode, out var value) ? _names.GetValueOrDefault(value % OrdinaryWord) : null;

    /// <summary>A municipality whose name is no ordinary word (Riethgen, not Wald).</summary>
    public bool IsTellingName(ReadOnlySpan<char> place) =>
        !place.IsEmpty && char.IsLetter(place[0]) && _counties.TryGet(place, out var value) && value < OrdinaryWord;

    private void Add(ReadOnlySpan<char> line)
    {
        var tab = line.IndexOf('\t');
        var last = line.LastIndexOf('\t');
        var first = line[..tab];
        var middle = line[(tab + 1)..last];
        if (first[0] == '=') _names[Number(first[1..])] = middle.ToString();
        else _counties.Add(first, Number(middle) + (line[(last + 1)..] is "w" ? OrdinaryWord : 0));
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
