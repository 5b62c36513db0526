namespace KiPlanung.Audit;

/// <summary>One thing wrong with a log.</summary>
/// <param name="Code">Such as <c>audit.entry-changed</c>.</param>
/// <param name="Message">German sentence; entries count from 0.</param>
/// <param name="Index">First bad entry, counted from 0; null when no single entry is at fault.</param>
public sealed record LogFault(string Code, string Message, long? Index);

/// <summary>„Prüfbericht“</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="RootHex">Root recomputed from the entries; null when entries are missing in between.</param>
/// <param name="Faults">Faults of entries first, in log order; then those of files, keys and the checkpoint.</param>
public sealed record VerificationReport(bool Valid, long Entries, string? RootHex, IReadOnlyList<LogFault> Faults)
{
    public LogFault? First => Faults.Count == 0 ? null : Faults[0];

    /// <summary>What is worth knowing without being a fault.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
