using KiPlanung.Audit.Reading;

namespace KiPlanung.Audit.Verification;

/// <summary>Finds entries that carry the id of an earlier one, in memory that does not grow with the log.</summary>
/// <remarks>The ids of up to <see cref="PartSize"/> entries are kept as fingerprints of 32 bits beside their place (2.4 MB). A longer
/// log is divided by fingerprint and read once per part. What looks repeated is looked up again with its whole id.</remarks>
internal sealed class UniqueIds(long size, Fingerprint fingerprint, Findings findings)
{
    private const long PartSize = 500_000;
    private const int MaximumSuspects = 20_000;

    private readonly HashSet<UInt128> suspects = [];
    private readonly ulong parts = (ulong)((Math.Max(size, 1) + PartSize - 1) / PartSize);
    private CompactSet? seen;
    private ulong part;

    public int PassesLeft => (int)Math.Min(int.MaxValue, parts - 1 - part);

    public void Check(ReadOnlySpan<UInt128> all)
    {
        foreach (var id in all) Check(id);
    }

    public void Check(UInt128 id)
    {
        var print = fingerprint.Of(0, id);
        if (parts > 1 && Fingerprint.Mix(print) % parts != part) return;
        seen ??= new CompactSet(Math.Min(Math.Max(size, 1), PartSize));
        if (!seen.Add(print) && suspects.Count < MaximumSuspects) suspects.Add(id);
    }

    /// <summary>After a pass over all entries: whether another one is needed for the next part.</summary>
    public bool NextPart()
    {
        if (++part == parts) seen = null;
        else seen?.Clear();
        return part < parts;
    }

    public bool HasSuspects => suspects.Count > 0;

    /// <summary>The last pass: every entry once more, in order.</summary>
    public Action<EntryView, long> Confirmation()
    {
        var found = new HashSet<UInt128>();
        return (entry, index) =>
        {
            if (suspects.Contains(entry.Id) && !found.Add(entry.Id))
                findings.Content("audit.entry-repeated", $"Eintrag {index} trägt die Kennung eines früheren Eintrags.", index);
        };
    }
}
