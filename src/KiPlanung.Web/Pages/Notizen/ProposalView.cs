using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui.Evidence;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Vorschlag auf der Seite“ — the proposal cut for showing to the owner of the note. Holds clear text, hence a class.</summary>
public sealed class ProposalView
{
    private const int Around = 40;

    private readonly string _text;

    internal ProposalView(NoteProposal current)
    {
        var proposal = current.Proposal;
        _text = proposal.Source.Disclose();
        (Title, Step) = ($"{SummaryTemplate.TitleOf(current.Note.Kind)} Nr. {current.Note.Number}", current.Step);
        Version = current.Version;
        (Verdict, Points, DetectorVersion) = (proposal.Verdict, proposal.Review, proposal.DetectorVersion);
        Findings = proposal.Findings;
        Groups = [.. Findings.GroupBy(f => NotePiece.GroupOf(f.Token)).Select(g => new FindingGroup(g.Key, [.. g], WordsOf(g)))];
        Original = NotePiece.Original(_text, Findings, Points);
        Result = NotePiece.Result(_text, Findings);
        PreviewHash = ContentHash.Of(proposal.Preview);
    }

    public string Title { get; }

    /// <summary>State of the note the page was made from.</summary>
    public ContentHash Version { get; }

    /// <summary>Number of corrections so far.</summary>
    public int Step { get; }
    public ProposalVerdict Verdict { get; }
    public string DetectorVersion { get; }
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Findings by what they stand for; one person is one line.</summary>
    public IReadOnlyList<FindingGroup> Groups { get; }
    public IReadOnlyList<ReviewPoint> Points { get; }
    public IReadOnlyList<NotePiece> Original { get; }
    public IReadOnlyList<NotePiece> Result { get; }
    public ContentHash PreviewHash { get; }

    /// <summary>Id of the first mark in the text; null when there is none.</summary>
    public string? FirstMark => Original.FirstOrDefault(piece => piece.Anchor is not null)?.Anchor;

    public string WordsOf(ReviewPoint point) => _text[point.Start..point.End];

    /// <summary>The words right before and after a point, on one line each.</summary>
    public (string Before, string After) Surroundings(ReviewPoint point)
    {
        var start = CutAt(Math.Max(0, point.Start - Around));
        var end = CutAt(Math.Min(_text.Length, point.End + Around));
        return (_text[start..point.Start].ReplaceLineEndings(" "), _text[point.End..end].ReplaceLineEndings(" "));
    }

    /// <summary>Where the words stand and are not replaced yet: the selection when it holds exactly these words, otherwise every
    /// mention.</summary>
    /// <returns>The places, or <c>note.words-not-found</c> / <c>note.words-already-replaced</c> at the field.</returns>
    internal Outcome<IReadOnlyList<(int Start, int End)>> PlacesOf(string words, int? from, int? to)
    {
        if (from is { } start && to is { } end && start >= 0 && start < end && end <= _text.Length
            && PhraseSearch.Find(_text[start..end], words) is [var selected] && selected == (0, end - start))
            return new Outcome<IReadOnlyList<(int Start, int End)>>.Ok([(start, end)]);
        var found = PhraseSearch.Find(_text, words);
        if (found.Count == 0)
            return AtWords("note.words-not-found", "Diese Wörter stehen so nicht in der Notiz. Bitte schreiben Sie sie genau wie im Text.");
        var fresh = found.Where(place => !Findings.Any(f => f.Start <= place.Start && place.End <= f.End)).ToList();
        return fresh.Count > 0
            ? new Outcome<IReadOnlyList<(int Start, int End)>>.Ok(fresh)
            : AtWords("note.words-already-replaced", "Diese Wörter werden bereits überall ersetzt.");
    }

    /// <summary>Where findings begin that cover a part of any mention of the words.</summary>
    /// <returns>The starts, or <c>note.words-not-found</c> / <c>note.words-not-replaced</c> at the field.</returns>
    internal Outcome<IReadOnlyList<int>> FindingsOf(string words)
    {
        var places = PhraseSearch.Find(_text, words);
        if (places.Count == 0)
            return AtWords("note.words-not-found", "Diese Wörter stehen so nicht in der Notiz. Bitte schreiben Sie sie genau wie im Text.");
        var starts = Findings.Where(f => places.Any(p => f.Start < p.End && p.Start < f.End)).Select(f => f.Start).ToList();
        return starts.Count > 0
            ? new Outcome<IReadOnlyList<int>>.Ok(starts)
            : AtWords("note.words-not-replaced", "Diese Wörter werden nicht ersetzt; es gibt nichts zurückzunehmen.");
    }

    public override string ToString() => "[vertraulich]";

    private static Problem AtWords(string code, string message) => new(code, message, ProblemKind.Invalid)
    {
        Details = [new ProblemDetail(message, Field: nameof(PseudonymisierenModel.MarkForm.Wortlaut))],
    };

    /// <summary>Never between the halves of a character beyond 16 bits.</summary>
    private int CutAt(int offset) => offset > 0 && offset < _text.Length && char.IsLowSurrogate(_text[offset]) ? offset - 1 : offset;

    private string WordsOf(IEnumerable<Finding> findings) =>
        string.Join(", ", findings.Select(f => _text[f.Start..f.End].ReplaceLineEndings(" ")).Distinct(StringComparer.Ordinal));
}

/// <summary>„Fundstellen eines Platzhalters“ — what the same token stands for. Holds clear text, hence a class.</summary>
public sealed class FindingGroup(string token, IReadOnlyList<Finding> findings, string words)
{
    public string Token { get; } = token;

    /// <summary>In order, at least one.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>The clear words, each form once.</summary>
    public string Words { get; } = words;

    /// <summary>Taking it back needs a reason.</summary>
    public bool IsDirect => RemovalReasons.IsNeededFor(Findings[0].Type);

    /// <summary>Why, each reason once.</summary>
    public string Reasons => string.Join("; ", Findings.Select(f => f.Reason).Distinct());

    public override string ToString() => "[vertraulich]";
}
