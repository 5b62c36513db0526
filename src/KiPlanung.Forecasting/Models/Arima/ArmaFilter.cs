using System.Numerics;
using System.Runtime.InteropServices;

namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>The Kalman filter of an ARMA process in state space form, O(r) a step.</summary>
/// <remarks>State and transition as in Harvey 1989, section 3.3.3 (Gardner, Harvey &amp; Phillips 1980, AS 154). From the stationary start
/// the covariance of the predicted state changes by a matrix of rank one, so only its factor is carried: Morf, Sidhu &amp; Kailath 1974,
/// IEEE Trans. AC 19(4); Pearlman 1980, Biometrika 67(1). All spans are padded with zeros to <see cref="Padded"/> numbers.</remarks>
internal ref struct ArmaFilter
{
    private const double Negligible = 1e-14;
    private readonly ReadOnlySpan<double> _phi;
    private readonly Span<double> _gain;
    private readonly Span<double> _change;

    /// <param name="gain">T·P·Z′ of the coming step.</param>
    /// <param name="change">The factor of the change in covariance.</param>
    /// <param name="variance">Variance of the coming innovation, in units of σ².</param>
    /// <param name="weight">The sign and size belonging to <paramref name="change"/>; zero when the filter is steady.</param>
    public ArmaFilter(ReadOnlySpan<double> phi, Span<double> gain, Span<double> change, double variance, double weight)
    {
        _phi = phi;
        _gain = gain;
        _change = change;
        (Variance, Weight) = (variance, weight);
    }

    public double Variance { get; private set; }

    public double Weight { get; private set; }

    /// <summary>Numbers a span for a state of this size must have: whole vectors and one more to read ahead.</summary>
    public static int Padded(int stateSize)
    {
        var lanes = Vector<double>.Count;
        return (((stateSize + lanes - 1) / lanes) + 1) * lanes;
    }

    /// <summary>The filter before the first value; <paramref name="gain"/> as <see cref="ArmaStart"/> left it.</summary>
    public static ArmaFilter Start(ReadOnlySpan<double> phi, Span<double> gain, Span<double> change, double variance)
    {
        gain.CopyTo(change);
        return new ArmaFilter(phi, gain, change, variance, -1 / variance);
    }

    /// <summary>Moves the predicted state on by one period after an innovation: a ← Ta + gain·v/F.</summary>
    public readonly void Move(scoped Span<double> state, double innovation)
    {
        ref var a = ref MemoryMarshal.GetReference(state);
        ref var phi = ref MemoryMarshal.GetReference(_phi);
        ref var gain = ref MemoryMarshal.GetReference(_gain);
        var first = new Vector<double>(state[0]);
        var scaled = new Vector<double>(innovation / Variance);
        var lanes = (nuint)Vector<double>.Count;
        var end = (nuint)state.Length - lanes;
        for (nuint i = 0; i < end; i += lanes)
        {
            var moved = Vector.LoadUnsafe(ref a, i + 1) + (Vector.LoadUnsafe(ref phi, i) * first);
            (moved + (Vector.LoadUnsafe(ref gain, i) * scaled)).StoreUnsafe(ref a, i);
        }
    }

    /// <summary>Moves variance and gain on by one period.</summary>
    public void Advance()
    {
        if (Weight == 0) return;
        ref var change = ref MemoryMarshal.GetReference(_change);
        ref var phi = ref MemoryMarshal.GetReference(_phi);
        ref var gain = ref MemoryMarshal.GetReference(_gain);
        var first = _change[0];
        var next = Variance + (Weight * first * first);
        var lead = new Vector<double>(first);
        var share = new Vector<double>(first / Variance);
        var growth = new Vector<double>(Weight * first);
        var lanes = (nuint)Vector<double>.Count;
        var end = (nuint)_change.Length - lanes;
        var largest = Vector<double>.Zero;
        for (nuint i = 0; i < end; i += lanes)
        {
            var moved = Vector.LoadUnsafe(ref change, i + 1) + (Vector.LoadUnsafe(ref phi, i) * lead);
            var old = Vector.LoadUnsafe(ref gain, i);
            var fresh = moved - (share * old);
            fresh.StoreUnsafe(ref change, i);
            (old + (growth * moved)).StoreUnsafe(ref gain, i);
            largest = Vector.Max(largest, fresh * fresh);
        }

        Weight *= Variance / next;
        Variance = next;
        var sum = Vector.Sum(largest);
        if (Math.Abs(Weight) * sum < Negligible * Variance) Weight = 0;
    }
}
