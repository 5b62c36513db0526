using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Altersband“ for reporting; <paramref name="ToExclusive"/> null: without upper end.</summary>
public sealed record AgeBand(int From, int? ToExclusive)
{
    /// <summary>„0–2“ or „80 und älter“.</summary>
    public string Label => ToExclusive is { } to ? $"{From}–{to - 1}" : $"{From} und älter";

    /// <summary>The bands social planning asks for: nursery, kindergarten, school, youth, adults, old and very old.</summary>
    public static IReadOnlyList<AgeBand> ForPlanning { get; } =
        [new(0, 3), new(3, 7), new(7, 18), new(18, 30), new(30, 50), new(50, 65), new(65, 80), new(80, null)];
}

/// <summary>Errors of one age band, in percent of what was counted, averaged over the origins.</summary>
/// <param name="Error">Mean absolute percentage error of the band's sum.</param>
/// <param name="StatusQuoError">The same for „no change“.</param>
/// <param name="Bias">Mean signed error: positive when too many were expected.</param>
public sealed record BandError(AgeBand Band, double Error, double StatusQuoError, double Bias);

/// <summary>„Rückschau auf frühere Rechnungen“ — how a method did from past origins.</summary>
/// <param name="Wape">Mean over the origins of the sum of absolute errors by age group and sex, in percent of the population.</param>
/// <param name="TotalError">Mean absolute percentage error of the total.</param>
/// <param name="Origins">How many projections were compared with what was counted.</param>
public sealed record PopulationBacktestResult(
    int Periods, int Origins, double Wape, double StatusQuoWape, double TotalError, double StatusQuoTotalError,
    IReadOnlyList<BandError> Bands)
{
    /// <summary>One German sentence for the page of a draft.</summary>
    public string Sentence =>
        $"Von {Origins} früheren Stichtagen aus gerechnet lag das Verfahren nach {Periods} Schritten je Altersgruppe im Mittel "
        + $"{Wape.ToString("0.0", German)} % daneben (unveränderte Bevölkerung: {StatusQuoWape.ToString("0.0", German)} %), "
        + $"bei der Gesamtzahl {TotalError.ToString("0.0", German)} % (unverändert: {StatusQuoTotalError.ToString("0.0", German)} %).";

    private static System.Globalization.CultureInfo German => System.Globalization.CultureInfo.GetCultureInfo("de-DE");
}

/// <summary>Compares projections made from past origins with what was counted later; the method sees nothing after its origin.</summary>
public static class PopulationBacktest
{
    /// <param name="history">Oldest first, one period apart.</param>
    /// <param name="periods">Periods ahead that are judged.</param>
    /// <param name="leastHistory">Populations the first origin must have behind and with it.</param>
    /// <param name="project">From a history to at least <paramref name="periods"/> populations.</param>
    /// <param name="bands">Null: <see cref="AgeBand.ForPlanning"/>.</param>
    public static Outcome<PopulationBacktestResult> Run(
        IReadOnlyList<Population> history, int periods, int leastHistory,
        Func<IReadOnlyList<Population>, Outcome<IReadOnlyList<Population>>> project, IReadOnlyList<AgeBand>? bands = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(project);
        var comparisons = new List<(Population Origin, Population Projected, Population Counted)>();
        for (var origin = Math.Max(1, leastHistory); origin + periods <= history.Count; origin++)
        {
            if (!project([.. history.Take(origin)]).IsOk(out var projected, out var problem)) return problem;
            comparisons.Add((history[origin - 1], projected[periods - 1], history[origin - 1 + periods]));
        }

        if (comparisons.Count == 0)
            return DemographyInput.Invalid(
                "no-origin",
                $"Für eine Rückschau über {periods} Schritte reichen {history.Count} Bevölkerungsstände nicht. "
                + "Bitte frühere Jahre einlesen.");
        return new PopulationBacktestResult(
            periods, comparisons.Count,
            comparisons.Average(c => Wape(c.Projected, c.Counted)), comparisons.Average(c => Wape(c.Origin, c.Counted)),
            comparisons.Average(c => Math.Abs(Error(c.Projected.Total, c.Counted.Total))),
            comparisons.Average(c => Math.Abs(Error(c.Origin.Total, c.Counted.Total))),
            [.. (bands ?? AgeBand.ForPlanning).Select(band => Judge(band, comparisons))]);
    }

    /// <summary>Sum of absolute differences by age group and sex in percent of the counted population.</summary>
    public static double Wape(Population projected, Population counted)
    {
        ArgumentNullException.ThrowIfNull(projected);
        ArgumentNullException.ThrowIfNull(counted);
        return 100 * (Differences(Sex.Female) + Differences(Sex.Male)) / counted.Total;

        double Differences(Sex sex) => projected.Persons[sex].Zip(counted.Persons[sex], (a, b) => Math.Abs(a - b)).Sum();
    }

    private static BandError Judge(AgeBand band, List<(Population Origin, Population Projected, Population Counted)> comparisons)
    {
        double[] errors = [.. comparisons.Select(c => Error(In(c.Projected), In(c.Counted)))];
        return new BandError(
            band, errors.Average(Math.Abs), comparisons.Average(c => Math.Abs(Error(In(c.Origin), In(c.Counted)))), errors.Average());

        double In(Population population) => population.Between(band.From, band.ToExclusive);
    }

    private static double Error(double projected, double counted) => counted > 0 ? 100 * ((projected / counted) - 1) : 0;
}
