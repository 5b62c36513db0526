namespace KiPlanung.Statistics.Reading;

/// <summary>The signs German official statistics put in place of a figure, and the marks beside one.</summary>
/// <remarks>Source: Zeichenerklärung of the Statistische Ämter des Bundes und der Länder; GENESIS „Qualitätskennzeichen“.</remarks>
internal static class CellText
{
    /// <summary>Null when the text is meant as a figure; an empty cell is unknown, never zero.</summary>
    public static ValueStatus? Sign(string text) => text switch
    {
        "-" or "–" or "—" => ValueStatus.Nothing,
        "." or "" => ValueStatus.UnknownOrSecret,
        "x" or "X" => ValueStatus.NotMeaningful,
        "/" => ValueStatus.Unreliable,
        "..." or "…" => ValueStatus.NotYetAvailable,
        _ => null,
    };

    /// <summary>Takes the marks for limited, preliminary, estimated and revised figures off: „(12)“, „12 p“, „12s“, „12r“.</summary>
    public static string WithoutMarks(string text, out bool marked)
    {
        marked = false;
        if (text is ['(', .., ')'])
        {
            marked = true;
            text = text[1..^1].Trim();
        }

        if (text is not [.. { Length: > 0 } figure, 'p' or 'r' or 's'] || !char.IsAsciiDigit(figure.TrimEnd()[^1])) return text;
        marked = true;
        return figure.TrimEnd();
    }
}
