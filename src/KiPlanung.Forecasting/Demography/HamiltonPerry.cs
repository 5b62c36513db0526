using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Kohortenquotienten-Verfahren“ (Hamilton–Perry) — a population aged by the ratios at which its cohorts changed before, where
/// births, deaths and migration by age are not known. It needs nothing but two or more populations one period apart.</summary>
/// <remarks>Hamilton &amp; Perry 1962, Social Forces 41(2); Smith, Tayman &amp; Swanson 2013, A Practitioner's Guide to State and Local
/// Population Projections, on the Hamilton–Perry method (child–woman ratio, smoothing, controlled totals). Ratios
/// hold survival and net migration together.</remarks>
public static class HamiltonPerry
{
    /// <param name="history">Oldest first, one period (the width of the age groups) apart; at least two.</param>
    /// <param name="periods">Periods ahead, 1 to 100.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="largerArea">Land or Kreis the area belongs to, in the same age groups: small cells lean on its ratios.</param>
    /// <returns>One population per period, or a problem <c>demography.*</c>.</returns>
    public static Outcome<IReadOnlyList<Population>> Project(
        IReadOnlyList<Population> history, int periods, HamiltonPerryOptions? options = null, IReadOnlyList<Population>? largerArea = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new HamiltonPerryOptions();
        if (Check(history, periods, options, largerArea) is { } problem) return problem;
        var ratios = new CohortRatios(history, options, largerArea);
        var (state, year) = (new CohortState(history[^1]), history[^1].Year);
        var result = new List<Population>(periods);
        for (var p = 1; p <= periods; p++)
        {
            state = CohortRatioStep.Run(ratios, state, null);
            var (female, male) = ((double[])state.Female.Clone(), (double[])state.Male.Clone());
            result.Add(Population.Computed(year.Plus(p * ratios.Ages.Width), ratios.Ages, female, male));
        }

        return result;
    }

    internal static Problem? Check(
        IReadOnlyList<Population> history, int periods, HamiltonPerryOptions options, IReadOnlyList<Population>? largerArea)
    {
        if (options.Check() is { } wrong) return wrong;
        if (periods is < 1 or > 100)
            return DemographyInput.Invalid(
                "periods-out-of-range", $"Der Vorausschauzeitraum muss 1 bis 100 Schritte umfassen, nicht {periods}.");
        if (CheckSeries("Bevölkerung", history) is { } series) return series;
        if (!(history[^1].Persons.Female.Sum() > 0))
            return DemographyInput.Invalid(
                "nobody", $"Bevölkerung {history[^1].Year}: Es leben dort keine Frauen; eine Fortschreibung ist nicht möglich.");
        if (largerArea is null) return null;
        if (CheckSeries("Größeres Gebiet", largerArea) is { } larger) return larger;
        return largerArea[0].Ages == history[0].Ages
            ? null
            : DemographyInput.Invalid(
                "ages-mismatch", "Das größere Gebiet hat eine andere Altersgliederung. Bitte beide auf dieselben Altersgruppen bringen.");
    }

    private static Problem? CheckSeries(string what, IReadOnlyList<Population> history)
    {
        if (history.Count < 2)
            return DemographyInput.Invalid(
                "too-few-populations", $"{what}: Es braucht mindestens zwei Bevölkerungsstände, angegeben sind {history.Count}.");
        for (var t = 1; t < history.Count; t++)
        {
            var (before, after) = (history[t - 1], history[t]);
            if (before.Ages != after.Ages || after.Year.Value - before.Year.Value != before.Ages.Width)
                return DemographyInput.Invalid(
                    "periods-mismatch",
                    $"{what}: Die Stände {before.Year} und {after.Year} müssen dieselbe Altersgliederung haben und so weit auseinander"
                    + $"liegen, wie eine Altersgruppe breit ist ({before.Ages.Width} Jahre). Bitte fehlende Jahre ergänzen oder "
                    + "Altersgruppen zusammenfassen.");
        }

        return null;
    }
}

/// <summary>Deviations of one simulated period: factors on the ratios and the child–woman ratio, addition to net migration per
/// inhabitant.</summary>
internal sealed record CohortShock(double[][] Ratios, double ChildWoman, double Migration);

/// <summary>One period of Hamilton–Perry.</summary>
internal static class CohortRatioStep
{
    private static readonly Sex[] Sexes = [Sex.Female, Sex.Male];

    public static CohortState Run(CohortRatios ratios, CohortState start, CohortShock? shock)
    {
        var end = new CohortState(new double[start.Female.Length], new double[start.Male.Length]);
        foreach (var sex in Sexes)
        {
            var (from, to, own) = (start[sex], end[sex], ratios.Ratios[(int)sex]);
            for (var i = 1; i < from.Length; i++)
                to[i] = CohortRatios.Exposed(from, i) * own[i] * (shock is null ? 1 : shock.Ratios[(int)sex][i]);
        }

        Bear(ratios, end, shock);
        if (ratios.Control is { } control) Hold(ratios, control, start, end, shock);
        return end;
    }

    private static void Bear(CohortRatios ratios, CohortState end, CohortShock? shock)
    {
        var children = ratios.ChildWoman * (shock?.ChildWoman ?? 1) * ratios.Women(end.Female);
        end.Female[0] = children / (1 + ratios.SexRatio);
        end.Male[0] = children - end.Female[0];
    }

    /// <summary>Moves the total to natural change plus expected migration; twice, because more women have more children.</summary>
    private static void Hold(CohortRatios ratios, MigrationControl control, CohortState start, CohortState end, CohortShock? shock)
    {
        var stayed = ratios.Survivors(start.Female, Sex.Female) + ratios.Survivors(start.Male, Sex.Male);
        var migrants = ((control.Persistence * ratios.LongRunMigration) + (shock?.Migration ?? 0)) * start.Total;
        var (first, last) = (ratios.Ages.GroupOf(control.FirstAge), ratios.Ages.GroupOf(control.LastAge));
        for (var round = 0; round < 2; round++)
        {
            var absorbing = 0.0;
            foreach (var sex in Sexes)
            {
                for (var i = first; i <= last; i++) absorbing += end[sex][i];
            }

            if (absorbing <= 0) return;
            var target = stayed + end.Female[0] + end.Male[0] + migrants;
            var factor = Math.Max(0.1, 1 + ((target - end.Total) / absorbing));
            foreach (var sex in Sexes)
            {
                for (var i = first; i <= last; i++) end[sex][i] *= factor;
            }

            Bear(ratios, end, shock);
        }
    }
}
