using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>Charts of calculations: the same picture as for a single series.</summary>
public static class CalculationCharts
{
    /// <summary>All people, with the band.</summary>
    public static ForecastChartModel Total(CalculationDocument document)
    {
        var people = document.Population!;
        return new ForecastChartModel(
            $"Bevölkerung insgesamt, {document.RegionName}", "Menschen", [.. people.History.Select(h => new ChartPoint(h.Year, h.Total))],
            [.. people.Bands[0].Years.Select(y => new ChartBandPoint(y.Year, y.Value, y.Low, y.High, null, null))], []);
    }

    /// <summary>The status quo with its band, the other variants as thin lines.</summary>
    public static ForecastChartModel Need(CalculationDocument document)
    {
        var need = document.Need!;
        var first = need.Variants[0];
        var what = need.Field == NeedField.Childcare ? "Kinder mit Bedarf" : need.Unit;
        return new ForecastChartModel(
            $"{NeedFields.Title(need.Field)}, {document.RegionName}: {first.Title}", what,
            [new ChartPoint(first.Years[0].Year, first.Years[0].Cases)],
            [.. first.Years.Skip(1).Select(y => new ChartBandPoint(y.Year, y.Cases, y.Low, y.High, null, null))], [])
        {
            Members = need.Variants.Count < 2 ? []
                : [.. need.Variants.Select(v => new ChartLine(v.Title, [.. v.Years.Skip(1).Select(y => (y.Year, y.Cases))]))],
            MembersTitle = "andere Varianten",
        };
    }

    /// <summary>One area with its intervals.</summary>
    public static ForecastChartModel Area(CoherentResult made, CoherentArea area) => new(
        $"{made.Indicator}, {area.Name}", made.Unit, [.. area.History.Select(y => new ChartPoint(y.Year, y.Value))],
        [.. area.Years.Select(y => new ChartBandPoint(
            y.Year, y.Mean, y.Intervals.FirstOrDefault(i => i.Level is 80)?.Low, y.Intervals.FirstOrDefault(i => i.Level is 80)?.High,
            y.Intervals.FirstOrDefault(i => i.Level is 95)?.Low, y.Intervals.FirstOrDefault(i => i.Level is 95)?.High))], []);
}
