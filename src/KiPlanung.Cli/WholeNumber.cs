using System.CommandLine;
using System.Globalization;

namespace KiPlanung.Cli;

/// <summary>A required whole number within bounds.</summary>
internal static class WholeNumber
{
    public static Option<int> Option(string name, string helpName, string what, int least, int most) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{what} ({least} bis {most})"),
        HelpName = helpName,
        Required = true,
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError($"{name}: „{given}“ ist keine ganze Zahl von {least} bis {most}.");
            return 0;
        },
    };
}
