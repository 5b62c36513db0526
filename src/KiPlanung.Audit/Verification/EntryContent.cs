using KiPlanung.Audit.Reading;

namespace KiPlanung.Audit.Verification;

/// <summary>Looks at what the entries say: form, unique ids, times, and the way from draft to release.</summary>
internal sealed class EntryContent(long size, Fingerprint fingerprint, Findings findings)
{
    private const long Tolerance = 5 * TimeSpan.TicksPerMinute;

    private readonly UniqueIds ids = new(size, fingerprint, findings);
    private readonly ReleaseCheck releases = new(fingerprint, findings);
    private long latest = long.MinValue;
    private long backwards;
    private long? firstBackwards;

    /// <summary>Passes over all entries after the first one that are known to be needed already.</summary>
    public int PassesLeft => ids.PassesLeft;

    public void Check(ReadOnlySpan<byte> canonical, long index)
    {
        if (!EntryReader.TryRead(canonical, out var entry))
        {
            var problem = AuditEntry.Parse(canonical).IsOk(out _, out var worded)
                ? AuditProblems.EntryInvalid("er steht nicht in der kanonischen Schreibweise")
                : worded;
            findings.Content(problem.Code, $"Eintrag {index}: {problem.Message}", index);
            return;
        }
        ids.Check(entry.Id);
        if (latest != long.MinValue && latest - entry.Ticks > Tolerance)
        {
            backwards++;
            firstBackwards ??= index;
        }
        if (entry.Ticks > latest) latest = entry.Ticks;
        releases.Follow(entry, index);
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
