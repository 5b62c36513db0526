using System.Diagnostics;
using KiPlanung.Review.Work;

namespace KiPlanung.Web.Ui;

/// <summary>Words of the risk of an output.</summary>
public static class RiskWords
{
    public static string Of(RiskLevel level) => level switch
    {
        RiskLevel.Usual => "übliches Risiko",
        RiskLevel.Raised => "erhöhtes Risiko",
        RiskLevel.High => "hohes Risiko",
        _ => throw new UnreachableException(),
    };

    public static Tone ToneOf(RiskLevel level) => level switch
    {
        RiskLevel.High => Tone.Danger,
        RiskLevel.Raised => Tone.Warning,
        _ => Tone.Info,
    };
}
