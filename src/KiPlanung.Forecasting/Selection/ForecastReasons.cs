using System.Globalization;
using KiPlanung.Forecasting.Intervals;

namespace KiPlanung.Forecasting.Selection;

/// <summary>German sentences on what was chosen and why.</summary>
internal static class ForecastReasons
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static List<string> For(
        SeriesStudy study, int choice, int compared, ScorePool pool, double? skill, double? groupSkill) =>
        [Choice(study, choice), .. Skill(study, compared, skill, groupSkill), Intervals(pool)];

    private static string Choice(SeriesStudy study, int choice)
    {
        var title = study.Pool.Label(choice).Title;
        if (study.Preferred < 0)
            return $"Verwendet wird „{title}“: von den einfachsten Verfahren das mit dem kleinsten Fehler in der Rückschau.";
        if (choice == ModelPool.Yardstick)
            return $"Verwendet wird „{title}“: Kein belastbarer Trend, die Rückschau spricht für keine andere Fortschreibung.";
        return $"Verwendet wird „{title}“: Auf kurzen Reihen ist eine Verbindung mehrerer Verfahren verlässlicher als die Auswahl "
            + "eines einzelnen.";
    }

    private static IEnumerable<string> Skill(SeriesStudy study, int compared, double? skill, double? groupSkill)
    {
        if (skill is { } own)
            yield return $"In der Rückschau auf diese Reihe ({study.Backtest.Scales.Length} Zeitpunkte) war der mittlere Fehler "
                + $"{Against(own)}.";
        if (groupSkill is { } all && study.Preferred >= 0)
            yield return compared > 1
                ? $"Über {compared} vergleichbare Reihen war er {Against(all)}."
                : $"Bei Reihen dieser Art ist er üblicherweise {Against(all)}.";
    }

    private static string Against(double skill) => Math.Abs(skill) < 0.005
        ? "gleich dem der einfachen Fortschreibung"
        : string.Create(German, $"{100 * Math.Abs(skill):0} % {(skill > 0 ? "kleiner" : "größer")} als bei der einfachen Fortschreibung");

    private static string Intervals(ScorePool pool) => pool.Series switch
    {
        0 => "Die Bereiche stammen aus den üblichen Fehlern von Reihen dieser Art; die eigene Reihe ist für eine Rückschau zu kurz.",
        1 => $"Die Bereiche stammen aus {pool.Errors} Fehlern der eigenen Rückschau und den üblichen Fehlern von Reihen dieser Art.",
        _ => $"Die Bereiche stammen aus {pool.Errors} Rückschau-Fehlern von {pool.Series} vergleichbaren Reihen.",
    };
}
