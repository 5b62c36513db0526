using System.Globalization;

namespace KiPlanung.Audit;

/// <summary>„Aufbewahrungsklasse“ — how long the log can tell who acted. Entries themselves stay; what ends is the key behind their
/// pseudonyms.</summary>
public enum RetentionClass
{
    /// <summary>„KI-Nachweise“: whatever belongs to sources, drafts, decisions, releases and model calls
    /// (KI-VO Art. 12, 19, 26 Abs. 6).</summary>
    AiRecord,

    /// <summary>„Anmeldungen und Zugriffe“</summary>
    Access,

    /// <summary>„Verwaltung“: accounts, tokens, keys, settings.</summary>
    Administration,
}

/// <summary>Which entry falls into which class, and the periods in which a class has one key.</summary>
public static class RetentionClasses
{
    /// <summary>KI-VO Art. 19 Abs. 1, Art. 26 Abs. 6: logs of AI systems are kept for at least six months.</summary>
    public const int AiRecordFloorMonths = 6;

    public static RetentionClass Of(AuditEvent what) => what switch
    {
        AuditEvent.SignInLinkIssued or AuditEvent.SignedIn or AuditEvent.SignInRefused or AuditEvent.SignedOut
            or AuditEvent.PasswordChanged or AuditEvent.LogRead => RetentionClass.Access,
        AuditEvent.LogStarted or AuditEvent.AccountCreated or AuditEvent.AccountDisabled or AuditEvent.TokenIssued
            or AuditEvent.TokenRevoked or AuditEvent.LogExported or AuditEvent.ConfigurationChanged or AuditEvent.MasterKeyChanged
            or AuditEvent.DemoDataLoaded or AuditEvent.ShorterLogAccepted or AuditEvent.LogKeyChanged
            or AuditEvent.RetentionApplied => RetentionClass.Administration,
        _ => RetentionClass.AiRecord,
    };

    /// <summary>Name of the period a time falls into: a month for accesses, else a year (<c>2026-03</c>, <c>2026</c>).</summary>
    public static string PeriodOf(RetentionClass of, DateTimeOffset time) =>
        time.UtcDateTime.ToString(of == RetentionClass.Access ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);

    /// <summary>When a period is over; null when it is none of this class.</summary>
    public static DateTimeOffset? EndOf(RetentionClass of, string period)
    {
        var monthly = of == RetentionClass.Access;
        if (!DateTime.TryParseExact(period, monthly ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
            return null;
        return new DateTimeOffset(monthly ? start.AddMonths(1) : start.AddYears(1), TimeSpan.Zero);
    }

    /// <summary>Kebab-case, such as <c>ai-record</c>.</summary>
    public static string Code(RetentionClass value) => value switch
    {
        RetentionClass.AiRecord => "ai-record",
        RetentionClass.Access => "access",
        RetentionClass.Administration => "administration",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static string Title(RetentionClass value) => value switch
    {
        RetentionClass.AiRecord => "KI-Nachweise",
        RetentionClass.Access => "Anmeldungen und Zugriffe",
        RetentionClass.Administration => "Verwaltung",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
