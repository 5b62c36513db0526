using System.CommandLine;

namespace KiPlanung.Cli;

/// <summary>Where an installation keeps its database; the same for every command that needs one.</summary>
internal static class DataFolder
{
    public static Option<DirectoryInfo?> Option { get; } = new("--data")
    {
        Description = "Datenordner mit der Datenbank (Vorgabe: KIPLANUNG_DATA oder ./data)",
        HelpName = "ORDNER",
        Recursive = true,
    };

    public static DirectoryInfo Of(ParseResult parsed) => parsed.GetValue(Option)
        ?? new DirectoryInfo(Environment.GetEnvironmentVariable("KIPLANUNG_DATA") is { Length: > 0 } set ? set : "data");
}
