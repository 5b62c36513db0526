using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Models.Counts;

/// <summary>Smoothed size, distance and share of the periods with cases.</summary>
internal readonly record struct IntermittentState(IntermittentMethod Method, double Weight)
{
    public double Size { get; init; }

    /// <summary>Periods from one with cases to the next.</summary>
    public double Distance { get; init; }

    /// <summary>Share of periods with cases; used by Teunter–Syntetos–Babai only.</summary>
    public double Share { get; init; }

    /// <summary>Periods without cases since the last one with.</summary>
    public int Waiting { get; init; }

    /// <summary>Expected cases per period.</summary>
    public double Rate => Probability * Size;

    private double Probability => Method switch
    {
        IntermittentMethod.Croston => 1 / Distance,
        IntermittentMethod.SyntetosBoylan => (1 - (Weight / 2)) / Distance,
        _ => Share,
    };

    public IntermittentState With(double value)
    {
        var share = Share + (Weight * ((value > 0 ? 1 : 0) - Share));
        if (value == 0) return this with { Share = share, Waiting = Waiting + 1 };
        return this with
        {
            Size = Size + (Weight * (value - Size)),
            Distance = Distance + (Weight * (Waiting + 1 - Distance)),
            Share = share,
            Waiting = 0,
        };
    }

    public double At(double shock, double dispersion)
    {
        var none = 1 - Math.Min(1, Probability);
        var place = Normal.CDF(0, 1, shock);
        if (place <= none || none >= 1) return 0;
        return 1 + new CountDistribution(Size - 1, dispersion).Quantile((place - none) / (1 - none));
    }
}
