namespace KiPlanung.Verify;

/// <summary>The words of the command line.</summary>
/// <param name="Path">Directory of the log, or the entry of a proof.</param>
/// <param name="Proof">The proof file; null when a whole log is to be checked.</param>
internal sealed record Call(string Path, string? Proof, string? Checkpoint, string? Key, bool Json)
{
    public const string Usage =
        """
        kiplanung-verify ORDNER [--checkpoint DATEI] [--key DATEI] [--json]
            prüft ein ausgegebenes Protokoll ohne Server und Datenbank
        kiplanung-verify proof NACHWEIS EINTRAG --key DATEI [--json]
            prüft den Einschlussnachweis (.tlog-proof) eines einzelnen Eintrags

          --checkpoint DATEI  früherer Prüfpunkt, anderswo aufbewahrt
          --key DATEI         Prüfschlüssel (log.vkey), anderswo aufbewahrt
          --json              Prüfbericht als JSON

        Rückgabe: 0 unverändert, 3 nicht in Ordnung, 1 Datei fehlt, 2 falscher Aufruf, 130 abgebrochen
        """;

    /// <returns>Null when the call is wrong.</returns>
    public static Call? Parse(IReadOnlyList<string> words)
    {
        var places = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var json = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--json") json = true;
            else if (words[i] is "--checkpoint" or "--key")
            {
                if (i + 1 == words.Count || !options.TryAdd(words[i], words[++i])) return null;
            }
            else if (words[i].StartsWith('-')) return null;
            else places.Add(words[i]);
        }
        var (checkpoint, key) = (options.GetValueOrDefault("--checkpoint"), options.GetValueOrDefault("--key"));
        return places switch
        {
            ["proof", var proof, var entry] when key is not null && checkpoint is null => new(entry, proof, null, key, json),
            [var directory] => new(directory, null, checkpoint, key, json),
            _ => null,
        };
    }
}
