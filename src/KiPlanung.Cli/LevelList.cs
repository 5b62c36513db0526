using System.CommandLine.Parsing;
using System.Globalization;

namespace KiPlanung.Cli;

/// <summary>A list such as <c>80,95</c>: percentages between 0 and 100, ascending, decimal point.</summary>
internal static class LevelList
{
    public static double[] Parse(ArgumentResult result)
    {
        var levels = new List<double>();
        foreach (var part in string.Join(',', result.Tokens.Select(t => t.Value)).Split(','))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var level)
                || level is <= 0 or >= 100)
                result.AddError($"--levels: „{part}“ ist kein Prozentwert zwischen 0 und 100.");
            else if (levels.Count > 0 && level <= levels[^1])
                result.AddError("--levels: Die Werte müssen aufsteigen.");
            levels.Add(level);
        }

        return [.. levels];
    }
}
