using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>Why a released result has to be looked at again.</summary>
public enum RecheckCause
{
    /// <summary>„Quelle gelöscht oder geändert“</summary>
    SourceChanged,

    /// <summary>„neuere Daten eingelesen“</summary>
    DataChanged,

    /// <summary>„andere Fassung des Modells“</summary>
    ModelChanged,

    /// <summary>„Ablaufdatum erreicht“</summary>
    Expired,

    /// <summary>„Einwilligung widerrufen“</summary>
    ConsentWithdrawn,
}

/// <summary>„Was nach der Freigabe geschah“ — closed; made by <see cref="ReleaseStanding"/> alone and never changed.</summary>
public abstract record ReleaseEvent
{
    private ReleaseEvent(Guid releaseId, int number, DateTimeOffset at) => (ReleaseId, Number, At) = (releaseId, number, at);

    public Guid ReleaseId { get; }

    /// <summary>Counts from 1 for each release.</summary>
    public int Number { get; }
    public DateTimeOffset At { get; }

    /// <summary>The act it was, for the table.</summary>
    public DraftAct Act => this switch
    {
        Revoked => DraftAct.Revoke,
        Replaced => DraftAct.Replace,
        RecheckDue => DraftAct.MarkDue,
        RecheckPassed => DraftAct.PassRecheck,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>„Widerrufen“ by a reviewer, with the reason.</summary>
    public sealed record Revoked : ReleaseEvent
    {
        internal Revoked(Guid releaseId, int number, DateTimeOffset at, PersonId by, string reason)
            : base(releaseId, number, at) => (By, Reason) = (by, reason);

        public PersonId By { get; }
        public string Reason { get; }
    }

    /// <summary>„Ersetzt“ by a newer release on the same matter.</summary>
    public sealed record Replaced : ReleaseEvent
    {
        internal Replaced(Guid releaseId, int number, DateTimeOffset at, Guid newer)
            : base(releaseId, number, at) => Newer = newer;

        public Guid Newer { get; }
    }

    /// <summary>„Überprüfung fällig“</summary>
    public sealed record RecheckDue : ReleaseEvent
    {
        internal RecheckDue(Guid releaseId, int number, DateTimeOffset at, RecheckCause cause)
            : base(releaseId, number, at) => Cause = cause;

        public RecheckCause Cause { get; }
    }

    /// <summary>„Überprüft und weiter gültig“ — said of exactly the released bytes by another person than requester and editors.</summary>
    public sealed record RecheckPassed : ReleaseEvent
    {
        internal RecheckPassed(Guid releaseId, int number, DateTimeOffset at, PersonId by, ContentHash seen, string reason)
            : base(releaseId, number, at) => (By, Seen, Reason) = (by, seen, reason);

        public PersonId By { get; }
        public ContentHash Seen { get; }
        public string Reason { get; }
    }
}
