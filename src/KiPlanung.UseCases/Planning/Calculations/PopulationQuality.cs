using KiPlanung.Forecasting.Demography;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Looks for populations that cannot follow from the one before: people from 50 to 64 neither die nor move in numbers, so what
/// becomes of them from one stand to the next is nearly the same every time.</summary>
internal static class PopulationQuality
{
    private const int From = 50;
    private const int To = 65;
    private const int LeastSteps = 4;

    /// <summary>Change per year beyond which a stand is named; in Konstanz and the Länder ordinary years differ by at most 0.01.</summary>
    private const double Notable = 0.03;

    public static IReadOnlyList<string> Notices(IReadOnlyList<Population> history)
    {
        if (history.Count <= LeastSteps) return [];
        var width = history[0].Ages.Width;
        double[] changes = [.. history.Zip(history.Skip(1), (before, after) => Change(before, after, width))];
        var usual = changes.Order().ElementAt(changes.Length / 2);
        var odd = changes.Select((change, i) => (Year: history[i + 1].Year.Value, Change: change))
            .Where(step => Math.Abs(step.Change - usual) > Notable * width).ToList();
        if (odd.Count == 0) return [];
        var words = odd.Select(step => $"{step.Year}: {Percent(step.Change)}");
        return
        [
            $"Die 50- bis 64-Jährigen verändern sich von Stand zu Stand üblicherweise um {Percent(usual)}, "
            + $"aber {string.Join(", ", words)}. Diese Stände passen nicht zu ihren Nachbarn (Zensus, Umstellung oder Fehler der Quelle). "
            + "Bitte prüfen Sie die Daten; die Spanne wird dadurch breiter.",
        ];
    }

    private static double Change(Population before, Population after, int width)
    {
        var was = before.Between(From - width, To - width);
        return was > 0 ? (after.Between(From, To) / was) - 1 : 0;
    }

    private static string Percent(double share) => $"{(share < 0 ? "−" : "+")}{GermanFigures.Number(Math.Abs(100 * share))} %";
}
