namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Großschrift“ — a line written in capitals throughout, as old teletypes and some programs do.</summary>
internal static class Capitals
{
    private const int FewestLetters = 16;
    private const int ShortestWord = 4;

    private const string Small = " UND DER DIE DAS DEN DEM DES EIN MIT VON VOM BEI ZUM ZUR AUF AUS AN AM IM IN ZU IST HAT WAR SIE ER"
        + " ES WIR ICH FÜR UM"
        + " AB BIS VOR ALS WIE SO JA NUR WAS WER WO DA OB ";

    /// <summary>Writes the words of such a line with one capital letter each; shorter ones (AG, HNO) stay.</summary>
    /// <returns>Whether the line was one.</returns>
    public static bool Soften(Span<char> line)
    {
        var (capitals, smalls) = (0, 0);
        foreach (var c in line)
            if (char.IsUpper(c)) capitals++;
            else if (char.IsLower(c)) smalls++;
        if (capitals < FewestLetters || capitals < 4 * smalls) return false;
        for (var at = 0; at < line.Length;)
        {
            var end = at;
            while (end < line.Length && char.IsLetter(line[end])) end++;
            if (end - at is 2 or 3 && Small.Contains($" {line[at..end]} ", StringComparison.Ordinal))
                for (var i = at; i < end; i++)
                    line[i] = char.ToLowerInvariant(line[i]);
            if (end - at >= ShortestWord)
                for (var i = at + 1; i < end; i++)
                    line[i] = char.ToLowerInvariant(line[i]);
            at = Math.Max(end, at + 1);
        }
        return true;
    }
}
