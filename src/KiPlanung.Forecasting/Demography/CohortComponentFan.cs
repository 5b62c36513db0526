using KiPlanung.Forecasting.Numerics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Autoregressiver Prozess erster Ordnung“: x(t) = <paramref name="Persistence"/>·x(t−1) + <paramref name="Shock"/>·ε(t),
/// starting at 0.</summary>
/// <param name="Persistence">0 to 1; 1 is a random walk.</param>
/// <param name="Shock">Standard deviation of the shocks, in the unit of the quantity, per period.</param>
public sealed record FirstOrderProcess(double Persistence, double Shock)
{
    /// <summary>By least squares around the mean of a past series (deviations from assumptions, or the quantity itself); at least five
    /// values.</summary>
    public static Outcome<FirstOrderProcess> Fit(IReadOnlyList<double> past)
    {
        ArgumentNullException.ThrowIfNull(past);
        if (past.Count < 5 || past.Any(value => !double.IsFinite(value)))
            return DemographyInput.Invalid(
                "too-few-values", $"Um Schwankungen zu schätzen, braucht es mindestens fünf Zahlen, nicht {past.Count}. Bitte ergänzen.");
        var mean = past.Average();
        double[] centred = [.. past.Select(value => value - mean)];
        var (cross, square) = (0.0, 0.0);
        for (var t = 1; t < centred.Length; t++)
            (cross, square) = (cross + (centred[t] * centred[t - 1]), square + (centred[t - 1] * centred[t - 1]));
        var persistence = square > 0 ? Math.Clamp(cross / square, 0, 1) : 0;
        var error = Enumerable.Range(1, centred.Length - 1).Sum(t => Math.Pow(centred[t] - (persistence * centred[t - 1]), 2));
        return new FirstOrderProcess(persistence, Math.Sqrt(error / (centred.Length - 2)));
    }
}

/// <summary>„Unsicherheit der Annahmen“ of a cohort-component projection.</summary>
/// <param name="LogFertility">Logarithm of the total fertility rate.</param>
/// <param name="LifeExpectancy">Years of life expectancy at birth, both sexes alike.</param>
/// <param name="NetMigration">Net migration per inhabitant and period; spread over ages like arrivals (or like the net schedule's
/// absolute values).</param>
public sealed record ComponentUncertainty(FirstOrderProcess LogFertility, FirstOrderProcess LifeExpectancy, FirstOrderProcess NetMigration);

/// <summary>Cohort component with sampled fertility, mortality and migration.</summary>
/// <remarks>Lee &amp; Tuljapurkar 1994, Journal of the American Statistical Association 89 (stochastic rates by time series); mortality
/// moves by a common factor on the hazards that gives the sampled life expectancy to first order.</remarks>
public static class CohortComponentFan
{
    /// <param name="start">The population at the end of the year before the first period.</param>
    /// <param name="periods">The assumptions in the middle.</param>
    public static Outcome<PopulationFan> Simulate(
        Population start, IReadOnlyList<ComponentRates> periods, MigrationConvention convention, ComponentUncertainty uncertainty,
        SimulationOptions simulation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(uncertainty);
        ArgumentNullException.ThrowIfNull(simulation);
        if (simulation.Check() is { } wrong) return wrong;
        if (!CohortComponent.Project(start, periods, convention).IsOk(out _, out var problem)) return problem;
        var prepared = periods.Select(rates => new SampledRates(CohortRates.From(rates), start.Ages)).ToArray();
        var first = new CohortState(start);
        return FanBuilder.Run(simulation, start.Year, start.Ages, periods.Count, Path, cancellationToken);

        void Path(SeededRandom random, Action<int, CohortState> report)
        {
            var (state, fertility, life, migration) = (new[] { first }, 0.0, 0.0, 0.0);
            for (var p = 0; p < prepared.Length; p++)
            {
                fertility = Next(uncertainty.LogFertility, fertility, random);
                life = Next(uncertainty.LifeExpectancy, life, random);
                migration = Next(uncertainty.NetMigration, migration, random);
                var rates = prepared[p].Sample(Math.Exp(fertility), life, migration * state[0].Total);
                state = CohortStep.Run(state, [rates], convention, start.Ages.Width);
                report(p, state[0]);
            }
        }
    }

    private static double Next(FirstOrderProcess process, double value, SeededRandom random) =>
        (process.Persistence * value) + (process.Shock * random.Normal());
}

/// <summary>The assumptions of one period, ready to be moved.</summary>
internal sealed class SampledRates
{
    private const double Step = 0.05;
    private readonly CohortRates _rates;
    private readonly double[][] _logSurvival;
    private readonly double[][] _profile;
    private readonly double _yearsPerLogHazard;

    public SampledRates(CohortRates rates, AgeScheme ages)
    {
        _rates = rates;
        _logSurvival = [.. rates.Mortality.Select(row => row.Select(q => Math.Log(Math.Max(1e-12, 1 - q))).ToArray())];
        _profile = Profile(rates, ages);
        _yearsPerLogHazard = (LifeExpectancy(-Step, ages.Width) - LifeExpectancy(Step, ages.Width)) / (2 * Step);
    }

    /// <param name="fertility">Factor on all birth rates.</param>
    /// <param name="years">Added to life expectancy.</param>
    /// <param name="migrants">Added to net migration, persons.</param>
    public CohortRates Sample(double fertility, double years, double migrants)
    {
        var hazard = _yearsPerLogHazard > 0 ? Math.Exp(-years / _yearsPerLogHazard) : 1;
        var (births, died, net) = (new double[_rates.Fertility.Length], new double[2][], new double[2][]);
        for (var i = 0; i < births.Length; i++) births[i] = fertility * _rates.Fertility[i];
        for (var s = 0; s < 2; s++)
        {
            (died[s], net[s]) = (new double[births.Length], new double[births.Length]);
            for (var i = 0; i < births.Length; i++)
            {
                died[s][i] = 1 - Math.Exp(hazard * _logSurvival[s][i]);
                net[s][i] = (_rates.Net is null ? 0 : _rates.Net[s][i]) + (migrants * _profile[s][i]);
            }
        }

        return _rates with { Fertility = births, Mortality = died, Net = net };
    }

    /// <summary>Of both sexes together; the open group lives on as a geometric series.</summary>
    private double LifeExpectancy(double logHazard, int width)
    {
        var sum = 0.0;
        foreach (var row in _logSurvival)
        {
            var lived = 1.0;
            for (var i = 0; i < row.Length; i++)
            {
                var survival = Math.Exp(Math.Exp(logHazard) * row[i]);
                lived *= i + 1 < row.Length ? survival : survival / Math.Max(1e-6, 1 - survival);
                sum += width * lived / 2;
            }
        }

        return sum;
    }

    private static double[][] Profile(CohortRates rates, AgeScheme ages)
    {
        var shape = rates.Arrivals ?? rates.Net?.Select(row => row.Select(Math.Abs).ToArray()).ToArray();
        if (shape is null || shape.Sum(row => row.Sum()) <= 0)
            shape = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, ages.Count)
                .Select(i => ages.Lower(i) is >= 15 and < 50 ? 1.0 : 0).ToArray())];
        var total = shape.Sum(row => row.Sum());
        return total > 0 ? [.. shape.Select(row => row.Select(value => value / total).ToArray())] : shape;
    }
}
