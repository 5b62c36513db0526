using KiPlanung.Audit;

namespace KiPlanung.UseCases;

/// <summary>„Was diese Anfrage ins Protokoll schrieb“ — a host that wants to give its caller a receipt listens around the act; the store
/// tells every entry it committed. Whoever does not listen loses nothing.</summary>
public sealed class CommittedEntries : IDisposable
{
    private static readonly AsyncLocal<CommittedEntries?> Listening = new();

    private readonly CommittedEntries? _outer = Listening.Value;
    private readonly List<PromisedEntry> _entries = [];

    private CommittedEntries() => Listening.Value = this;

    /// <summary>In the order of the commits.</summary>
    public IReadOnlyList<PromisedEntry> Entries
    {
        get
        {
            lock (_entries) return [.. _entries];
        }
    }

    /// <summary>Listens until disposed of, to everything this call and what it awaits commits.</summary>
    public static CommittedEntries Listen() => new();

    /// <summary>To be called by the store after a commit.</summary>
    public static void Tell(Guid id, byte[] leafHash)
    {
        for (var listener = Listening.Value; listener is not null; listener = listener._outer)
            lock (listener._entries) listener._entries.Add(new(id, leafHash));
    }

    public void Dispose() => Listening.Value = _outer;
}
