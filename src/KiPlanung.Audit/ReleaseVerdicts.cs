namespace KiPlanung.Audit;

/// <summary>The words of <see cref="AuditField.Verdict"/>.</summary>
public static class ReleaseVerdicts
{
    public const string Approved = "approved";
    public const string Returned = "returned";
    public const string Rejected = "rejected";
}
