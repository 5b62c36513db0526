namespace KiPlanung.Audit;

/// <summary>A receipt kept by whoever acted: a <see cref="Receipt"/> or an inclusion proof with its entry
/// (<see cref="InclusionProofFile"/>).</summary>
/// <param name="Name">For the report, such as a file name.</param>
public sealed record KeptReceipt(string Name, string Text);

/// <summary>What an auditor brings along that did not come with the export.</summary>
/// <param name="TrustedCheckpoint">An earlier checkpoint note kept elsewhere: the log must extend it.</param>
/// <param name="VerificationKey">A key kept elsewhere, the present one or an earlier one; null: the one in the export.</param>
public sealed record LogEvidence(string? TrustedCheckpoint = null, string? VerificationKey = null)
{
    public IReadOnlyList<KeptReceipt> Receipts { get; init; } = [];
}
