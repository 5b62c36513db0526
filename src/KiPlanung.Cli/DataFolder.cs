using System.CommandLine;
using KiPlanung.Storage;
using Microsoft.Extensions.Configuration;

namespace KiPlanung.Cli;

/// <summary>Which database a command works on: the settings <c>KiPlanung:Storage</c> of the service, from <c>appsettings.json</c> beside
/// the program and the environment (<c>KiPlanung__Storage__Provider</c> …), with the folder from the command line.</summary>
internal static class DataFolder
{
    public static Option<DirectoryInfo?> Option { get; } = new("--data")
    {
        Description = "Datenordner mit der Datenbank (Vorgabe: KIPLANUNG_DATA oder ./data)",
        HelpName = "ORDNER",
        Recursive = true,
    };

    /// <exception cref="IOException">The settings file cannot be read.</exception>
    public static StorageOptions Of(ParseResult parsed)
    {
        var options = Configured();
        if (parsed.GetValue(Option) is { } given) options.DataDirectory = given.FullName;
        else if (Environment.GetEnvironmentVariable("KIPLANUNG_DATA") is { Length: > 0 } set) options.DataDirectory = set;
        return options;
    }

    private static StorageOptions Configured()
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build().GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new IOException($"Die Einstellungen KiPlanung:Storage sind nicht lesbar: {unreadable.Message}", unreadable);
        }
    }
}
