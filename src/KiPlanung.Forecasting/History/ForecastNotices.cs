using KiPlanung.Forecasting.Selection;
using KiPlanung.Statistics;

namespace KiPlanung.Forecasting.History;

/// <summary>German sentences on what a reader must know about a forecast.</summary>
internal static class ForecastNotices
{
    public static List<string> For(IReadOnlyList<double> values, ForecastOptions options, bool beatsNaive)
    {
        var notices = new List<string>();
        if (values.Count < ModelPool.ShortSeries)
            notices.Add(
                $"Die Reihe hat nur {values.Count} Werte. Unter {ModelPool.ShortSeries} Werten werden nur "
                + "die einfachsten Verfahren mit breiter Spanne verwendet.");
        if (values.Max() == values.Min())
            notices.Add("Die bisherigen Werte ändern sich nicht; wie unsicher die Zukunft ist, lässt sich daraus nicht schätzen.");
        if (!beatsNaive)
            notices.Add("Keine Methode war in der Rückschau besser als die einfache Fortschreibung; deshalb wird sie verwendet.");
        if (options.Horizon > values.Count)
            notices.Add("Der Vorausschauzeitraum ist länger als die bisherige Reihe; die hinteren Schritte sind kaum belastbar.");
        if (options.Nature == SeriesNature.Share && values.Max() > 100)
            notices.Add("Die Reihe enthält Anteile über 100 Prozent; eine Obergrenze wird deshalb nicht angenommen.");
        return notices;
    }
}
