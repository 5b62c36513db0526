using System.CommandLine;
using KiPlanung.Forecasting;

namespace KiPlanung.Cli;

/// <summary>Which profile the forecaster works with.</summary>
internal static class ProfileOption
{
    public static Option<ForecastProfile?> Create(string description) => new("--profile")
    {
        Description = description,
        HelpName = "general|administrative",
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case "general": return ForecastProfile.General;
                case "administrative": return ForecastProfile.Administrative;
                default:
                    result.AddError($"--profile: „{result.Tokens[0].Value}“ ist kein Profil. Möglich sind general und administrative.");
                    return null;
            }
        },
    };
}
