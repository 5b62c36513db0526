using System.ComponentModel.DataAnnotations;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Api;

/// <summary>A note as text; personal data, therefore no record.</summary>
public sealed class NewNote
{
    public NoteKind Kind { get; set; }

    [Required]
    public string Text { get; set; } = "";

    public override string ToString() => "[vertraulich]";
}

/// <summary>A note without its text.</summary>
public sealed record NoteAnswer(Guid Id, int Number, NoteKind Kind, NoteState State, DateTimeOffset UploadedAt)
{
    internal static NoteAnswer Of(Note note) => new(note.Id, note.Number, note.Kind, note.State, note.UploadedAt);
}

/// <summary>A span to mask; offsets are UTF-16 code units of the text as handed in, end exclusive.</summary>
public sealed record MarkBody([Range(0, int.MaxValue)] int Start, [Range(0, int.MaxValue)] int End, EntityType Type);

/// <summary>What the case worker changes; what is left out stays.</summary>
/// <param name="Added">Spans to mask.</param>
/// <param name="RemovedFindings">Findings taken back, by start.</param>
/// <param name="JudgedReviewPoints">Review points judged harmless, by start.</param>
/// <param name="RemovalReason">Why findings are taken back; needed where one of them is a direct identifier.</param>
public sealed record NewCorrections(
    IReadOnlyList<MarkBody>? Added, IReadOnlyList<int>? RemovedFindings, IReadOnlyList<int>? JudgedReviewPoints,
    RemovalReason? RemovalReason = null)
{
    internal Corrections ToCorrections() => new(
        [.. (Added ?? []).Select(m => new AddedMark(m.Start, m.End, m.Type))], RemovedFindings ?? [], JudgedReviewPoints ?? [],
        RemovalReason);
}

/// <summary>The hash of the preview that was seen.</summary>
public sealed record NewConfirmation([Required] string SeenHash);

/// <summary>Who drafts the summary.</summary>
public sealed record NewSummary(Summariser Summariser);

/// <summary>The hash of the text that may now be used.</summary>
public sealed record ConfirmedAnswer(string Hash);

/// <summary>A span with its kind and why; <c>token</c> is what stands there instead, null for a point still to be judged.</summary>
public sealed record SpanAnswer(int Start, int End, EntityType Type, string Reason, string? Token);

/// <summary>The proposal; the preview may still name people, therefore no record.</summary>
public sealed class ProposalAnswer
{
    private ProposalAnswer(NoteProposal current)
    {
        var proposal = current.Proposal;
        (Id, Step, Verdict, Preview) = (current.Note.Id, current.Step, proposal.Verdict, proposal.Preview);
        SeenHash = ContentHash.Of(proposal.Preview).Hex;
        Findings = [.. proposal.Findings.Select(f => new SpanAnswer(f.Start, f.End, f.Type, f.Reason, f.Token))];
        ReviewPoints = [.. proposal.Review.Select(p => new SpanAnswer(p.Start, p.End, p.Type, p.Reason, null))];
    }

    public Guid Id { get; }

    /// <summary>How many corrections went into it.</summary>
    public int Step { get; }
    public ProposalVerdict Verdict { get; }
    public string Preview { get; }

    /// <summary>To be sent back with the confirmation.</summary>
    public string SeenHash { get; }
    public IReadOnlyList<SpanAnswer> Findings { get; }
    public IReadOnlyList<SpanAnswer> ReviewPoints { get; }

    public override string ToString() => "[vertraulich]";

    internal static ProposalAnswer Of(NoteProposal current) => new(current);
}
