using BenchmarkDotNet.Attributes;
using KiPlanung.Forecasting.Models.Arima;
using KiPlanung.Forecasting.Models.ExponentialSmoothing;
using KiPlanung.Forecasting.Models.ThetaFamily;
using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Benchmarks;

/// <summary>Whole searches of the optimisers on memory made before: nothing may be allocated, so nothing is per iteration. Reference is one
/// evaluation of the likelihood of exponential smoothing on the same series.</summary>
[MemoryDiagnoser]
public class OptimiserBenchmarks
{
    private const int Evaluations = 400;
    private double[] _history = [];
    private double[] _differenced = [];
    private double[] _start = [];
    private double[] _row = [];
    private double[] _steps = [];
    private double[] _season = [];
    private double[] _room = [];
    private double[] _coefficients = [];
    private EtsForm _form;
    private ArimaOrder _order;
    private ThetaLines? _lines;
    private ArmaProblem? _problem;

    /// <summary>Yearly, quarterly and monthly lengths of the M3 competition.</summary>
    [Params(1, 4, 12)]
    public int Season { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var length = Season switch { 1 => 25, 4 => 44, _ => 120 };
        _history = [.. Enumerable.Range(0, length).Select(i =>
            1 + (0.02 * i) + (0.1 * Math.Sin(i * 1.7)) + (Season > 1 ? 0.3 * Math.Sin(Math.Tau * i / Season) : 0))];
        _form = EtsForm.Parse(Season == 1 ? "AAdN" : "AAdA");
        _start = [0.2, 0.1, .. Season == 1 ? (double[])[] : [0.05], 0.978, 1, 0.02, .. new double[Season - 1]];
        _row = new double[_start.Length];
        _steps = [.. _start.Select(_ => 0.1)];
        _season = Season == 1 ? [] : new double[Season];
        _room = new double[EtsSimplex.Room(_start.Length)];
        _lines = ThetaLines.Running(_history);
        _differenced = [.. Enumerable.Range(Season, length - Season).Select(t => _history[t] - _history[t - Season])];
        _order = Season == 1 ? new ArimaOrder(1, 1, 1) : new ArimaOrder(1, 0, 1, 1, 1, 1, Season);
        _problem = new ArmaProblem(_differenced, _order);
        _coefficients = new double[_order.Coefficients];
    }

    [Benchmark(Baseline = true)]
    public double EtsLikelihood() => new EtsSearch(_form, _history, _season, 0).At(_start, double.PositiveInfinity);

    [Benchmark]
    public double EtsSearchOf400Evaluations()
    {
        _start.CopyTo(_row, 0);
        return EtsSimplex.Minimise(new EtsSearch(_form, _history, _season, 0), _row, _steps, _room, Evaluations, 0);
    }

    [Benchmark]
    public double ThetaSearch() => LineSearch.Minimise(new ThetaRegression(_lines!), 0.1, 0.99);

    [Benchmark]
    public double ArimaLikelihood() => new ExactLikelihood(_problem!, _order).At(_coefficients);

    [Benchmark]
    public double ArimaSearch()
    {
        Span<double> point = stackalloc double[_coefficients.Length];
        point.Clear();
        return QuasiNewton.Minimise(new ExactLikelihood(_problem!, _order), point, 1e-8);
    }
}
