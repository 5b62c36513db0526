using KiPlanung.Pseudonymisation;

namespace KiPlanung.Summarisation;

/// <summary>What kind of text is summarised.</summary>
public enum NoteKind
{
    /// <summary>„Leitfadeninterview“</summary>
    Interview,

    /// <summary>„Praxisbericht“</summary>
    PracticeReport,

    /// <summary>„Beratungsnotiz“</summary>
    CounsellingNote,
}

/// <summary>„Abschnitt“ — a speaker turn, paragraph or list item; offsets in UTF-16 code units of the text.</summary>
public sealed record Passage(string Id, int Start, int End);

/// <summary>A pseudonymised text cut into numbered passages; citations point into it.</summary>
public sealed class SourceText
{
    private SourceText(string text, IReadOnlyList<Passage> passages) => (Text, Passages) = (text, passages);

    public string Text { get; }
    public IReadOnlyList<Passage> Passages { get; }

    public string TextOf(Passage passage) => Text[passage.Start..passage.End];

    public static SourceText Of(PseudonymisedText text) => throw new NotImplementedException();

    /// <summary>Unconfirmed, for extraction inside this process alone; a <see cref="Prompt"/> cannot be built from it.</summary>
    public static SourceText Of(PseudonymisationProposal proposal) => throw new NotImplementedException();
}
