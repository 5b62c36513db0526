using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation;

/// <summary>A mark the case worker adds. Offsets are UTF-16 code units of the text as read, end exclusive.</summary>
public sealed record AddedMark(int Start, int End, EntityType Type);

/// <summary>„Korrekturen“ — what the case worker changed: marks added, findings taken back (by start offset), review points judged harmless
/// (by start offset).</summary>
/// <param name="Reason">Why findings are taken back; a use case asks for it where they are direct identifiers.</param>
public sealed record Corrections(
    IReadOnlyList<AddedMark> Added, IReadOnlyList<int> RemovedFindings, IReadOnlyList<int> JudgedReviewPoints, RemovalReason? Reason = null)
{
    public static Corrections None { get; } = new([], [], []);
}

/// <summary>„Fachkraft“ — the person who confirms what leaves the note.</summary>
public sealed record CaseWorker(PersonId Person);
