using KiPlanung.Forecasting.Numerics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>Hamilton–Perry with a band from the area's own past deviations.</summary>
/// <remarks>Every future redraws with replacement (a) the periods the ratios were averaged over, which stays for the whole future, and
/// (b) one past period's deviations for each period ahead. A period's deviations are kept together over ages and sexes, so that a year
/// of high mortality or strong migration stays one (Smith, Tayman &amp; Swanson 2013, on uncertainty from past errors).</remarks>
public static class HamiltonPerryFan
{
    /// <param name="history">As in <see cref="HamiltonPerry.Project"/>; at least four populations.</param>
    /// <param name="errorPeriods">Past periods whose deviations are drawn, or as many as there are.</param>
    public static Outcome<PopulationFan> Simulate(
        IReadOnlyList<Population> history, int periods, SimulationOptions simulation, HamiltonPerryOptions? options = null,
        IReadOnlyList<Population>? largerArea = null, int errorPeriods = 10, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(simulation);
        options ??= new HamiltonPerryOptions();
        if (HamiltonPerry.Check(history, periods, options, largerArea) is { } problem) return problem;
        if (simulation.Check() is { } wrong) return wrong;
        if (history.Count < 4 || errorPeriods < 3)
            return DemographyInput.Invalid(
                "too-few-populations",
                $"Für eine Spanne aus eigenen Abweichungen braucht es mindestens vier Bevölkerungsstände, nicht {history.Count}. "
                + "Bitte frühere Jahre einlesen.");
        var ratios = new CohortRatios(history, options, largerArea);
        var past = PastShocks(ratios, Math.Min(errorPeriods, ratios.Periods));
        var start = new CohortState(history[^1]);
        return FanBuilder.Run(simulation, history[^1].Year, ratios.Ages, periods, Path, cancellationToken);

        void Path(SeededRandom random, Action<int, CohortState> report)
        {
            var lasting = Mean([.. Enumerable.Range(0, options.BasePeriods).Select(_ => past[random.Below(past.Count)])]);
            var state = start;
            for (var p = 0; p < periods; p++)
            {
                state = CohortRatioStep.Run(ratios, state, Both(lasting, past[random.Below(past.Count)]));
                report(p, state);
            }
        }
    }

    /// <summary>Deviations of each past period from the mean of them all.</summary>
    private static List<CohortShock> PastShocks(CohortRatios ratios, int count)
    {
        var groups = ratios.Ages.Count;
        double[][] mean = [.. Enum.GetValues<Sex>()
            .Select(sex => Enumerable.Range(0, groups).Select(i => i == 0 ? 0 : MeanLog(sex, i)).ToArray())];
        var childWoman = Enumerable.Range(0, count).Average(ratios.ChildWomanAt);
        var migration = Enumerable.Range(0, count).Average(ratios.MigrationAt);
        return
        [
            .. Enumerable.Range(0, count).Select(back => new CohortShock(
                [.. Enum.GetValues<Sex>().Select(sex => Enumerable.Range(0, groups).Select(i => Factor(back, sex, i)).ToArray())],
                childWoman > 0 ? ratios.ChildWomanAt(back) / childWoman : 1, ratios.MigrationAt(back) - migration)),
        ];

        double MeanLog(Sex sex, int group)
        {
            var seen = Enumerable.Range(0, count).Select(back => ratios.RatioAt(back, sex, group)).OfType<double>().ToList();
            return seen.Count == 0 ? 0 : seen.Average(Math.Log);
        }

        double Factor(int back, Sex sex, int group) =>
            group > 0 && ratios.RatioAt(back, sex, group) is { } ratio
                ? Math.Clamp(Math.Exp(Math.Log(ratio) - mean[(int)sex][group]), 0.5, 2)
                : 1;
    }

    private static CohortShock Mean(List<CohortShock> drawn) => new(
        [.. drawn[0].Ratios.Select((row, s) => row.Select((_, i) => Math.Exp(drawn.Average(d => Math.Log(d.Ratios[s][i])))).ToArray())],
        Math.Exp(drawn.Average(d => Math.Log(d.ChildWoman))), drawn.Average(d => d.Migration));

    private static CohortShock Both(CohortShock a, CohortShock b) => new(
        [.. a.Ratios.Select((row, s) => row.Select((value, i) => value * b.Ratios[s][i]).ToArray())],
        a.ChildWoman * b.ChildWoman, a.Migration + b.Migration);
}
