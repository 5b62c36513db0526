using KiPlanung.Audit;

namespace KiPlanung.Storage.Keys;

/// <summary>„Protokollstand“ — the newest checkpoint this installation signed, in <c>keys/log.head</c> apart from the database: a database
/// restored from an older copy holds a shorter log, and appending to it would sign two different logs of one size.</summary>
internal sealed class LogHead
{
    private readonly string _path;
    private readonly LogKeys _keys;
    private readonly Lock _turn = new();

    /// <exception cref="InvalidOperationException">The file is there and holds no checkpoint of this installation.</exception>
    public LogHead(string directory, LogKeys keys)
    {
        (_path, _keys) = (Path.Combine(directory, "log.head"), keys);
        Newest = Stored();
    }

    /// <summary>Null before the first one.</summary>
    public Checkpoint? Newest { get; private set; }

    /// <summary>Why nothing may be appended; null while all is well.</summary>
    public string? Refusal { get; private set; }

    /// <summary>On disk when this returns; an older one than is known changes nothing.</summary>
    public void Remember(Checkpoint checkpoint)
    {
        using var turn = _turn.EnterScope();
        if (Newest is { } known && known.Size >= checkpoint.Size) return;
        Newest = checkpoint;
        if (!(Stored() is { } stored && stored.Size >= checkpoint.Size)) KeyFile.Write(_path, checkpoint.Note);
    }

    /// <summary>Compares with what the database holds.</summary>
    /// <param name="size">Entries with a place.</param>
    /// <param name="rootAtNewest">Root of the log of the database at the size of <see cref="Newest"/>; null: unknown.</param>
    /// <exception cref="InvalidOperationException">The database holds less or something else; nothing is appended any more.</exception>
    public void Require(long size, byte[]? rootAtNewest)
    {
        if (Newest is not { } newest) return;
        if (size < newest.Size)
            Refusal = $"Das Protokoll der Datenbank endet nach {size} Einträgen, unterschrieben waren zuletzt {newest.Size}. Vermutlich "
                + "wurde eine ältere Sicherung eingespielt. Bitte spielen Sie eine neuere ein. Gibt es keine, entscheiden Sie, dass es "
                + $"hier weitergeht: einmal mit --KiPlanung:Storage:AcceptLogOf={size} starten. "
                + "Die Entscheidung wird ein Eintrag im Protokoll.";
        else if (rootAtNewest is null || !rootAtNewest.AsSpan().SequenceEqual(newest.Root))
            Refusal = $"Die ersten {newest.Size} Einträge des Protokolls sind nicht die, die diese Installation unterschrieben hat. "
                + "Gehört der Ordner „keys“ zu dieser Datenbank? Bitte spielen Sie die passende Sicherung ein.";
        if (Refusal is not null) throw new InvalidOperationException(Refusal);
    }

    /// <summary>The operator decided to go on with a shorter log: the lost checkpoint is kept under another name, as evidence.</summary>
    public void SetAside()
    {
        using var turn = _turn.EnterScope();
        if (Newest is not { } lost) return;
        File.Move(_path, $"{_path}.{lost.Size}", overwrite: true);
        Newest = null;
    }

    private Checkpoint? Stored()
    {
        if (!File.Exists(_path)) return null;
        if (Opened() is { } checkpoint) return checkpoint;
        // another process may have changed the key since this one sealed last
        _keys.Reload();
        return Opened()
            ?? throw new InvalidOperationException(
                "Die Datei keys/log.head enthält keinen Prüfpunkt dieser Installation. Bitte den Ordner „keys“ vollständig aus der "
                + "Sicherung einspielen, nicht einzelne Dateien.");
    }

    private Checkpoint? Opened() =>
        Checkpoint.Open(File.ReadAllText(_path).TrimEnd('\n') + "\n", _keys.Signing).IsOk(out var checkpoint, out _) ? checkpoint : null;
}
