namespace KiPlanung.Verify;

/// <summary>The words of the command line.</summary>
/// <param name="Path">Directory of the log, or the entry of a proof; null when the proof holds it itself.</param>
/// <param name="Proof">The proof file; null when a whole log is to be checked.</param>
internal sealed record Call(string? Path, string? Proof, KeptFiles Kept, bool Json)
{
    public const string Usage =
        """
        kiplanung-verify ORDNER [--checkpoint DATEI] [--key DATEI] [--receipt DATEI …] [--json]
            prüft ein ausgegebenes Protokoll ohne Server und Datenbank
        kiplanung-verify proof NACHWEIS [EINTRAG] --key DATEI [--json]
            prüft den Einschlussnachweis (.tlog-proof) eines einzelnen Eintrags; eine Quittung enthält den Eintrag selbst

          --checkpoint DATEI  früherer Prüfpunkt, anderswo aufbewahrt
          --key DATEI         Prüfschlüssel (log.vkey), anderswo aufbewahrt; auch ein früherer
          --receipt DATEI     aufbewahrte Quittung, mehrfach möglich; ein Ordner steht für alle Dateien darin
          --json              Prüfbericht als JSON

        Rückgabe: 0 unverändert, 3 nicht in Ordnung, 1 Datei fehlt, 2 falscher Aufruf, 130 abgebrochen
        """;

    /// <returns>Null when the call is wrong.</returns>
    public static Call? Parse(IReadOnlyList<string> words)
    {
        var places = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var receipts = new List<string>();
        var json = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--json") json = true;
            else if (words[i] is "--checkpoint" or "--key")
            {
                if (i + 1 == words.Count || !options.TryAdd(words[i], words[++i])) return null;
            }
            else if (words[i] == "--receipt")
            {
                if (++i == words.Count) return null;
                receipts.Add(words[i]);
            }
            else if (words[i].StartsWith('-')) return null;
            else places.Add(words[i]);
        }
        var kept = new KeptFiles(options.GetValueOrDefault("--checkpoint"), options.GetValueOrDefault("--key"), receipts);
        return places switch
        {
            ["proof", var proof, ..] when places.Count <= 3 && kept is { Key: not null, Checkpoint: null, Receipts.Count: 0 } =>
                new(places.ElementAtOrDefault(2), proof, kept, json),
            [var directory] => new(directory, null, kept, json),
            _ => null,
        };
    }
}
