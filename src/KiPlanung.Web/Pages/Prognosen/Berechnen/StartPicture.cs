using KiPlanung.Forecasting.Demography;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>The last population known, in the shape the pyramid draws.</summary>
internal static class StartPicture
{
    public static PopulationResult Of(IReadOnlyList<Population> history)
    {
        var last = history[^1];
        var stand = new AgeStand(last.Year.Value, last.Persons.Female, last.Persons.Male);
        return new PopulationResult(
            last.Ages.Width, [.. Enumerable.Range(0, last.Ages.Count).Select(last.Ages.Label)],
            [.. history.Select(p => new ObservedTotal(p.Year.Value, p.Total))], stand, [stand], [], null, 0, [], null);
    }
}
