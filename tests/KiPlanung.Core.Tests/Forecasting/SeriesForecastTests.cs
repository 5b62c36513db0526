using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class SeriesForecastTests
{
    private static readonly KnownBreak[] NoBreaks = [];

    [Fact]
    public void Run_starts_in_the_year_after_the_last_figure_and_takes_the_nature_of_the_indicator()
    {
        var result = Ok(ASeries(2010, [20, 22, 25, 24, 27, 29, 30, 33, 32, 35]), NoBreaks);
        Assert.Equal((new Year(2020), 1, SeriesNature.Count), (result.FirstYear, result.StepYears, result.Options.Nature));
        Assert.Equal(new Year(2022), result.YearOf(result.Forecast.Steps[2]));
        Assert.All(result.Forecast.Steps, step => Assert.Equal(Math.Floor(step.Mean), step.Mean));
        Assert.Empty(result.Breaks);
    }

    [Fact]
    public void Run_fills_a_single_gap_and_names_it()
    {
        var gap = Ok(ASeries(2010, [10, 12, null, 16, 18, 20, 22, 24, 26]), NoBreaks);
        var whole = Ok(ASeries(2010, [10, 12, 14, 16, 18, 20, 22, 24, 26]), NoBreaks);
        Assert.Contains(gap.Forecast.Notices, notice => notice.Contains("(2012)", StringComparison.Ordinal));
        Assert.Equal(whole.Forecast.Steps.Select(step => step.Mean), gap.Forecast.Steps.Select(step => step.Mean));
    }

    [Fact]
    public void Run_starts_after_a_long_gap_and_names_the_year()
    {
        var result = Ok(ASeries(2005, [900, 900, null, null, 10, 12, 14, 16, 18]), NoBreaks);
        Assert.Contains(result.Forecast.Notices, notice => notice.Contains("ab 2009", StringComparison.Ordinal));
        Assert.True(result.Forecast.Steps[0].Mean < 60);
        Assert.DoesNotContain(result.Forecast.Backtest, score => score.Model == "median");
    }

    [Fact]
    public void Run_forecasts_a_biennial_series_in_steps_of_two_years()
    {
        var result = Ok(ASeries(2009, [80, null, 85, null, 91, null, 97, null, 104]), NoBreaks);
        Assert.Equal((new Year(2019), 2), (result.FirstYear, result.StepYears));
        Assert.Equal(new Year(2023), result.YearOf(result.Forecast.Steps[2]));
        Assert.Contains(result.Forecast.Notices, notice => notice.Contains("alle 2 Jahre", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_refuses_a_series_that_changes_its_distance()
    {
        Assert.Equal("forecast.mixed-spacing", ProblemOf(ASeries(2009, [80, null, 85, null, 91, null, 97, 98, 99])).Code);
        Assert.Equal("forecast.mixed-spacing", ProblemOf(ASeries(2009, [80, 81, 82, 83, null, 85, null, 87])).Code);
    }

    [Fact]
    public void Run_refuses_fewer_than_three_known_figures()
    {
        Assert.Equal("forecast.too-few-points", ProblemOf(ASeries(2015, [1, null, null, 2])).Code);
        Assert.Equal("forecast.too-few-points", ProblemOf(ASeries(2010, [1, 2, 3, 4, null, null, null, 8, 9])).Code);
    }

    [Fact]
    public void Run_never_takes_a_sign_for_zero_and_asks_whether_the_region_still_exists()
    {
        var result = Ok(ASeries(2012, [50, 52, 51, 53, 52, 54, 53, 55, 54, null, null]), NoBreaks);
        Assert.Equal(new Year(2021), result.FirstYear);
        Assert.True(result.Forecast.Steps[0].Mean > 40);
        Assert.Contains(result.Forecast.Notices, notice => notice.StartsWith("Nach 2020 steht nur „–“", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_learns_only_from_the_years_after_a_break_when_eight_remain()
    {
        var result = Ok(ASeries(2010, [500, 510, 520, 100, 102, 104, 106, 108, 110, 112, 114]), [ABreak(2013)]);
        Assert.Equal([ABreak(2013)], result.Breaks);
        Assert.InRange(result.Forecast.Steps[0].Mean, 110, 120);
        Assert.Contains(result.Forecast.Notices, notice => notice.Contains("nur die Werte ab 2013", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_keeps_all_years_and_takes_the_jump_out_when_too_few_follow_a_break()
    {
        var result = Ok(ASeries(2010, [50, 51, 52, 53, 54, 55, 80, 82, 83, 85]), [ABreak(2016)]);
        Assert.Equal([ABreak(2016)], result.Breaks);
        Assert.Contains(result.Forecast.Notices, notice => notice.StartsWith("Seit dem Bruch 2016", StringComparison.Ordinal));
        Assert.Contains(result.Forecast.Notices, notice => notice.StartsWith("Der Niveausprung 2016", StringComparison.Ordinal));
        Assert.Contains(result.Forecast.Backtest, score => score.Model == "median");
        Assert.InRange(result.Forecast.Steps[2].Mean, 84, 92);
    }

    [Fact]
    public void Run_warns_when_a_break_is_too_recent_to_be_taken_out()
    {
        var result = Ok(ASeries(2010, [50, 51, 52, 53, 54, 55, 56, 57, 80, 82]), [ABreak(2018)]);
        Assert.Contains(result.Forecast.Notices, notice => notice.Contains("nicht herausgerechnet", StringComparison.Ordinal));
        Assert.Contains(result.Forecast.Notices, notice => notice.Contains("als Entwicklung erscheinen", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ignores_a_break_before_the_history_and_names_one_after_it()
    {
        var result = Ok(ASeries(2010, [50, 51, 52, 53, 54, 55, 56, 57, 58]), [ABreak(2010), ABreak(2020)]);
        Assert.Empty(result.Breaks);
        Assert.Contains(result.Forecast.Notices, notice => notice.StartsWith("Ab 2020 gilt ein Bruch", StringComparison.Ordinal));
    }

    private static KnownBreak ABreak(int year) => new(new Year(year), "neue Begriffsbestimmung");

    private static StatisticalSeries ASeries(int first, double?[] values) => new(
        new Indicator("22541", "Betreute Kinder", "Anzahl", SeriesNature.Count), new Region(Ags.Parse("16055"), "Weimar"),
        new TerritorialStatus(new DateOnly(2024, 1, 1)), new SeriesSource("TLS", "22541", new DateOnly(2024, 3, 1), "dl-de/by-2-0"),
        [.. values.Select((value, i) => new SeriesPoint(
            new Year(first + i), value, value is null ? ValueStatus.Nothing : ValueStatus.Known))]);

    private static SeriesForecast Ok(StatisticalSeries series, IReadOnlyList<KnownBreak> breaks) =>
        Forecaster.Run(series, 3, breaks).IsOk(out var result, out var problem)
            ? result
            : throw new InvalidOperationException(problem.Message);

    private static Problem ProblemOf(StatisticalSeries series) =>
        Forecaster.Run(series, 3, NoBreaks).IsOk(out _, out var problem) ? throw new InvalidOperationException("Not refused.") : problem;
}
