namespace KiPlanung.Audit.Verification;

/// <summary>Looks at what the entries say: form, unique ids, times, and the way from draft to release.</summary>
internal sealed class EntryContent(Findings findings)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly HashSet<Guid> ids = [];
    private readonly ReleaseTrace releases = new(findings);
    private DateTimeOffset latest = DateTimeOffset.MinValue;
    private long backwards;
    private long? firstBackwards;

    public void Check(ReadOnlySpan<byte> canonical, long index)
    {
        if (!AuditEntry.Parse(canonical).IsOk(out var entry, out var problem))
        {
            findings.Content(problem.Code, $"Eintrag {index}: {problem.Message}", index);
            return;
        }
        if (!ids.Add(entry.Id))
            findings.Content("audit.entry-repeated", $"Eintrag {index} trägt die Kennung eines früheren Eintrags.", index);
        if (latest - entry.Time > Tolerance)
        {
            backwards++;
            firstBackwards ??= index;
        }
        if (entry.Time > latest) latest = entry.Time;
        releases.Follow(entry, index);
    }

    public void Finish()
    {
        if (firstBackwards is not { } first) return;
        findings.Notice($"{backwards} Einträge sind mehr als fünf Minuten älter als ihre Vorgänger, zuerst Eintrag {first}. "
            + "Vermutlich ging eine Uhr falsch; die Reihenfolge sichert der Hashbaum, nicht die Zeit.");
    }
}
