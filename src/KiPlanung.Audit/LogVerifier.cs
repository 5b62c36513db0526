using KiPlanung.Audit.Verification;

namespace KiPlanung.Audit;

/// <summary>Checks an exported log with nothing but the export, a key and, where given, an earlier checkpoint.</summary>
public static class LogVerifier
{
    /// <summary>Signature, tree, tiles, form and order of the entries, and that every release goes back to an approval by somebody
    /// who neither requested nor edited the draft. Damaged input is reported, never thrown.</summary>
    /// <param name="trustedCheckpoint">An earlier checkpoint note kept elsewhere: the log must extend it.</param>
    /// <param name="verificationKey">A key kept elsewhere; null: the one in the export.</param>
    /// <param name="progress">0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport Verify(
        ILogDirectory export, string? trustedCheckpoint, string? verificationKey, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var findings = new Findings();
        var anchors = TrustAnchors.Read(export, trustedCheckpoint, verificationKey, findings);
        var files = LogFiles.Of(export);
        var size = anchors.Head?.Size ?? files.EntriesPresent();
        files.ReportStrangersAndGaps(size, findings);
        var content = new EntryContent(findings);
        var walk = new LogWalk(files, size, anchors.Trusted?.Size ?? -1, content);
        walk.Run(progress, cancellationToken);
        content.Finish();
        new Judgement(files, walk, anchors, size, findings).Run();
        progress?.Report(1);
        var whole = walk.Complete && walk.Recomputed.Size == size;
        return findings.Report(walk.EntriesRead, whole ? Convert.ToHexStringLower(walk.Recomputed.Root()) : null);
    }
}
