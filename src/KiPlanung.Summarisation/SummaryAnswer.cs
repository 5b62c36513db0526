using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>One statement as proposed: a section key of the kind's template, one sentence, and the verbatim quotes it rests on.</summary>
public sealed record ProposedClaim(string Section, string Sentence, IReadOnlyList<string> Quotes);

/// <summary>What a summariser proposed, unchecked.</summary>
public sealed record SummaryAnswer(NoteKind Kind, IReadOnlyList<ProposedClaim> Claims)
{
    /// <summary>Reads a model's JSON answer; unknown members, unknown sections and claims without quotes are refused.</summary>
    public static Outcome<SummaryAnswer> Parse(NoteKind kind, string json) => throw new NotImplementedException();

    /// <summary>The JSON schema of the answer for this kind.</summary>
    public static string Schema(NoteKind kind) => throw new NotImplementedException();
}

/// <summary>A section of a summary: key in data, German heading on the page.</summary>
public sealed record SummarySection(string Key, string Heading);

/// <summary>The sections of each kind, in order (requirement S-04).</summary>
public static class SummaryTemplate
{
    public static IReadOnlyList<SummarySection> SectionsOf(NoteKind kind) => throw new NotImplementedException();

    public static string TitleOf(NoteKind kind) => throw new NotImplementedException();
}
