namespace KiPlanung.Forecasting.Models.ComplexSmoothing;

/// <summary>The recursions of complex exponential smoothing. States in one row: level, potential, then both for each season.</summary>
/// <remarks>Svetunkov, Kourentzes &amp; Ord 2022, Naval Research Logistics 69(8), section 2: ŷ = ℓ (+ s); ℓ ← ℓ − (1−a₁)c + (a₀−a₁)e;
/// c ← ℓ + (1−a₀)c + (a₀+a₁)e; seasons alike with b and lag m, added seasons as s ← s + b₀e.</remarks>
internal readonly struct CesFilter(CesWeights weights, int period)
{
    private const int Seasons = 2;

    public static int StatesOf(int period) => Seasons + (2 * period);

    /// <summary>The forecast of the value at <paramref name="season"/>.</summary>
    public double Next(ReadOnlySpan<double> states, int season) => weights.Season switch
    {
        CesSeason.None => states[0],
        CesSeason.Simple => states[Seasons + season],
        _ => states[0] + states[Seasons + season],
    };

    /// <summary>Takes up the error of that forecast.</summary>
    public void Update(Span<double> states, int season, double error)
    {
        var (level, potential) = (Seasons + season, Seasons + period + season);
        if (weights.Season == CesSeason.Simple)
        {
            Turn(ref states[level], ref states[potential], weights.A0, weights.A1, error);
            return;
        }

        Turn(ref states[0], ref states[1], weights.A0, weights.A1, error);
        if (weights.Season == CesSeason.Partial) states[level] += weights.B0 * error;
        else if (weights.Season == CesSeason.Full) Turn(ref states[level], ref states[potential], weights.B0, weights.B1, error);
    }

    /// <summary>Sum of squared one-step errors; the states hold the end afterwards.</summary>
    public double Forward(ReadOnlySpan<double> series, Span<double> states)
    {
        var squares = 0.0;
        var season = 0;
        foreach (var value in series)
        {
            var error = value - Next(states, season);
            squares += error * error;
            Update(states, season, error);
            if (++season == period) season = 0;
        }

        return squares;
    }

    /// <summary>From the end to the start; the states then are those before the first value.</summary>
    public void Backward(ReadOnlySpan<double> series, Span<double> states)
    {
        for (var t = series.Length - 1; t >= 0; t--)
        {
            var season = t % period;
            Update(states, season, series[t] - Next(states, season));
        }
    }

    private static void Turn(ref double level, ref double potential, double real, double imaginary, double error)
    {
        var before = level;
        level += ((imaginary - 1) * potential) + ((real - imaginary) * error);
        potential = before + ((1 - real) * potential) + ((real + imaginary) * error);
    }
}
