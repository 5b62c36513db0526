using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>The problems of need models.</summary>
internal static class NeedInput
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static Problem Invalid(string code, string message) => new("need." + code, message, ProblemKind.Invalid);

    public static string Number(double value) => value.ToString("#,0.####", German);

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static Problem? NotNegative(string what, double value) =>
        double.IsFinite(value) && value >= 0
            ? null
            : Invalid("negative", $"{what}: Der Wert {Number(value)} muss eine Zahl ab 0 sein. Bitte die Eingabe berichtigen.");

    public static Problem? Share(string what, double value) =>
        double.IsFinite(value) && value is >= 0 and <= 1
            ? null
            : Invalid(
                "share-out-of-range",
                $"{what}: {Number(100 * value)} % liegt nicht zwischen 0 und 100 %. Bitte die Quote berichtigen.");
}
