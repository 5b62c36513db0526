using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>What a node of the lineage is, in the order things come from each other.</summary>
public enum LineageKind
{
    /// <summary>„Einlesevorgang“</summary>
    Import,

    /// <summary>„Aufzeichnung“: note, interview, practice report.</summary>
    Note,

    /// <summary>„pseudonymisierter, bestätigter Text“</summary>
    ConfirmedText,

    /// <summary>„Aufruf des Sprachmodells“</summary>
    ModelCall,

    /// <summary>„Entwurf“: one version of a forecast, summary, theme set …</summary>
    Draft,

    /// <summary>„Freigabe“</summary>
    Release,

    /// <summary>„Ausgabe“ of a released result as a file.</summary>
    Export,
}

/// <summary>One thing in the lineage: id, class, time, hash and state, nothing of its content (domain.md § 4.8, note 3).</summary>
/// <param name="Key">Unique in this lineage.</param>
/// <param name="ObjectId">What entries are about; null for an export, which has no id of its own.</param>
/// <param name="Hash">Of its bytes.</param>
public sealed record LineageNode(string Key, LineageKind Kind, Guid? ObjectId, DateTimeOffset At, ContentHash? Hash)
{
    /// <summary>Number of the entry it came about by, where it is known.</summary>
    public long? Index { get; init; }

    public DraftKind? Draft { get; init; }

    /// <summary>Counts from 1.</summary>
    public int? Version { get; init; }

    /// <summary>Of a draft or a release.</summary>
    public DraftState? State { get; init; }

    /// <summary>Of a note or its text.</summary>
    public NoteState? Note { get; init; }

    /// <summary>Why a release is to be looked at again.</summary>
    public IReadOnlyList<RecheckCause> Due { get; init; } = [];

    /// <summary>Claims of a summary.</summary>
    public int? Claims { get; init; }

    /// <summary>A code of the log: the endpoint of a call, the format of an export, the author of a draft.</summary>
    public string? Detail { get; init; }
}

public sealed record LineageEdge(string From, string To);

/// <summary>„Abstammung“ — source, pseudonymised text, model call, drafts, release, exports.</summary>
/// <param name="Nodes">In the order of kinds, then of time.</param>
public sealed record Lineage(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges);

/// <summary>Everything the log holds about one artefact, its sources and what came of it.</summary>
/// <param name="Entries">Oldest first.</param>
/// <param name="IsCut">There is more than is shown: too many entries, or too many results of one source.</param>
public sealed record ArtefactHistory(Guid Id, IReadOnlyList<LoggedEntry> Entries, Lineage Lineage, bool IsCut);
