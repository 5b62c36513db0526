namespace KiPlanung.Web.Ui.Charts;

/// <summary>Maps years and values to the drawing area and chooses round ticks.</summary>
internal sealed class ChartScale
{
    private const double MinShareOfZero = 0.45;
    private readonly int _firstYear;
    private readonly int _lastYear;
    private readonly double _step;

    private ChartScale(int firstYear, int lastYear, double low, double high, double step) =>
        (_firstYear, _lastYear, Low, High, _step) = (firstYear, lastYear, low, high, step);

    public const double Left = 76;
    public const double Right = 660;
    public const double Top = 56;
    public const double Bottom = 330;

    public double Low { get; }
    public double High { get; }

    public static ChartScale Of(ForecastChartModel model)
    {
        var years = model.History.Select(p => p.Year).Concat(model.Forecast.Select(p => p.Year)).ToList();
        var values = model.History.Where(p => p.Value is not null).Select(p => p.Value!.Value)
            .Concat(model.Forecast.SelectMany(p => new[] { p.Value, p.Low80, p.High80, p.Low95, p.High95 }).OfType<double>())
            .Concat(model.Calculated?.Values.Select(v => v.Value) ?? []).Concat(model.Official?.Values.Select(v => v.Value) ?? []).ToList();
        if (years.Count == 0 || values.Count == 0) return new ChartScale(0, 1, 0, 1, 1);

        var (low, high) = (values.Min(), values.Max());
        // Zero is shown when the values come near it; otherwise a far-away zero would flatten every change.
        if (low >= 0 && low <= high * MinShareOfZero) low = 0;
        if (high - low < 1e-9) (low, high) = (low - 1, high + 1);
        var step = RoundStep((high - low) / 5);
        return new ChartScale(years.Min(), Math.Max(years.Max(), years.Min() + 1),
            Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    public double X(double year) => Left + ((year - _firstYear) / (_lastYear - _firstYear) * (Right - Left));

    public double Y(double value) => Bottom - ((value - Low) / (High - Low) * (Bottom - Top));

    /// <summary>1, 2 or 5 times a power of ten apart.</summary>
    public IEnumerable<double> ValueTicks()
    {
        var count = (int)Math.Round((High - Low) / _step);
        for (var i = 0; i <= count; i++) yield return Low + (i * _step);
    }

    public int TickDigits => _step >= 1 ? 0 : (int)Math.Ceiling(-Math.Log10(_step));

    /// <summary>At most nine labels, in whole years.</summary>
    public IEnumerable<int> YearTicks()
    {
        var span = _lastYear - _firstYear;
        var step = new[] { 1, 2, 5, 10, 20, 50 }.First(s => span / s <= 8 || s == 50);
        for (var year = (_firstYear + step - 1) / step * step; year <= _lastYear; year += step) yield return year;
    }

    private static double RoundStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var factor = (raw / power) switch { <= 1 => 1.0, <= 2 => 2.0, <= 5 => 5.0, _ => 10.0 };
        return factor * power;
    }
}
