using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>One call of a language model as the log holds it.</summary>
/// <param name="Call">Written before anything was sent.</param>
/// <param name="Request">What the call was for; null for a call without a job.</param>
/// <param name="Outcome">The draft made of the answer, or why there is none; null while it is under way and after a crash.</param>
public sealed record EgressCall(LoggedEntry Call, LoggedEntry? Request, LoggedEntry? Outcome)
{
    /// <summary>Of the call.</summary>
    public string? Sent(AuditField field) => Call.Entry.Fields.GetValueOrDefault(field);

    /// <summary>Of the outcome: model as it answered, tokens, duration, hash of the answer.</summary>
    public string? Answered(AuditField field) => Outcome?.Entry.Fields.GetValueOrDefault(field);
}

/// <summary>One page of calls, newest first.</summary>
public sealed record EgressPage(IReadOnlyList<EgressCall> Calls, long Total);

/// <summary>What can be compared without showing a text.</summary>
public enum EgressQuestion
{
    /// <summary>Has the stored pseudonymised text the hash in the entry of the call?</summary>
    Text,

    /// <summary>Did a person confirm exactly this text before the call?</summary>
    Confirmed,

    /// <summary>Has the message, built again from text and prompt, the hash in the entry?</summary>
    Message,

    /// <summary>Do the present rules find an unmistakable identifier in the text?</summary>
    Rules,
}

public enum EgressFinding
{
    /// <summary>„stimmt überein“</summary>
    Holds,

    /// <summary>„weicht ab“</summary>
    Differs,

    /// <summary>„nicht mehr prüfbar“</summary>
    Unknown,
}

/// <param name="Sentence">What was found, in German; holds no word of a text.</param>
/// <param name="Expected">Hash in the log, where one was compared.</param>
/// <param name="Computed">Hash computed now.</param>
public sealed record EgressAnswer(
    EgressQuestion Question, EgressFinding Finding, string Sentence, string? Expected = null, string? Computed = null);

/// <summary>„Ergebnis der Nachprüfung eines Aufrufs“</summary>
public sealed record EgressCheck(EgressCall Call, IReadOnlyList<EgressAnswer> Answers)
{
    /// <summary>Nothing differs, and the text itself could be compared.</summary>
    public bool Holds => Answers.All(a => a.Finding != EgressFinding.Differs)
        && Answers.Any(a => a is { Question: EgressQuestion.Text, Finding: EgressFinding.Holds });

    public bool Differs => Answers.Any(a => a.Finding == EgressFinding.Differs);
}
