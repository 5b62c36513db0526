using System.CommandLine;
using System.Globalization;

namespace KiPlanung.Cli;

/// <summary>A day on the command line, always <c>yyyy-MM-dd</c>.</summary>
internal static class CommandLineDate
{
    public static Option<DateOnly?> Option(string name, string what) => new(name)
    {
        Description = $"{what} (JJJJ-MM-TT)",
        HelpName = "DATUM",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"{name}: „{given}“ ist kein Datum der Form JJJJ-MM-TT.");
            return null;
        },
    };
}
