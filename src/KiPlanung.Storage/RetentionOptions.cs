using System.Globalization;
using KiPlanung.Audit;

namespace KiPlanung.Storage;

/// <summary>„Aufbewahrungsfristen“ — months after the end of a period (a year; for accesses a month) for which the log can tell who
/// acted. Bound from <c>KiPlanung:Storage:Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>Sources, drafts, decisions, releases, model calls; at least six.</summary>
    public int AiRecordMonths { get; set; } = 36;

    /// <summary>Signing in and out, reading the log; at least one.</summary>
    public int AccessMonths { get; set; } = 3;

    /// <summary>Accounts, tokens, keys, settings; at least one.</summary>
    public int AdministrationMonths { get; set; } = 36;

    public int MonthsOf(RetentionClass of) => of switch
    {
        RetentionClass.AiRecord => AiRecordMonths,
        RetentionClass.Access => AccessMonths,
        RetentionClass.Administration => AdministrationMonths,
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    /// <summary>What is wrong with the options, as a German sentence; null when they are fine.</summary>
    public string? Fault() =>
        AiRecordMonths < RetentionClasses.AiRecordFloorMonths
            ? string.Create(CultureInfo.InvariantCulture, $"KiPlanung:Storage:Retention:AiRecordMonths ist {AiRecordMonths}. ")
                + "Aufzeichnungen über den Einsatz von KI müssen mindestens sechs Monate aufbewahrt werden (KI-Verordnung, Artikel 26 "
                + "Absatz 6). Bitte 6 oder mehr angeben."
        : AccessMonths is < 1 or > Longest ? OutOfRange(nameof(AccessMonths))
        : AdministrationMonths is < 1 or > Longest ? OutOfRange(nameof(AdministrationMonths))
        : AiRecordMonths > Longest ? OutOfRange(nameof(AiRecordMonths))
        : null;

    private const int Longest = 1200;

    private static string OutOfRange(string name) =>
        $"KiPlanung:Storage:Retention:{name} nennt die Frist in Monaten; möglich sind 1 bis 1200.";
}
