namespace KiPlanung.Audit.Reading;

/// <summary>What the bulk check needs of an entry, without an object and without text. Ids and pseudonyms are their 128 bits.</summary>
internal struct EntryView
{
    public AuditEvent What;
    public UInt128 Id;

    /// <summary>UTC, in ticks of 100 ns since 0001-01-01.</summary>
    public long Ticks;

    /// <summary>The pseudonym; null for <see cref="AuditEntry.System"/>.</summary>
    public UInt128? Actor;
    public UInt128? ObjectId;
    public UInt128? RelatedId;
    public UInt128? JobId;

    /// <summary>The first and the last 128 bits of <see cref="AuditField.ContentHash"/>.</summary>
    public (UInt128 High, UInt128 Low)? ContentHash;

    /// <summary>Null when the entry has none.</summary>
    public VerdictCode? Verdict;
}

/// <summary>The words of <see cref="ReleaseVerdicts"/>.</summary>
internal enum VerdictCode : byte
{
    Approved,
    Returned,
    Rejected,
}
