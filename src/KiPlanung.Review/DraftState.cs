namespace KiPlanung.Review;

/// <summary>„Stand“ of an AI output; the same for every <see cref="DraftKind"/>. Ways between: <see cref="DraftTransitions"/>.</summary>
public enum DraftState
{
    /// <summary>„in Eigenprüfung“</summary>
    OwnCheck,

    /// <summary>„zur Prüfung“</summary>
    Submitted,

    /// <summary>„freigegeben“</summary>
    Released,

    /// <summary>„zurückgegeben“</summary>
    Returned,

    /// <summary>„abgelehnt“</summary>
    Rejected,

    /// <summary>„überholt“: an older version; a newer one goes on in its place.</summary>
    Superseded,

    /// <summary>„zurückgezogen“ by the requester, or cancelled before there was a draft.</summary>
    Withdrawn,

    /// <summary>„angefordert“: a job waits.</summary>
    Requested,

    /// <summary>„in Arbeit“: a job runs.</summary>
    InWork,

    /// <summary>„fehlgeschlagen“: the job ended without a draft.</summary>
    Failed,

    /// <summary>„vorgeprüft“: the automatic checks ran. Held only inside the transaction that stores the draft.</summary>
    PreChecked,

    /// <summary>„in Prüfung“: a reviewer has taken it over, for a time.</summary>
    InReview,

    /// <summary>„Bestätigung nötig“: a reviewer changed its substance; the requester says yes or no.</summary>
    ConfirmationNeeded,

    /// <summary>„widerrufen“: the release does not hold any more.</summary>
    Revoked,

    /// <summary>„ersetzt“ by a newer release.</summary>
    Replaced,

    /// <summary>„Überprüfung fällig“: source, data, model, date or consent changed since the release.</summary>
    RecheckDue,
}

/// <summary>What can be done to an AI output.</summary>
public enum DraftAct
{
    /// <summary>„Auftrag beginnen“</summary>
    Begin,

    /// <summary>„Auftrag abbrechen“</summary>
    Cancel,

    /// <summary>„Fehlschlag festhalten“</summary>
    Fail,

    /// <summary>„automatisch vorprüfen“</summary>
    PreCheck,

    /// <summary>„zur Eigenprüfung vorlegen“</summary>
    Present,

    /// <summary>„überarbeiten“: a new version by the requester.</summary>
    Revise,

    /// <summary>„zur Prüfung geben“</summary>
    Submit,

    /// <summary>„zurückziehen“</summary>
    Withdraw,

    /// <summary>„zur Prüfung übernehmen“</summary>
    Take,

    /// <summary>„Übernahme zurückgeben“, also when its time ran out.</summary>
    GiveBack,

    /// <summary>„freigeben“</summary>
    Approve,

    /// <summary>„zur Überarbeitung zurückgeben“</summary>
    Return,

    /// <summary>„ablehnen“</summary>
    Reject,

    /// <summary>„in der Prüfung ändern“: a new version by the reviewer.</summary>
    ChangeInReview,

    /// <summary>„Änderung bestätigen“</summary>
    ConfirmChange,

    /// <summary>„Änderung zurückweisen“</summary>
    RefuseChange,

    /// <summary>„verwenden“: export, report, basis of something else.</summary>
    Use,

    /// <summary>„widerrufen“</summary>
    Revoke,

    /// <summary>„durch eine neuere Freigabe ersetzen“</summary>
    Replace,

    /// <summary>„Überprüfung anmelden“</summary>
    MarkDue,

    /// <summary>„Überprüfung bestehen“</summary>
    PassRecheck,
}

/// <summary>Who may do it.</summary>
public enum DraftParty
{
    /// <summary>The program, by itself.</summary>
    System,

    /// <summary>Whoever asked for the output.</summary>
    Requester,

    /// <summary>A reviewer who neither asked for it nor changed any version of it.</summary>
    OtherReviewer,

    /// <summary>Any reviewer.</summary>
    Reviewer,

    /// <summary>Whoever works with released results.</summary>
    Reader,
}
