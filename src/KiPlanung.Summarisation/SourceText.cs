using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation.Cutting;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>„Abschnitt“ — a speaker turn, paragraph, heading, list item, or a sentence of an over-long paragraph; offsets in UTF-16 code
/// units of the text, end exclusive, without white space at either end.</summary>
/// <param name="Id"><c>A1</c>, <c>A2</c>, … in the order of the text.</param>
public sealed record Passage(string Id, int Start, int End);

/// <summary>A pseudonymised text cut into numbered passages; citations point into it.</summary>
/// <remarks>Every character that is not white space lies in exactly one passage.</remarks>
public sealed class SourceText
{
    private SourceText(string text) => (Text, Passages, Hash) = (text, PassageCutter.Cut(text), ContentHash.Of(text));

    public string Text { get; }
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Of <see cref="Text"/>; a stored draft names it, so that a revision cannot be checked against another text.</summary>
    public ContentHash Hash { get; }

    public string TextOf(Passage passage) => Text[passage.Start..passage.End];

    public static SourceText Of(PseudonymisedText text) => Of(text.Value);

    /// <summary>Unconfirmed, for extraction inside this process alone; a <see cref="Prompt"/> cannot be built from it.</summary>
    public static SourceText Of(PseudonymisationProposal proposal) => Of(proposal.Preview);

    internal static SourceText Of(string text) => new(text);
}
