using KiPlanung.Core.Tests.Statistics;
using KiPlanung.Forecasting;
using KiPlanung.Forecasting.History;
using KiPlanung.Forecasting.Numerics;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Forecasting;

public sealed class KnownShockTests
{
    private static readonly double[] Unemployed = [505, 500, 498, 495, 490, 488, 486, 480, 478, 475, 560, 540, 470, 466];

    [Fact]
    public void A_shock_of_the_catalogue_is_taken_out_and_named_and_can_be_switched_off()
    {
        var series = ASeries("13211:ERWP06", 2010, Unemployed);
        var with = Ok(Forecaster.Run(series, 3));
        var without = Ok(Forecaster.Run(series, 3, SeriesEvents.None, []));

        Assert.Contains(with.Forecast.Notices, n => n.StartsWith(
            "Die Werte 2020–2021 (Covid-19 und die Maßnahmen dagegen: mehr Arbeitslose) gelten als einmaliger Sondereinfluss",
            StringComparison.Ordinal));
        Assert.DoesNotContain(without.Forecast.Notices, n => n.Contains("Sondereinfluss", StringComparison.Ordinal));
        Assert.True(Width(with) < Width(without), $"{Width(with)} / {Width(without)}");
        Assert.Equal(Unemployed, with.Series.Points.Select(p => p.Value!.Value));
    }

    [Fact]
    public void All_regions_at_once_treat_shocks_the_same_way_and_can_do_without()
    {
        StatisticalSeries[] series = [ASeries("13211:ERWP06", 2010, Unemployed), ASeries("12411:BEVSTD", 2010, Unemployed)];
        var with = Forecaster.RunAll(series, 2).Select(Ok).ToList();
        var without = Forecaster.RunAll(series, 2, _ => SeriesEvents.None).Select(Ok).ToList();

        Assert.Contains(with[0].Forecast.Notices, n => n.Contains("Sondereinfluss", StringComparison.Ordinal));
        Assert.DoesNotContain(with[1].Forecast.Notices, n => n.Contains("Sondereinfluss", StringComparison.Ordinal));
        Assert.DoesNotContain(without[0].Forecast.Notices, n => n.Contains("Sondereinfluss", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shock_at_the_end_stays_in_and_the_draft_says_so()
    {
        var result = Ok(Forecaster.Run(ASeries("13211:ERWP06", 2010, Unemployed[..12]), 2));
        Assert.Contains(result.Forecast.Notices, n => n.StartsWith(
            "Die letzten Werte fallen in den Sondereinfluss 2020–2021", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shock_that_cannot_be_seen_changes_nothing_and_the_draft_says_so()
    {
        double[] calm = [505, 500, 498, 495, 490, 488, 486, 480, 478, 475, 474, 471, 470, 466];
        var with = Ok(Forecaster.Run(ASeries("13211:ERWP06", 2010, calm), 2));
        var without = Ok(Forecaster.Run(ASeries("13211:ERWP06", 2010, calm), 2, SeriesEvents.None, []));
        Assert.Equal(without.Forecast.Steps.Select(s => s.Mean), with.Forecast.Steps.Select(s => s.Mean));
        Assert.Contains(with.Forecast.Notices, n => n.Contains("kein Ausschlag zu erkennen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shock_before_the_years_used_or_between_two_of_them_is_not_named()
    {
        var notices = new List<string>();
        Assert.Null(ShockRule.EventOf(AShock(2010, 2011), [1, 2, 3, 4, 5, 6, 7, 8], new Year(2015), 1, notices));
        Assert.Null(ShockRule.EventOf(AShock(2020, 2020), [1, 2, 3, 4, 5, 6, 7, 8], new Year(2011), 2, notices));
        Assert.Empty(notices);
        Assert.Equal(4, ShockRule.EventOf(AShock(2019, 2019), [1, 2, 3, 4, 50, 6, 7, 8], new Year(2011), 2, notices)?.Position);
    }

    [Fact]
    public void A_random_walk_without_shock_seldom_shows_one()
    {
        var found = 0;
        for (var run = 0; run < 1000; run++)
        {
            var random = new SeededRandom(20261122, (ulong)run);
            var values = new double[14];
            for (var t = 1; t < values.Length; t++) values[t] = values[t - 1] + random.Normal();
            if (ShockRule.EventOf(AShock(2020, 2019 + 1 + (run % 3)), values, new Year(2011), 1, []) is not null) found++;
        }

        Assert.InRange(found, 0, 50);
    }

    private static KnownShock AShock(int first, int last) => new(new Year(first), new Year(last), "Anlass");

    private static double Width(SeriesForecast forecast) =>
        forecast.Forecast.Steps[0].Intervals[0].High - forecast.Forecast.Steps[0].Intervals[0].Low;

    private static SeriesForecast Ok(Outcome<SeriesForecast> outcome) =>
        outcome.IsOk(out var made, out var problem) ? made : throw new InvalidOperationException(problem.Message);

    private static StatisticalSeries ASeries(string key, int from, double[] values) =>
        KnownBreaksTests.ASeries(key, "16068", from, from + values.Length - 1) with
        {
            Points = [.. values.Select((v, i) => new SeriesPoint(new Year(from + i), v, ValueStatus.Known))],
        };
}
