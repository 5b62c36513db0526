using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Bereich der KI“ that can be halted by itself.</summary>
public enum AiScope
{
    /// <summary>„alle KI-Funktionen“</summary>
    All,

    /// <summary>„Vorausberechnungen“</summary>
    Forecast,

    /// <summary>„Zusammenfassungen“</summary>
    Summary,
}

/// <summary>One turn of the switch; only ever appended.</summary>
/// <param name="Number">Counts from 1 for each scope.</param>
public sealed record AiSwitchEvent(AiScope Scope, int Number, bool Stopped, PersonId By, string Reason, DateTimeOffset At);

/// <summary>„Stoppschalter“ — halts all AI or one kind of it (KI-VO Art. 14 Abs. 4 Buchst. e; R-12). Anybody who works here may halt;
/// letting it run again takes a reviewer who is not the person who halted it.</summary>
public sealed class AiSwitch(IReadOnlyList<AiSwitchEvent> events)
{
    /// <summary>Scopes that are halted now, each with the event that halted it.</summary>
    public IReadOnlyList<AiSwitchEvent> Stops { get; } =
        [.. events.GroupBy(e => e.Scope).Select(g => g.MaxBy(e => e.Number)!).Where(e => e.Stopped).OrderBy(e => e.Scope)];

    /// <summary>Whether work of this scope must not run: it is halted itself, or everything is.</summary>
    public bool IsStopped(AiScope scope) => Stops.Any(s => s.Scope == scope || s.Scope == AiScope.All);

    /// <summary>Null when it may run.</summary>
    public Problem? Refusal(AiScope scope) => IsStopped(scope) ? AiSwitchProblems.Stopped : null;

    public Outcome<AiSwitchEvent> Stop(AiScope scope, PersonId by, string reason, DateTimeOffset at) =>
        Stops.Any(s => s.Scope == scope) ? AiSwitchProblems.AlreadyStopped
        : reason.Trim().Length < 20 ? ReviewProblems.ReasonTooShort
        : new AiSwitchEvent(scope, Next(scope), true, by, reason.Trim(), at);

    public Outcome<AiSwitchEvent> Resume(AiScope scope, Reviewer by, string reason, DateTimeOffset at) =>
        Stops.FirstOrDefault(s => s.Scope == scope) is not { } stop ? AiSwitchProblems.NotStopped
        : stop.By == by.Person ? AiSwitchProblems.SamePerson
        : reason.Trim().Length < 20 ? ReviewProblems.ReasonTooShort
        : new AiSwitchEvent(scope, Next(scope), false, by.Person, reason.Trim(), at);

    private int Next(AiScope scope) => events.Where(e => e.Scope == scope).Select(e => e.Number).DefaultIfEmpty(0).Max() + 1;
}

/// <summary>Ways the switch refuses, and what everybody reads while it is off.</summary>
public static class AiSwitchProblems
{
    public static Problem Stopped { get; } = new("ai.stopped",
        "Die KI ist zurzeit angehalten. Sie können die Vorausberechnung oder Zusammenfassung weiter von Hand schreiben.",
        ProblemKind.Unavailable);

    public static Problem AlreadyStopped { get; } = new("ai.already-stopped", "Dieser Bereich ist schon angehalten.", ProblemKind.Conflict);

    public static Problem NotStopped { get; } = new("ai.not-stopped", "Dieser Bereich ist nicht angehalten.", ProblemKind.Conflict);

    public static Problem SamePerson { get; } = new("ai.same-person",
        "Zwei Personen: Wer die KI angehalten hat, lässt sie nicht selbst wieder zu. Bitte fragen Sie jemand anderes aus der Prüfung.",
        ProblemKind.Conflict);
}
