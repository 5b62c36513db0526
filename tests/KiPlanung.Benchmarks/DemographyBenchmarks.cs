using BenchmarkDotNet.Attributes;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.Benchmarks;

/// <summary>22 Kreise, single years to 100 and older by sex, 30 years ahead; reference is the one projection without uncertainty.</summary>
[MemoryDiagnoser]
public class DemographyBenchmarks
{
    private const int Kreise = 22;
    private const int Years = 30;
    private static readonly AgeScheme Ages = AgeScheme.SingleYears(100);
    private static readonly ComponentUncertainty Uncertainty = new(
        new FirstOrderProcess(0.9, 0.03), new FirstOrderProcess(0.95, 0.15), new FirstOrderProcess(0.6, 0.003));

    private readonly List<ComponentRates> _assumptions = [.. Enumerable.Repeat(Rates(), Years)];
    private readonly Population[] _start = [.. Enumerable.Range(0, Kreise).Select(Start)];

    [Benchmark(Baseline = true)]
    public double ProjectionOf22Kreise() =>
        _start.Sum(start => Value(CohortComponent.Project(start, _assumptions, MigrationConvention.AgeAtMigration)).Steps[^1].All.Total);

    [Benchmark]
    public double Paths500OneThread() => Simulate(1);

    [Benchmark]
    public double Paths500TwoThreads() => Simulate(2);

    private double Simulate(int threads) => _start.Sum(start => Value(CohortComponentFan.Simulate(
        start, _assumptions, MigrationConvention.AgeAtMigration, Uncertainty,
        new SimulationOptions { Paths = 500, Threads = threads })).Total.High[^1]);

    private static Population Start(int kreis)
    {
        double[] persons = [.. Enumerable.Range(0, Ages.Count).Select(age => (400 + (25 * kreis)) * Math.Exp(-Math.Pow(age / 85.0, 6)))];
        return Value(Population.Of(new Year(2024), Ages, persons, persons));
    }

    private static ComponentRates Rates() => new()
    {
        Fertility = [.. Enumerable.Range(0, Ages.Count).Select(age => 0.1 * Math.Exp(-Math.Pow((age - 30) / 8.0, 2)) * (age >= 15 ? 1 : 0))],
        Mortality = AgeSchedule.Constant(Ages, 0).Map((_, age, _) => Math.Min(0.4, 0.00003 * Math.Exp(0.095 * age))),
        Arrivals = AgeSchedule.Constant(Ages, 0).Map((_, age, _) => age is >= 18 and < 40 ? 20 : 2),
        DepartureRates = AgeSchedule.Constant(Ages, 0).Map((_, age, _) => age is >= 18 and < 40 ? 0.05 : 0.005),
    };

    private static T Value<T>(Outcome<T> outcome) => ((Outcome<T>.Ok)outcome).Value;
}
