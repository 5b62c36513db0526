namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>„Amtliche Vorausberechnung“: an imported indicator whose key ends so is the official projection of the indicator without the
/// ending; it is compared with, not forecast.</summary>
public static class OfficialProjection
{
    public const string Ending = ":vorausberechnung";

    public static bool IsOne(string indicatorKey)
    {
        ArgumentNullException.ThrowIfNull(indicatorKey);
        return indicatorKey.EndsWith(Ending, StringComparison.Ordinal) && indicatorKey.Length > Ending.Length;
    }

    public static string KeyOf(string indicatorKey) => indicatorKey + Ending;
}
