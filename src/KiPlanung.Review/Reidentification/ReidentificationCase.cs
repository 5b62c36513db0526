using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Reidentification;

/// <summary>Where a request stands.</summary>
public enum ReidentificationState
{
    /// <summary>„wartet auf die Treuhandstelle“</summary>
    Waiting,

    /// <summary>„abgelehnt“</summary>
    Refused,

    /// <summary>„bestätigt“: may be opened, once.</summary>
    Confirmed,

    /// <summary>„geöffnet“: the value can be seen.</summary>
    Open,

    /// <summary>„abgelaufen“: seen or not, it is over.</summary>
    Over,
}

/// <summary>„Vorgang einer Wiederherstellung“ — the request, the one decision on it, and when its value was first shown.</summary>
public sealed class ReidentificationCase(ReidentificationRequest request, ReidentificationDecision? decision, DateTimeOffset? openedAt)
{
    /// <summary>How long a request waits for its decision.</summary>
    public static TimeSpan WaitsForDecision { get; } = TimeSpan.FromDays(14);

    /// <summary>How long a confirmation waits to be used.</summary>
    public static TimeSpan Waits { get; } = TimeSpan.FromHours(24);

    /// <summary>How long the value can be seen from the first showing on.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    public ReidentificationRequest Request { get; } = request;
    public ReidentificationDecision? Decision { get; } = decision;
    public DateTimeOffset? OpenedAt { get; } = openedAt;
    public DateTimeOffset? OpenUntil => OpenedAt + Window;

    public ReidentificationState StateAt(DateTimeOffset now) => (Decision, OpenedAt) switch
    {
        (null, _) => now <= Request.RequestedAt + WaitsForDecision ? ReidentificationState.Waiting : ReidentificationState.Over,
        ({ IsConfirmed: false }, _) => ReidentificationState.Refused,
        (_, { } opened) => now < opened + Window ? ReidentificationState.Open : ReidentificationState.Over,
        ({ } confirmed, null) => now <= confirmed.At + Waits ? ReidentificationState.Confirmed : ReidentificationState.Over,
    };

    /// <summary>One decision per request, by another person, within <see cref="WaitsForDecision"/>.</summary>
    public Outcome<ReidentificationDecision> Decide(Trustee trustee, ReidentificationVerdict verdict, DateTimeOffset at) =>
        Decision is not null ? ReidentificationProblems.AlreadyDecided
            : StateAt(at) == ReidentificationState.Over ? ReidentificationProblems.Lapsed
            : ReidentificationDecision.Of(trustee, Request, verdict, at);

    /// <summary>The right to see the one value now: confirmed by another person, asked for by this one, in time.</summary>
    public Outcome<ReidentificationGrant> Grant(Requester requester, DateTimeOffset now) => StateAt(now) switch
    {
        _ when requester.Person != Request.RequestedBy => ReidentificationProblems.NotFound,
        ReidentificationState.Waiting => ReidentificationProblems.NotDecided,
        ReidentificationState.Refused => ReidentificationProblems.WasRefused,
        ReidentificationState.Over => ReidentificationProblems.IsOver,
        _ => new ReidentificationGrant(Request, Decision!, OpenedAt ?? now),
    };
}

/// <summary>„Einsichtsrecht“ — for one person, one placeholder, ten minutes. Comes from <see cref="ReidentificationCase.Grant"/>
/// alone.</summary>
public sealed class ReidentificationGrant
{
    internal ReidentificationGrant(ReidentificationRequest request, ReidentificationDecision decision, DateTimeOffset openedAt) =>
        (Request, Decision, OpenedAt) = (request, decision, openedAt);

    public ReidentificationRequest Request { get; }
    public ReidentificationDecision Decision { get; }

    /// <summary>When the value is or was shown first.</summary>
    public DateTimeOffset OpenedAt { get; }
    public DateTimeOffset OpenUntil => OpenedAt + ReidentificationCase.Window;
}
