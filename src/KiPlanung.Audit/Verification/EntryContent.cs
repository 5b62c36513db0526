using KiPlanung.Audit.Reading;

namespace KiPlanung.Audit.Verification;

/// <summary>Looks at what the entries say: form, unique ids, times, and the way from draft to release.</summary>
internal sealed class EntryContent(long size, Fingerprint fingerprint, Findings findings)
{
    private const long Tolerance = 5 * TimeSpan.TicksPerMinute;
    private const int MaximumKeyChanges = 10_000;

    private readonly UniqueIds ids = new(size, fingerprint, findings);
    private readonly ReleaseCheck releases = new(fingerprint, findings);
    private UInt128[] known = [];
    private long latest = long.MinValue;
    private long backwards;
    private long? firstBackwards;

    /// <summary>Passes over all entries after the first one that are known to be needed already.</summary>
    public int PassesLeft => ids.PassesLeft;

    /// <summary>UTC ticks of the newest entry; null when there is none.</summary>
    public long? Newest => latest == long.MinValue ? null : latest;

    /// <summary>Entries that introduce a key.</summary>
    public List<long> KeyChanges { get; } = [];

    /// <summary>All entries of one bundle.</summary>
    /// <param name="first">Index of the first.</param>
    public void Check(BundleReader bundle, long first)
    {
        var entries = bundle.Entries;
        if (known.Length < entries.Length) known = new UInt128[entries.Length];
        var count = 0;
        for (var place = 0; place < entries.Length; place++)
        {
            var canonical = bundle.Entry(place);
            if (EntryReader.TryRead(canonical, out var entry)) Check(entry, first + place, ref count);
            else Refuse(canonical, first + place);
        }
        // All at once, so that the processor can wait for many places of the table at a time.
        ids.Check(known.AsSpan(0, count));
    }

    private void Check(in EntryView entry, long index, ref int count)
    {
        known[count++] = entry.Id;
        if (latest != long.MinValue && latest - entry.Ticks > Tolerance)
        {
            backwards++;
            firstBackwards ??= index;
        }
        if (entry.Ticks > latest) latest = entry.Ticks;
        if (entry.What == AuditEvent.LogKeyChanged && KeyChanges.Count < MaximumKeyChanges) KeyChanges.Add(index);
        releases.Follow(entry, index);
    }

    private void Refuse(ReadOnlySpan<byte> canonical, long index)
    {
        var problem = AuditEntry.Parse(canonical).IsOk(out _, out var worded)
            ? AuditProblems.EntryInvalid("er steht nicht in der kanonischen Schreibweise")
            : worded;
        findings.Content(problem.Code, $"Eintrag {index}: {problem.Message}", index);
    }

    /// <summary>Reads the log again as often as its size asks for, and reports.</summary>
    public void Finish(BundleReader bundles, Action<long>? atBundle, CancellationToken cancellationToken)
    {
        while (ids.NextPart()) bundles.Replay((entry, _) => ids.Check(entry.Id), atBundle, cancellationToken);
        if (ids.HasSuspects) bundles.Replay(ids.Confirmation(), atBundle, cancellationToken);
        releases.Finish(each => bundles.Replay(each, atBundle, cancellationToken));
        if (firstBackwards is not { } first) return;
        findings.Notice($"{backwards} Einträge sind mehr als fünf Minuten älter als ihre Vorgänger, zuerst Eintrag {first}. "
            + "Vermutlich ging eine Uhr falsch; die Reihenfolge sichert der Hashbaum, nicht die Zeit.");
    }
}
