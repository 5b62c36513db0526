namespace KiPlanung.Eval;

/// <summary>„Anteil“ with its 95-% interval. Wilson, E. B. (1927): Probable inference, JASA 22, 209–212.</summary>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1.</param>
public sealed record Proportion(int Hits, int Of, double Share, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>Nothing counted gives the share 1 with the interval 0 to 1.</summary>
    public static Proportion From(int hits, int of)
    {
        if (of == 0) return new(0, 0, 1, 0, 1);
        var p = (double)hits / of;
        var denominator = 1 + (Z * Z / of);
        var centre = (p + (Z * Z / (2 * of))) / denominator;
        var half = Z / denominator * Math.Sqrt((p * (1 - p) / of) + (Z * Z / (4.0 * of * of)));
        return new(hits, of, Math.Round(p, 4), Math.Round(Math.Max(0, centre - half), 4), Math.Round(Math.Min(1, centre + half), 4));
    }
}
