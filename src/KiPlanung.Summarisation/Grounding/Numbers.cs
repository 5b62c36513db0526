using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Grounding;

/// <summary>Numbers of a German text in one spelling: 1.560 and 1560, 03.03.2026 and 3. … 2026, zwei and 2 are the same.</summary>
internal static partial class Numbers
{
    private static readonly string[] Small =
        ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn",
         "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"];

    private static readonly Dictionary<string, string> Words = BuildWords();

    /// <summary>Numbers a claim states and must therefore support; „ein“ is left out, for it is an article far more often.</summary>
    public static IEnumerable<(string Canonical, string AsWritten)> Stated(string text) =>
        Digits(text).Concat(WordNumbers(text));

    /// <summary>Numbers a passage gives, read generously: an article counts as one, „beide“ as two.</summary>
    public static HashSet<string> Given(string text)
    {
        var given = Stated(text).Select(n => n.Canonical).ToHashSet(StringComparer.Ordinal);
        foreach (Match match in Article().Matches(text)) given.Add(match.Groups["both"].Success ? "2" : "1");
        return given;
    }

    private static IEnumerable<(string Canonical, string AsWritten)> Digits(string text)
    {
        var plain = SourceTokens.Remove(text);
        foreach (Match match in DigitRun().Matches(plain))
        {
            var written = match.Value;
            if (match.Groups["name"].Success) yield return (written, written);
            else if (Thousands().IsMatch(written)) yield return (Trimmed(written.Replace(".", "", StringComparison.Ordinal)), written);
            else if (Decimal().IsMatch(written)) yield return (Trimmed(written), written);
            else
                foreach (var part in written.Split('.', ',')) yield return (Trimmed(part), part);
        }
    }

    private static IEnumerable<(string Canonical, string AsWritten)> WordNumbers(string text)
    {
        foreach (Match match in Word().Matches(SourceTokens.Remove(text)))
            if (Words.TryGetValue(match.Groups["number"].Value.ToLowerInvariant(), out var value)) yield return (value, match.Value);
    }

    private static string Trimmed(string number)
    {
        var comma = number.IndexOf(',', StringComparison.Ordinal);
        var whole = (comma < 0 ? number : number[..comma]).TrimStart('0');
        var fraction = comma < 0 ? "" : number[(comma + 1)..].TrimEnd('0');
        return (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "," + fraction);
    }

    private static Dictionary<string, string> BuildWords()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 2; i < Small.Length; i++) words[Small[i]] = Text(i);
        words["eins"] = "1";
        words["null"] = "0";
        string[] tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
        for (var ten = 0; ten < tens.Length; ten++)
        {
            words[tens[ten]] = Text((ten + 2) * 10);
            for (var one = 1; one <= 9; one++) words[(one == 1 ? "ein" : Small[one]) + "und" + tens[ten]] = Text(((ten + 2) * 10) + one);
        }
        (words["hundert"], words["einhundert"], words["tausend"], words["eintausend"]) = ("100", "100", "1000", "1000");
        for (var i = 2; i <= 12; i++) (words[Small[i] + "hundert"], words[Small[i] + "tausend"]) = (Text(i * 100), Text(i * 1000));
        return words;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<name>(?<![\p{L}\d])\p{L}+[-]?\d+\p{L}*)|(?<![\p{L}\d])\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^\d+,\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(
        @"(?<!\p{L})(?<number>\p{L}+?)(?:mal|jährige[nrsm]?|köpfige[nrsm]?|fache[nrsm]?)?(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?<!\p{L})(?:ein(?:e[mnrs]?|mal)?|(?<both>beide[mnrs]?))(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Article();
}
