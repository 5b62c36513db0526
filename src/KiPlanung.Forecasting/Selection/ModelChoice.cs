namespace KiPlanung.Forecasting.Selection;

/// <summary>„Auswahl“ — which candidate is used, and whether the past speaks for anything but plain continuation.</summary>
/// <remarks>Combining beats selecting on short series, so the median of the models is used unless a single model was clearly
/// better.</remarks>
internal sealed record ModelChoice(int Candidate, bool BeatsNaive)
{
    /// <summary>A single model replaces the median only when its error stays below this share of the median's.</summary>
    private const double SingleMargin = 0.75;

    /// <summary>A less simple single model replaces a simpler one only below this share of its error.</summary>
    private const double SimplicityMargin = 0.95;

    /// <param name="errors">Mean absolute error in the backtest by candidate; null for those that cannot be used.</param>
    public static ModelChoice From(IReadOnlyList<double?> errors, int combination)
    {
        var single = -1;
        for (var i = ModelPool.Yardstick + 1; i < (combination < 0 ? errors.Count : combination); i++)
        {
            if (errors[i] is { } error && (single < 0 || error < SimplicityMargin * errors[single])) single = i;
        }

        var winner = single;
        if (combination >= 0 && errors[combination] is { } combined && (single < 0 || errors[single] >= SingleMargin * combined))
            winner = combination;
        return winner >= 0 && errors[winner] < errors[ModelPool.Yardstick]
            ? new ModelChoice(winner, true)
            : new ModelChoice(ModelPool.Yardstick, false);
    }
}
