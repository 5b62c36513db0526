using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Reidentification;

/// <summary>„Vertrauliche Begründung“ — what requester and trustee write to each other; may name a person. Kept encrypted under the note's
/// key, never in the log, never printed.</summary>
public sealed class ConfidentialStatement
{
    /// <summary>In UTF-16 code units.</summary>
    public const int MinLength = 10;
    public const int MaxLength = 1000;

    private ConfidentialStatement(string text) => Text = text;

    public string Text { get; }

    /// <summary>Blanks around it do not count.</summary>
    /// <returns>The statement, or <c>reidentification.statement</c>.</returns>
    public static Outcome<ConfidentialStatement> From(string? text) =>
        text?.Trim() is { Length: >= MinLength and <= MaxLength } words
            ? new ConfidentialStatement(words)
            : ReidentificationProblems.StatementMissing;

    public override string ToString() => "[vertraulich]";
}
