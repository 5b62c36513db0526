namespace KiPlanung.Audit;

/// <summary>A directory as the pure core sees it; paths use <c>/</c>.</summary>
public interface ILogDirectory
{
    IEnumerable<string> Paths();
    byte[]? Read(string path);
}

/// <summary>One file of an export.</summary>
public sealed record ExportFile(string Path, byte[] Content);

/// <summary>C2SP tlog-tiles layout: checkpoint, tiles, entry bundles, and the verification key.</summary>
public static class LogExport
{
    public static IEnumerable<ExportFile> Write(IReadOnlyList<byte[]> entries, Checkpoint checkpoint, string verificationKey) => throw new NotImplementedException();
}

/// <summary>One thing wrong with a log.</summary>
/// <param name="Index">First bad entry, counted from 0; null when no single entry is at fault.</param>
public sealed record LogFault(string Code, string Message, long? Index);

/// <summary>„Prüfbericht“</summary>
public sealed record VerificationReport(bool Valid, long Entries, string? RootHex, IReadOnlyList<LogFault> Faults)
{
    public LogFault? First => Faults.Count == 0 ? null : Faults[0];
}

/// <summary>Checks an exported log with nothing but the export, a key and, where given, an earlier checkpoint.</summary>
public static class LogVerifier
{
    /// <param name="trustedCheckpoint">An earlier checkpoint note kept elsewhere: the log must extend it.</param>
    /// <param name="verificationKey">A key kept elsewhere; null: the one in the export.</param>
    public static VerificationReport Verify(
        ILogDirectory export, string? trustedCheckpoint, string? verificationKey, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
