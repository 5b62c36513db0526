namespace KiPlanung.Storage.Keys;

/// <summary>The master key in use. Another process may have changed it: a key the database names and this process does not know yet
/// is looked for where the key comes from.</summary>
internal sealed class MasterKeys(MasterKeySource source, MasterKey first)
{
    private volatile MasterKey _current = first;

    public MasterKeySource Source => source;

    public MasterKey Current => _current;

    /// <summary>Null when neither this process nor the source has the key with this id.</summary>
    public MasterKey? Find(string id)
    {
        if (_current.Id == id) return _current;
        if (source.Find() is not { } fresh || fresh.Id != id) return null;
        return _current = fresh;
    }

    public void Use(MasterKey key) => _current = key;
}
