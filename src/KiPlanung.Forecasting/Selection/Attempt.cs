using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.Counts;

namespace KiPlanung.Forecasting.Selection;

/// <summary>What all candidates of a pool say from one origin.</summary>
/// <param name="Paths">By candidate; null where the history is too short for one or its path leaves the finite numbers.</param>
/// <param name="Fitted">By model.</param>
/// <param name="Scale">By what the errors of this series are made comparable with others.</param>
/// <param name="Weights">Of the trained combination, in the order of its members; empty without one.</param>
internal sealed record Attempt(double[]?[] Paths, IFittedModel?[] Fitted, ErrorScale Scale, double[] Weights)
{
    /// <summary>Variance over mean of small counts; 1 where no model of counts competes.</summary>
    public double Dispersion => Fitted.OfType<IDispersed>().Select(model => model.Dispersion).DefaultIfEmpty(1).Max();
}
