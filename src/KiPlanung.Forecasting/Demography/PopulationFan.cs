using KiPlanung.Forecasting.Numerics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>How many futures are drawn and what is kept of them.</summary>
public sealed record SimulationOptions
{
    /// <summary>Paths; 500 hold the bounds of an 80 % band steady to about a tenth of its width.</summary>
    public int Paths { get; init; } = 500;

    /// <summary>Start of the random numbers: the same seed gives the same bits on any number of threads.</summary>
    public ulong Seed { get; init; } = 20260317;

    /// <summary>Threads to use, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Level of the band in percent.</summary>
    public double Level { get; init; } = 80;

    public IReadOnlyList<AgeBand> Bands { get; init; } = AgeBand.ForPlanning;

    /// <summary>Further sums to band, such as a need: by sum and period how much a person of each age and sex counts.</summary>
    public IReadOnlyList<IReadOnlyList<AgeSchedule>> Sums { get; init; } = [];

    internal Problem? Check() =>
        Paths is < 100 or > 100_000 || Threads < 1 || !(Level > 0 && Level < 100)
            ? DemographyInput.Invalid(
                "simulation-invalid", "Es braucht 100 bis 100.000 Pfade, mindestens einen Rechenfaden und ein Niveau zwischen 0 und 100 %.")
            : null;
}

/// <summary>Band of one sum of persons, by period.</summary>
/// <param name="Band">Null: the whole population.</param>
public sealed record BandFan(AgeBand? Band, IReadOnlyList<double> Low, IReadOnlyList<double> Median, IReadOnlyList<double> High);

/// <summary>„Fächer der Bevölkerung“ — a forecast: bounds that hold each sum with <paramref name="Level"/> percent, from simulated futures
/// in which all ages move together.</summary>
public sealed record PopulationFan(int Paths, double Level, ulong Seed, IReadOnlyList<Year> Years, IReadOnlyList<BandFan> Fans)
{
    public BandFan Total => Fans[0];

    /// <summary>Those of <see cref="SimulationOptions.Sums"/>, in their order.</summary>
    public IReadOnlyList<BandFan> Sums { get; init; } = [];
}

/// <summary>Draws futures and keeps their quantiles.</summary>
internal static class FanBuilder
{
    /// <param name="simulate">One future: gets its random numbers and reports the state at the end of each period (from 0).</param>
    public static PopulationFan Run(
        SimulationOptions options, Year start, AgeScheme ages, int periods, Action<SeededRandom, Action<int, CohortState>> simulate,
        CancellationToken cancellationToken)
    {
        var shares = options.Bands.Select(band => Enumerable.Range(0, ages.Count)
            .Select(i => AgeShare.Inside(ages, i, band.From, band.ToExclusive)).ToArray()).ToArray();
        var first = shares.Length + 1;
        var samples = Samples(first + options.Sums.Count, periods, options.Paths);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, options.Paths, parallel, path => simulate(new SeededRandom(options.Seed, (ulong)path), (period, state) =>
        {
            samples[0, period][path] = state.Total;
            for (var b = 0; b < shares.Length; b++) samples[b + 1, period][path] = Weighted(state, shares[b]);
            for (var s = 0; s < options.Sums.Count; s++) samples[first + s, period][path] = Weighted(state, options.Sums[s][period]);
        }));
        foreach (var values in samples) Array.Sort(values);
        return new PopulationFan(
            options.Paths, options.Level, options.Seed, [.. Enumerable.Range(1, periods).Select(p => start.Plus(p * ages.Width))],
            [.. Enumerable.Range(0, first).Select(b => Fan(b == 0 ? null : options.Bands[b - 1], b))])
        {
            Sums = [.. Enumerable.Range(first, options.Sums.Count).Select(s => Fan(null, s))],
        };

        BandFan Fan(AgeBand? band, int b) => new(
            band, Quantiles(b, (100 - options.Level) / 200), Quantiles(b, 0.5), Quantiles(b, (100 + options.Level) / 200));

        double[] Quantiles(int b, double probability) =>
            [.. Enumerable.Range(0, periods).Select(p => Quantile(samples[b, p], probability))];
    }

    private static double[,][] Samples(int sums, int periods, int paths)
    {
        var samples = new double[sums, periods][];
        for (var b = 0; b < sums; b++)
        {
            for (var p = 0; p < periods; p++) samples[b, p] = new double[paths];
        }

        return samples;
    }

    private static double Weighted(CohortState state, AgeSchedule weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Female.Count; i++) sum += (weights.Female[i] * state.Female[i]) + (weights.Male[i] * state.Male[i]);
        return sum;
    }

    private static double Weighted(CohortState state, double[] shares)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++) sum += shares[i] * (state.Female[i] + state.Male[i]);
        return sum;
    }

    /// <summary>Linear between the order statistics (Hyndman &amp; Fan 1996, type 7).</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var low = (int)place;
        return low + 1 < sorted.Length ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
