namespace KiPlanung.Review.Reidentification;

/// <summary>„Zweck einer Wiederherstellung“ — closed list; its code goes into the log, the words beside it never do
/// (SGB X § 67c Abs. 5).</summary>
public enum ReidentificationPurpose
{
    /// <summary>„Fortsetzung der Beratung“: the person has to be spoken to again.</summary>
    FollowUp,

    /// <summary>„Antrag der betroffenen Person“ (DSGVO Art. 15 to 18).</summary>
    DataSubjectRequest,

    /// <summary>„Abwendung einer Gefahr“ (for example SGB VIII § 8a).</summary>
    DangerToLife,

    /// <summary>„Klärung eines Fehlers“ in the pseudonymised text.</summary>
    RecordCorrection,

    /// <summary>„Gesetzliche Pflicht oder gerichtliche Anordnung“.</summary>
    LegalDuty,
}

/// <summary>The German words for the purposes.</summary>
public static class ReidentificationPurposes
{
    public static string Title(ReidentificationPurpose purpose) => purpose switch
    {
        ReidentificationPurpose.FollowUp => "Fortsetzung der Beratung mit der betroffenen Person",
        ReidentificationPurpose.DataSubjectRequest => "Antrag der betroffenen Person (Auskunft, Berichtigung, Löschung)",
        ReidentificationPurpose.DangerToLife => "Abwendung einer Gefahr für Leib oder Leben, Kindeswohl",
        ReidentificationPurpose.RecordCorrection => "Klärung eines Fehlers im pseudonymisierten Text",
        ReidentificationPurpose.LegalDuty => "Gesetzliche Pflicht oder gerichtliche Anordnung",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };
}
