using System.Runtime.CompilerServices;
using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>The log as an export: made while it is taken, or laid down in a temporary file to be read at will. However long the log, some
/// tiles are in memory.</summary>
internal sealed class LogSpool(IAuditLog log, ITemporaryFiles temporary)
{
    /// <summary>Share of laying the log down in the progress of a verification.</summary>
    private const double Writing = 0.6;

    /// <summary>All files up to the checkpoint.</summary>
    public async IAsyncEnumerable<ExportFile> FilesAsync(
        Checkpoint checkpoint, IProgress<double>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rotations = await log.RotationsAsync(checkpoint.Size, cancellationToken);
        var leaves = LeavesAsync(checkpoint.Size, progress, cancellationToken);
        await foreach (var file in LogExport.WriteAsync(leaves, checkpoint, log.VerificationKey, rotations)) yield return file;
    }

    /// <param name="progress">0 to 0.6; the rest is for <see cref="Verify"/>.</param>
    public async Task<SpooledExport> WriteAsync(
        Checkpoint checkpoint, IProgress<double>? progress, CancellationToken cancellationToken) =>
        await SpooledExport.WriteAsync(
            temporary.Create(), FilesAsync(checkpoint, Part(progress, 0, Writing), cancellationToken), cancellationToken);

    /// <param name="progress">From 0.6 to 1.</param>
    public VerificationReport Verify(
        ILogDirectory export, string? trustedCheckpoint, IProgress<double>? progress, CancellationToken cancellationToken) =>
        LogVerifier.Verify(export, trustedCheckpoint, log.VerificationKey, Part(progress, Writing, 1 - Writing), cancellationToken);

    private async IAsyncEnumerable<(byte[] Entry, byte[] LeafHash)> LeavesAsync(
        long size, IProgress<double>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var read = 0L;
        await foreach (var leaf in log.ReadAllAsync(size, cancellationToken))
        {
            if (read++ % 1_000 == 0) progress?.Report((double)read / size);
            yield return (leaf.Entry, leaf.LeafHash);
        }
    }

    private static IProgress<double>? Part(IProgress<double>? whole, double from, double share) =>
        whole is null ? null : new PartOf(whole, from, share);

    private sealed class PartOf(IProgress<double> whole, double from, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (share * value));
    }
}
