using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>What figures must be like before a population is projected; the sentences name place and remedy.</summary>
internal static class DemographyInput
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static Problem Invalid(string code, string message) => new("demography." + code, message, ProblemKind.Invalid);

    public static Problem? CheckAges(AgeScheme ages) =>
        ages.Width is >= 1 and <= 10 && ages.Count is >= 3 and <= 131
            ? null
            : Invalid(
                "age-scheme",
                $"Eine Altersgliederung braucht Gruppen von 1 bis 10 Jahren und 3 bis 131 Gruppen, nicht {ages.Count} Gruppen von "
                + $"{ages.Width} Jahren. Bitte die Altersspalte prüfen.");

    /// <summary>Both sexes: a figure for every group, finite and within the bounds.</summary>
    public static Problem? CheckSchedule(string what, AgeSchedule schedule, AgeScheme ages, double low, double high) =>
        CheckValues($"{what}, weiblich", schedule.Female, ages, low, high)
        ?? CheckValues($"{what}, männlich", schedule.Male, ages, low, high);

    public static Problem? CheckValues(string what, IReadOnlyList<double> values, AgeScheme ages, double low, double high)
    {
        if (values.Count < ages.Count)
            return Invalid(
                "ages-missing",
                $"{what}: Es fehlen Altersgruppen – {values.Count} von {ages.Count} sind vorhanden, die erste fehlende ist "
                + $"„{ages.Label(values.Count)}“. Bitte die fehlenden Altersgruppen ergänzen (0, wenn dort niemand lebt).");
        if (values.Count > ages.Count)
            return Invalid(
                "ages-mismatch",
                $"{what}: {values.Count} Werte für {ages.Count} Altersgruppen (offen ab {ages.OpenAge}). "
                + "Bitte alle Tabellen auf dieselbe Altersgliederung bringen.");
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
                return Invalid("not-finite", $"{what}, Alter {ages.Label(i)}: Der Wert ist keine Zahl. Bitte den Wert ergänzen.");
            if (values[i] < low || values[i] > high) return OutOfBounds(what, ages.Label(i), values[i], low, high);
        }

        return null;
    }

    public static string Number(double value) => value.ToString("#,0.######", German);

    private static Problem OutOfBounds(string what, string age, double value, double low, double high)
    {
        var bounds = high < double.MaxValue ? $"zwischen {Number(low)} und {Number(high)} liegen" : $"mindestens {Number(low)} sein";
        return Invalid(
            value < 0 ? "negative" : "out-of-range",
            $"{what}, Alter {age}: Der Wert {Number(value)} muss {bounds}. Bitte Vorzeichen und Einheit (Anteil, nicht Prozent) prüfen.");
    }
}
