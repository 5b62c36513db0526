using System.CommandLine;
using KiPlanung.Pseudonymisation.Policy;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>The policy of the installation, the same for every command that reads texts.</summary>
internal static class PolicyOption
{
    public static Option<FileInfo?> Option { get; } = new("--policy")
    {
        Description = "eigene Richtlinie der Pseudonymisierung (Vorgabe: KIPLANUNG_POLICY oder die mitgelieferte)",
        HelpName = "DATEI",
    };

    public static Outcome<Done> Apply(ParseResult parsed)
    {
        var file = parsed.GetValue(Option)
            ?? (Environment.GetEnvironmentVariable("KIPLANUNG_POLICY") is { Length: > 0 } set ? new FileInfo(set) : null);
        if (file is null) return Done.It;
        if (!file.Exists)
            return new Problem(
                "policy.missing", $"Die Richtlinie {file.FullName} gibt es nicht. Bitte prüfen Sie den Pfad.", ProblemKind.NotFound);
        return InstallationPolicy.Use(File.ReadAllBytes(file.FullName)).Then<Done>(_ => Done.It);
    }
}
