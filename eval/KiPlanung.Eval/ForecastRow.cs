using System.Globalization;

namespace KiPlanung.Eval;

/// <summary>What one method reached on one set of series and length class.</summary>
/// <param name="Set">Name of the data file; INKAR windows with their origin, such as <c>inkar_yearly-o1</c>.</param>
/// <param name="Class">Length class, such as <c>n ≤ 15</c>; <c>alle</c> for the whole set.</param>
/// <param name="Method"><see cref="ForecastEvaluation.Default"/> or the stable name of a model.</param>
/// <param name="Owa">Against Naive2 on the same series.</param>
/// <param name="Coverage80">Percent inside the nominal 80 % interval: all steps, first step, last step; null for a single model.</param>
/// <param name="Msis95">Mean scaled interval score at 95 %.</param>
/// <param name="ScoreAgainstEts">95 % interval score divided by that of R's ets on the same series.</param>
/// <param name="SeriesPerSecond">Per second of processor time; depends on the machine.</param>
public sealed record ForecastRow(
    string Set, string Class, string Method, int Series, double Smape, double Mase, double Owa, IReadOnlyList<double>? Coverage80,
    IReadOnlyList<double>? Coverage95, double? Msis95, double? ScoreAgainstEts, double? SeriesPerSecond)
{
    public string Place => $"{Set} · {Class} · {Method}";

    public override string ToString()
    {
        var culture = CultureInfo.GetCultureInfo("de-DE");
        var text = string.Create(
            culture, $"{Set,-16} {Class,-10} {Method,-20} {Series,5} Reihen  sMAPE {Smape,6:F3}  MASE {Mase,6:F4}  OWA {Owa:F4}");
        if (Coverage80 is not null && Coverage95 is not null)
            text += string.Create(
                culture, $"  80 %: {Percent(Coverage80)}  95 %: {Percent(Coverage95)}  MSIS {Msis95:F2}  zu ets {ScoreAgainstEts:F3}");
        return SeriesPerSecond is { } speed ? text + string.Create(culture, $"  {speed:N0}/s") : text;

        string Percent(IReadOnlyList<double> shares) => string.Join('/', shares.Select(share => share.ToString("F1", culture)));
    }
}
