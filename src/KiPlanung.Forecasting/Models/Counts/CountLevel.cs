using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.Counts;

/// <summary>A fitted model of counts that knows how much more they vary than a Poisson count.</summary>
internal interface IDispersed
{
    /// <summary>Variance over mean, at least 1.</summary>
    double Dispersion { get; }
}

/// <summary>„Zählmodell“ — a level of counts, the exponentially weighted mean of the past; possible futures are whole numbers.</summary>
/// <remarks>The Poisson local level with discount ω of Harvey &amp; Fernandes 1989, Journal of Business &amp; Economic Statistics 7(4):
/// a ← ωa + y, b ← ωb + 1, mean a/b; ω by maximum likelihood. The dispersion is Pearson's statistic per degree of freedom, at least 1
/// (McCullagh &amp; Nelder 1989, section 4.5); above 1 the counts are negative binomial. Takes whole numbers from 0 on only.</remarks>
public sealed class CountLevel : IForecastModel
{
    private const int MinimumLength = 3;
    private const double LowestDiscount = 0.3;
    private const double HighestDiscount = 1;

    /// <summary>Half a case in one period before the history: a series of zeros has a small mean, not none.</summary>
    private const double PriorCases = 0.5;

    public string Name => "count-level";

    public string Title => "Zählmodell (Poisson/negativ-binomial)";

    /// <summary>Null also when the figures are no counts: negative or broken numbers.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength || !CountHistory.IsOfCounts(history)) return null;
        var likelihood = new Likelihood(history);
        var discount = LineSearch.Minimise(likelihood, LowestDiscount, HighestDiscount);
        return likelihood.End(discount);
    }

    /// <summary>Weighted cases and weighted periods.</summary>
    private readonly record struct Level(double Cases, double Periods)
    {
        public double Mean => Math.Max(Cases, PriorCases / 2) / Periods;

        public Level With(double value, double discount) => new((discount * Cases) + value, (discount * Periods) + 1);
    }

    private readonly ref struct Likelihood(ReadOnlySpan<double> history) : IObjective
    {
        private readonly ReadOnlySpan<double> _history = history;

        public double At(scoped ReadOnlySpan<double> point) => Run(point[0]).Loss;

        public Fitted End(double discount)
        {
            var (_, pearson, level) = Run(discount);
            var dispersion = Math.Max(1, pearson / Math.Max(1, _history.Length - 2));
            return new Fitted(level, discount, dispersion);
        }

        /// <summary>Minus the Poisson log likelihood and Pearson's statistic, both from the second value on.</summary>
        private (double Loss, double Pearson, Level End) Run(double discount)
        {
            var level = new Level(_history[0], 1);
            var (loss, pearson) = (0.0, 0.0);
            for (var t = 1; t < _history.Length; t++)
            {
                var mean = level.Mean;
                var error = _history[t] - mean;
                loss += mean - (_history[t] * Math.Log(mean));
                pearson += error * error / mean;
                level = level.With(_history[t], discount);
            }

            return (loss, pearson, level);
        }
    }

    private sealed class Fitted(Level end, double discount, double dispersion) : IFittedModel, IDispersed
    {
        public double Dispersion => dispersion;

        public double Sigma { get; } = new CountDistribution(end.Mean, dispersion).StandardDeviation;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            Array.Fill(path, end.Mean);
            return path;
        }

        /// <summary>Each shock becomes the count at the same place of its distribution; the level follows the counts drawn.</summary>
        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var level = end;
            for (var h = 0; h < path.Length; h++)
            {
                path[h] = new CountDistribution(level.Mean, dispersion).At(shocks[h]);
                level = level.With(path[h], discount);
            }
        }
    }
}
