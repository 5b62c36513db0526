namespace KiPlanung.Vocabulary;

/// <summary>„Personenkennung“ — one account of the installation; never a person a note speaks of.</summary>
public readonly record struct PersonId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>„Rolle“ — what an account may do. Which roles exclude each other: <see cref="Roles.Conflict"/>.</summary>
public enum Role
{
    /// <summary>„Planung“: imports statistics, requests forecasts.</summary>
    Planner,

    /// <summary>„Fachkraft“: hands in notes, confirms pseudonymisation, requests summaries.</summary>
    CaseWorker,

    /// <summary>„Prüfung“: decides on drafts of others.</summary>
    Reviewer,

    /// <summary>„Revision“: reads and verifies the log.</summary>
    Auditor,

    /// <summary>„Administration“: accounts and operation, no content.</summary>
    Administrator,

    /// <summary>„Treuhandstelle“: confirms or refuses the restoration of a single placeholder; sees no note.</summary>
    Trustee,
}

/// <summary>The German names of the roles and the pairs one account may not hold (separation of duties).</summary>
public static class Roles
{
    public static string Title(Role role) => role switch
    {
        Role.Planner => "Planung",
        Role.CaseWorker => "Fachkraft",
        Role.Reviewer => "Prüfung",
        Role.Auditor => "Revision",
        Role.Administrator => "Administration",
        Role.Trustee => "Treuhandstelle",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Reviewing and administration do not go together, auditing and the trustee's office each with nothing else; null when the
    /// set is fine.</summary>
    public static string? Conflict(IReadOnlyCollection<Role> roles) =>
        roles.Contains(Role.Auditor) && roles.Count > 1 ? "Die Rolle Revision verträgt sich mit keiner anderen Rolle."
        : roles.Contains(Role.Trustee) && roles.Count > 1 ? "Die Rolle Treuhandstelle verträgt sich mit keiner anderen Rolle."
        : roles.Contains(Role.Administrator) && roles.Contains(Role.Reviewer)
            ? "Die Rollen Administration und Prüfung dürfen nicht in einer Hand liegen."
        : null;
}
