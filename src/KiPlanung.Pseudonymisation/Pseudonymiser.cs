using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>Entry point: confidential text to a proposal. Thread-safe; lists are loaded once from the assembly.</summary>
/// <remarks>Fails closed: an exception in a recogniser is not caught here, so there is no proposal that could be confirmed.</remarks>
public sealed class Pseudonymiser
{
    /// <summary>With the lists shipped in <c>models/pseudonymisation</c>.</summary>
    public static Pseudonymiser Default { get; } = new();

    /// <exception cref="OperationCanceledException">Cancelled between two recognisers.</exception>
    public Outcome<PseudonymisationProposal> Propose(ConfidentialText text, CancellationToken cancellationToken = default) =>
        PseudonymisationProposal.For(text, cancellationToken);
}
