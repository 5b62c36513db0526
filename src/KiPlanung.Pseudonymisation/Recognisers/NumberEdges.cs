using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Ränder einer Kennzahl“ — the sign of an office before a file number and the chamber behind it are part of it:
/// <i>UVG</i> 51.33-20871, 39 F 412/25 <i>VM</i>.</summary>
internal static partial class NumberEdges
{
    /// <summary>Where the number begins with its sign.</summary>
    public static int Start(NormalText text, int start)
    {
        var before = Surroundings.Before(text, start, 16);
        foreach (var match in Sign().EnumerateMatches(before))
            if (!Label().IsMatch(before[match.Index..])) return start - before.Length + match.Index;
        return start;
    }

    /// <summary>Where it ends with its suffix.</summary>
    public static int End(NormalText text, int end)
    {
        foreach (var match in Suffix().EnumerateMatches(Surroundings.After(text, end, 8))) return end + match.Length;
        return end;
    }

    [GeneratedRegex(@"(?<![\p{L}\d-])(?:[A-ZÄÖÜ][A-Za-zÄÖÜ]{0,3}[A-ZÄÖÜ](?:[-/][A-ZÄÖÜ]{2,4})?|[A-ZÄÖÜ]/[A-ZÄÖÜ]{2,3})[ ]\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\A(?:[A-ZÄÖÜ]*NR|IK|AZR?|IBAN|BIC|BLZ|KVN?R?|RVN?R?|SVN?R?|BG|HR[AB]?|DR|PLZ|ID|PIN|PUK|TAN|GZ|KD|TEL|FAX|DW"
        + @"|GdB|SGB|BGB|ZP"
        + @"O|AG|LG|SG|EUR|UR|VR|"
        + @"BAMF|AOK|DAK|IKK|TK|KKH|DRV|ZAB|KM|KV|TN|CC|OT|EG|OG|DG|BKK|MDK?|VIN|FIN|GV|NR|WE|SB|SBA|JA|ASD)[ ]\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[ ](?:VM|SO|eA|HK|ER|EA|RI|SU|UG|EAO|PKH|VKH|GU|KI|UK|UE|PF|VA|EASO|WP)(?![\p{L}\d])|\A[ ](?!AG|LG|SG|VG|E"
        + @"UR|UM)[A-Z]{2,4}(?=[ ]?[|;)\n]|\z)|\A[ ]?/[ ]?\d{2,4}(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
