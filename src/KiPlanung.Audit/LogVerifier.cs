using KiPlanung.Audit.Verification;

namespace KiPlanung.Audit;

/// <summary>Checks an exported log with nothing but the export, a key and, where given, an earlier checkpoint and kept receipts.</summary>
public static class LogVerifier
{
    /// <summary>Signature, tree, tiles, form and order of the entries, changes of the key, and that every release goes back to an approval
    /// by somebody who neither requested nor edited the draft. Damaged input is reported, never thrown.</summary>
    /// <remarks>Memory does not grow with the log: tiles are compared as they complete, tables have a fixed size, and a log too long for
    /// them is read several times.</remarks>
    /// <param name="progress">0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static VerificationReport VerifyAgainst(
        LogEvidence evidence, ILogDirectory export, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var findings = new Findings();
        var anchors = TrustAnchors.Read(export, evidence.TrustedCheckpoint, evidence.VerificationKey, findings);
        var files = LogFiles.Of(export, anchors.Head?.Size, new ProofFiles(export, anchors, findings).Take);
        files.ReportStrangersAndGaps(findings);
        var content = new EntryContent(files.Size, Fingerprint.KeyedBy(anchors.Head?.Root), findings);
        var kept = new Evidence(anchors, evidence.Receipts, findings);
        var walk = new LogWalk(files, anchors.Watched.Concat(kept.Watched), content, kept);
        var steps = new PassProgress(progress, files.Size);
        steps.Expect(content.PassesLeft);
        walk.Run(steps.AtBundle, cancellationToken);
        content.Finish(new BundleReader(files), steps.AtBundle, cancellationToken);
        var judgement = new Judgement(files, walk, anchors, findings);
        judgement.Run();
        kept.Report(judgement.Tree, content.KeyChanges, content.Newest);
        progress?.Report(1);
        var whole = walk.Complete && walk.Recomputed.Size == files.Size;
        return findings.Report(walk.EntriesRead, whole ? Convert.ToHexStringLower(walk.Recomputed.Root()) : null);
    }

    /// <inheritdoc cref="VerifyAgainst"/>
    /// <param name="trustedCheckpoint">An earlier checkpoint note kept elsewhere: the log must extend it.</param>
    /// <param name="verificationKey">A key kept elsewhere; null: the one in the export.</param>
    public static VerificationReport Verify(
        ILogDirectory export, string? trustedCheckpoint, string? verificationKey, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) =>
        VerifyAgainst(new LogEvidence(trustedCheckpoint, verificationKey), export, progress, cancellationToken);
}
