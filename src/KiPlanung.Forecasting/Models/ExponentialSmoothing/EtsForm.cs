namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Komponente“ — how a part of the series acts: not at all, added, added and fading, or multiplied.</summary>
public enum EtsComponent
{
    None,
    Additive,
    Damped,
    Multiplicative,
}

/// <summary>„Form der Glättung“ — one of the fifteen stable combinations of error, trend and season.</summary>
/// <remarks>Taxonomy of Hyndman, Koehler, Ord &amp; Snyder 2008, Forecasting with Exponential Smoothing, ch. 2, table 2.1. Left out are
/// multiplicative trends and additive errors with multiplicative seasons, whose forecasts have no finite variance (ibid., ch.
/// 15).</remarks>
/// <param name="Error">Additive or multiplicative; multiplicative only for positive figures.</param>
/// <param name="Trend">None, additive or damped.</param>
/// <param name="Season">None, additive or multiplicative.</param>
public readonly record struct EtsForm(EtsComponent Error, EtsComponent Trend, EtsComponent Season)
{
    /// <summary>All fifteen, additive errors first, the simpler before the richer.</summary>
    public static IReadOnlyList<EtsForm> All { get; } =
        [.. Names("A", "NA").Concat(Names("M", "NAM")).Select(Parse)];

    /// <summary>True for M as first letter.</summary>
    public bool HasMultiplicativeError => Error == EtsComponent.Multiplicative;

    public bool HasTrend => Trend != EtsComponent.None;

    public bool IsDamped => Trend == EtsComponent.Damped;

    public bool IsSeasonal => Season != EtsComponent.None;

    /// <summary>One of the fifteen.</summary>
    public bool IsStable => Error is EtsComponent.Additive or EtsComponent.Multiplicative
        && Trend is EtsComponent.None or EtsComponent.Additive or EtsComponent.Damped
        && (Season is EtsComponent.None or EtsComponent.Additive || (Season == EtsComponent.Multiplicative && HasMultiplicativeError));

    /// <summary>Smoothing parameters: α, then β, γ and φ where the form has them.</summary>
    internal int Weights => 1 + (HasTrend ? 1 : 0) + (IsSeasonal ? 1 : 0) + (IsDamped ? 1 : 0);

    /// <summary>Everything estimated but the variance: weights and start values; the last season follows from the others.</summary>
    internal int Estimated(int season) => Weights + 1 + (HasTrend ? 1 : 0) + (IsSeasonal ? season - 1 : 0);

    /// <summary>Reads the usual short name, such as <c>MAdM</c>.</summary>
    /// <exception cref="FormatException">Not one of the fifteen.</exception>
    public static EtsForm Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 3 or 4)
        {
            var form = new EtsForm(
                Component(name[0]), name[1..^1] == "Ad" ? EtsComponent.Damped : name.Length == 3 ? Component(name[1]) : (EtsComponent)(-1),
                Component(name[^1]));
            if (form.IsStable) return form;
        }

        throw new FormatException($"„{name}“ ist keine der fünfzehn stabilen Formen der exponentiellen Glättung.");
    }

    /// <summary>The usual short name, such as <c>MAdM</c>.</summary>
    public override string ToString() => $"{Letter(Error)}{Letter(Trend)}{Letter(Season)}";

    private static IEnumerable<string> Names(string error, string seasons) =>
        seasons.SelectMany(season => new[] { "N", "A", "Ad" }.Select(trend => $"{error}{trend}{season}"));

    private static EtsComponent Component(char letter) => letter switch
    {
        'N' => EtsComponent.None,
        'A' => EtsComponent.Additive,
        'M' => EtsComponent.Multiplicative,
        _ => (EtsComponent)(-1),
    };

    private static string Letter(EtsComponent component) => component switch
    {
        EtsComponent.None => "N",
        EtsComponent.Additive => "A",
        EtsComponent.Damped => "Ad",
        _ => "M",
    };
}
