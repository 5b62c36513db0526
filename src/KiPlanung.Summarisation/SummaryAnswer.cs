using KiPlanung.Summarisation.Answers;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>One statement as proposed: a section key of the kind's template, one sentence, and the verbatim quotes it rests on.</summary>
public sealed record ProposedClaim(string Section, string Sentence, IReadOnlyList<string> Quotes);

/// <summary>What a summariser or a person proposed, unchecked.</summary>
public sealed record SummaryAnswer(NoteKind Kind, IReadOnlyList<ProposedClaim> Claims)
{
    /// <summary>Longest sentence of a claim, in UTF-16 code units.</summary>
    public const int MaxSentence = 400;

    /// <summary>Longest quote that can support a claim, in UTF-16 code units.</summary>
    public const int MaxQuote = 300;

    /// <summary>Most claims of one answer.</summary>
    public const int MaxClaims = 60;

    /// <summary>Most quotes of one claim.</summary>
    public const int MaxQuotes = 6;

    /// <summary>Reads a model's JSON answer; unknown or repeated members, unknown sections and claims without quotes are refused.</summary>
    /// <returns>The answer, or <c>summary.not-json</c>, <c>summary.too-large</c> or <c>summary.bad-answer</c> with the places.</returns>
    public static Outcome<SummaryAnswer> Parse(NoteKind kind, string json) => AnswerReader.Read(kind, json);

    /// <summary>The JSON schema of the answer for this kind: closed objects, sections as an enumeration.</summary>
    /// <remarks>No length keywords: servers differ in which they know, and <see cref="Parse"/> checks lengths anyway.</remarks>
    public static string Schema(NoteKind kind) => AnswerSchema.Of(kind);
}
