namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>What is minimised: the likelihood of one form as a function of its weights and start values in one row.</summary>
/// <remarks>The row holds α, the shares of β in α and of γ in 1 − α, φ, level, trend and all seasons but the last, each where the form
/// has it.
/// The shares make the usual region (0 &lt; β &lt; α, 0 &lt; γ &lt; 1 − α; Hyndman et al. 2008, ch. 10.1) a box.</remarks>
/// <param name="season">Scratch of one cycle; empty for a form without season.</param>
/// <param name="trendPenalty">Added times the squared share of β in α; 0 for pure likelihood.</param>
internal readonly ref struct EtsSearch(EtsForm form, ReadOnlySpan<double> series, Span<double> season, double trendPenalty)
{
    private readonly double _trendPenalty = trendPenalty;
    private readonly ReadOnlySpan<double> _series = series;
    private readonly Span<double> _season = season;

    public EtsForm Form { get; } = form;

    /// <summary>The value below <paramref name="limit"/>, or anything not below it.</summary>
    public double At(scoped ReadOnlySpan<double> row, double limit)
    {
        var weights = WeightsOf(Form, row);
        var state = new EtsState { Season = _season };
        if (!StartOf(Form, row, ref state)) return double.PositiveInfinity;
        var penalty = Form.HasTrend ? _trendPenalty * row[1] * row[1] : 0;
        var value = penalty + EtsFilter.Run(Form, _series, weights, ref state, limit - penalty, []);
        if (value < limit && Form.IsSeasonal && !weights.IsAdmissible(_season.Length, Form.HasTrend)) return double.PositiveInfinity;
        return value;
    }

    public static EtsWeights WeightsOf(EtsForm form, scoped ReadOnlySpan<double> row)
    {
        var alpha = row[0];
        var next = 1;
        var beta = form.HasTrend ? Share(row[next++], alpha) : 0;
        var gamma = form.IsSeasonal ? Share(row[next++], 1 - alpha) : 0;
        return new EtsWeights(alpha, beta, gamma, form.IsDamped ? row[next] : 1);
    }

    /// <summary>Writes the start values of a row; false when a multiplicative season would not be positive.</summary>
    public static bool StartOf(EtsForm form, scoped ReadOnlySpan<double> row, scoped ref EtsState state)
    {
        var next = form.Weights;
        state.Level = row[next++];
        state.Trend = form.HasTrend ? row[next++] : 0;
        state.Place = 0;
        if (!form.IsSeasonal) return true;
        var multiplies = form.Season == EtsComponent.Multiplicative;
        var last = multiplies ? (double)state.Season.Length : 0;
        var least = double.PositiveInfinity;
        for (var s = 0; s < state.Season.Length - 1; s++)
        {
            var value = row[next + s];
            state.Season[s] = value;
            last -= value;
            least = Math.Min(least, value);
        }

        state.Season[^1] = last;
        return !multiplies || Math.Min(least, last) > 0;
    }

    /// <summary>Puts weights back into the box.</summary>
    public static void Bound(EtsForm form, scoped Span<double> row)
    {
        row[0] = Math.Clamp(row[0], EtsWeights.Least, EtsWeights.Most);
        var shares = form.Weights - (form.IsDamped ? 1 : 0);
        for (var i = 1; i < shares; i++) row[i] = Math.Clamp(row[i], 0, 1);
        if (form.IsDamped) row[shares] = Math.Clamp(row[shares], EtsWeights.LeastPhi, EtsWeights.MostPhi);
    }

    private static double Share(double share, double most) =>
        EtsWeights.Least + (share * Math.Max(Math.Min(most, EtsWeights.Most) - EtsWeights.Least, 0));
}
