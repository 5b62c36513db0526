using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>Entry point: confidential text to a proposal. Thread-safe; lists are loaded once from the assembly.</summary>
public sealed class Pseudonymiser
{
    /// <summary>With the lists shipped in <c>models/pseudonymisation</c>.</summary>
    public static Pseudonymiser Default { get; } = new();

    public Outcome<PseudonymisationProposal> Propose(ConfidentialText text, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
