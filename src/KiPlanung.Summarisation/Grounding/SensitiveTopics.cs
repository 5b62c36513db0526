using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Grounding;

/// <summary>Statements that do harm when they are wrong (requirement S-09). A word list, not an assessment: it decides how strictly a
/// claim is checked, never what is true.</summary>
internal static partial class SensitiveTopics
{
    private static readonly (string Topic, Func<Regex> Words)[] Topics =
    [
        ("Suizidalität", Suicide), ("Gewalt", Violence), ("Kindeswohl", ChildProtection),
        ("Sucht", Addiction), ("Straftat", Crime), ("Diagnose", Diagnosis),
    ];

    /// <summary>The topics a text touches, in the list's order.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Topics.Where(t => t.Words().IsMatch(text)).Select(t => t.Topic)];

    [GeneratedRegex(
        @"(?i:suizid|selbstmord|selbsttötung|selbstverletz|lebensmüde|umbringen|umzubringen|nicht mehr leben|(?:das|ihr" +
        @"|sein|mein) leben (?:zu )?(?:ge)?nehmen|\britzt\b|\bgeritzt\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Suicide();

    [GeneratedRegex(
        @"(?i:(?<!\bverwaltungs)gewalt(?!ig)|\bschlägt\b|\bschlug\b|\bgeschlagen\b|verprügel|prügel|misshand|missbrauch" +
        @"|vergewaltig|bedroht|drohung|stalking|würgt|gewürgt)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Violence();

    [GeneratedRegex(@"(?i:kindeswohl|kindswohl|kinderschutz|vernachlässig|inobhut|verwahrlos|§ ?8a\b)", RegexOptions.CultureInvariant)]
    private static partial Regex ChildProtection();

    // „sucht“ in lower case alone is the verb
    [GeneratedRegex(
        @"\bSucht|\p{Lu}\p{Ll}+sucht\b|(?i:süchtig|abhängigkeitserkrank|alkohol|trinkt wieder|\bdrogen|cannabis|crystal" +
        @"|heroin|kokain|entgiftung|\bentzug|rückfällig|substitution)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Addiction();

    [GeneratedRegex(
        @"(?i:straftat|straffällig|vorbestraft|strafanzeige|strafverfahren|diebstahl|körperverletzung|\bbetrug" +
        @"|\binhaftiert|haftstrafe|gefängnis|\bjva\b|verurteilt|auf bewährung)|\bHaft\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Crime();

    [GeneratedRegex(
        @"(?i:diagnos|depressi|psychose|psychisch|schizophren|borderline|persönlichkeitsstörung|angststörung|essstörung" +
        @"|bipolar|autis|\badhs\b|trauma|demenz|burn-?out)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Diagnosis();
}
