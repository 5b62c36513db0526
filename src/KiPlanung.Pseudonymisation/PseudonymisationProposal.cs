using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>A mark the case worker adds.</summary>
public sealed record AddedMark(int Start, int End, EntityType Type);

/// <summary>What the case worker changed: marks added, findings taken back (by start offset), review points judged harmless (by start
/// offset).</summary>
public sealed record Corrections(
    IReadOnlyList<AddedMark> Added, IReadOnlyList<int> RemovedFindings, IReadOnlyList<int> JudgedReviewPoints)
{
    public static Corrections None { get; } = new([], [], []);
}

/// <summary>„Fachkraft“ — the person who confirms what leaves the note.</summary>
public sealed record CaseWorker(PersonId Person);

/// <summary>„Vorschlag zur Pseudonymisierung“ — nothing a model may see yet.</summary>
public sealed class PseudonymisationProposal
{
    public ConfidentialText Source => throw new NotImplementedException();

    /// <summary>In order, without overlap.</summary>
    public IReadOnlyList<Finding> Findings => throw new NotImplementedException();
    public IReadOnlyList<ReviewPoint> Review => throw new NotImplementedException();
    public ProposalVerdict Verdict => throw new NotImplementedException();

    /// <summary>The text with tokens instead of findings, unconfirmed.</summary>
    public string Preview => throw new NotImplementedException();

    public string DetectorVersion => throw new NotImplementedException();

    /// <summary>Applies corrections and looks again: added marks are masked everywhere the same words stand; the result is a proposal.</summary>
    public Outcome<PseudonymisationProposal> With(Corrections corrections) => throw new NotImplementedException();

    /// <summary>The only maker of <see cref="PseudonymisedText"/>. Refuses a failing verdict, unjudged review points, and a
    /// <paramref name="seen"/> hash that is not the hash of <see cref="Preview"/>.</summary>
    public Outcome<PseudonymisedText> Confirm(CaseWorker by, ContentHash seen, DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>„Zuordnungstabelle“ token → clear text, for the vault.</summary>
    public PseudonymKey Key => throw new NotImplementedException();
}
