using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>Keys as files write them; a lost zero is proposed, never put back in silence.</summary>
internal static class RegionKey
{
    /// <summary>Null and a fault when the text is no key.</summary>
    public static Ags? Read(string text, int line, int column, Faults faults)
    {
        if (Ags.TryParse(text, out var ags)) return ags;
        faults.Add(LostItsZero(text)
            ? $"Der Schlüssel „{text}“ hat {text.Length} Stellen; vermutlich fehlt die führende Null (richtig wäre „0{text}“). "
              + "Bitte berichtigen Sie die Datei, zum Beispiel mit der Spalte als Text."
            : $"„{Quoted(text)}“ ist kein Amtlicher Gemeindeschlüssel (2, 3, 5 oder 8 Ziffern, als Regionalschlüssel 12, oder DG).",
            line, column);
        return null;
    }

    /// <summary>Whether it stands where a key stands, usable or not.</summary>
    public static bool LooksLikeOne(string text) => text is "DG" || (text.Length <= 12 && text.AsSpan().ContainsOnlyDigits());

    /// <summary>Foreign text for a sentence: short and on one line.</summary>
    public static string Quoted(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 40 ? line[..40] + "…" : line;
    }

    private static bool LostItsZero(string text) => text.Length is 1 or 4 or 7 or 11 && Ags.TryParse("0" + text, out _);
}
