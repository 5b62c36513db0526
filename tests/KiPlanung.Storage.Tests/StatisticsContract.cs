using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;

namespace KiPlanung.Storage.Tests;

public abstract class StatisticsContract(PostgreSqlServer? server, ITestOutputHelper output) : StorageContract(server)
{
    private static readonly Indicator Care = new("22421-01", "Pflegebedürftige", "Personen", SeriesNature.Count);
    private static readonly Region Gotha = new(Ags.Parse("16067"), "Gotha");
    private static readonly Region Erfurt = new(Ags.Parse("16051"), "Erfurt");

    [StorageFact]
    public async Task A_series_comes_back_point_by_point()
    {
        var series = ASeries(Gotha, 2020, new DateOnly(2026, 1, 1), 100.5, null, 3);
        await ImportAsync(1, series);

        var back = await ReadAsync(v => v.Statistics.FindSeriesAsync(Care.Key, Gotha.Ags, default));

        Assert.Equal((series.Indicator, series.Region, series.Territory, series.Source),
            (back!.Indicator, back.Region, back.Territory, back.Source));
        Assert.Equal(series.Points, back.Points);
        Assert.Null(await ReadAsync(v => v.Statistics.FindSeriesAsync(Care.Key, Erfurt.Ags, default)));
        Assert.Null(await ReadAsync(v => v.Statistics.FindSeriesAsync("unbekannt", Gotha.Ags, default)));
    }

    [StorageFact]
    public async Task A_later_import_wins_year_by_year()
    {
        await ImportAsync(1, ASeries(Gotha, 2019, new(2024, 1, 1), 1, 2, 3));
        await ImportAsync(2, ASeries(Gotha with { Name = "Landkreis Gotha" }, 2021, new(2026, 1, 1), 30, 40));

        var merged = await ReadAsync(v => v.Statistics.FindSeriesAsync(Care.Key, Gotha.Ags, default));

        Assert.Equal([(2019, 1), (2020, 2), (2021, 30), (2022, 40)], merged!.Points.Select(p => (p.Year.Value, p.Value!.Value)));
        Assert.Equal(("Landkreis Gotha", new DateOnly(2026, 1, 1)), (merged.Region.Name, merged.Source.DataDate));
    }

    [StorageFact]
    public async Task Lists_tell_indicators_regions_and_imports()
    {
        await ImportAsync(1, ASeries(Gotha, 2019, new(2024, 1, 1), 1, 2), ASeries(Erfurt, 2018, new(2024, 1, 1), 1));
        await ImportAsync(2, ASeries(Gotha, 2021, new(2026, 1, 1), 3));

        var summary = Assert.Single(await ReadAsync(v => v.Statistics.ListIndicatorsAsync(default)));

        Assert.Equal(new(Care, 2, new(2018), new(2021), new(2026, 1, 1)), summary);
        Assert.Equal([Erfurt, Gotha], await ReadAsync(v => v.Statistics.ListRegionsAsync(Care.Key, default)));
        Assert.Equal([Erfurt, Gotha], (await ReadAsync(v => v.Statistics.ListSeriesAsync(Care.Key, default))).Select(s => s.Region));
        Assert.Equal([AnImport(2), AnImport(1)], await ReadAsync(v => v.Statistics.ListImportsAsync(default)));
        Assert.Equal(AnImport(1), await ReadAsync(v => v.Statistics.FindImportAsync(AnImport(1).FileHash, default)));
    }

    [StorageFact]
    public async Task The_same_file_twice_is_a_conflict_and_leaves_the_first()
    {
        await ImportAsync(1, ASeries(Gotha, 2019, new(2024, 1, 1), 1));

        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx =>
        {
            tx.Statistics.Add(AnImport(1) with { Id = Guid.NewGuid() }, [ASeries(Gotha, 2019, new(2024, 1, 1), 9)]);
            return Task.CompletedTask;
        }));

        Assert.Equal(1, await Installation.CountAsync("series_point"));
    }

    [StorageFact]
    public async Task Four_hundred_districts_with_fifty_indicators_and_twenty_years_fit()
    {
        var series = (
            from indicator in Enumerable.Range(0, 50)
            from district in Enumerable.Range(0, 400)
            select new StatisticalSeries(
                Care with { Key = $"K{indicator:D2}" }, new(Ags.Parse($"{1 + (district / 100):D2}{district:D3}"), "Kreis"),
                new(new(2024, 12, 31)), new("Amt", "T", new(2026, 1, 1), "dl-de/by-2-0"),
                [.. Enumerable.Range(2005, 20).Select(y => new SeriesPoint(new(y), y * 1.5, ValueStatus.Known))])).ToList();
        var watch = Stopwatch.StartNew();
        await ImportAsync(1, [.. series]);
        output.WriteLine($"400.000 Werte geschrieben in {watch.Elapsed.TotalSeconds:F1} s");
        watch.Restart();

        var read = await ReadAsync(v => v.Statistics.ListSeriesAsync("K07", default));

        output.WriteLine($"400 Reihen gelesen in {watch.Elapsed.TotalMilliseconds:F0} ms");
        Assert.Equal((400, 8_000), (read.Count, read.Sum(s => s.Points.Count)));
        Assert.Equal(50, (await ReadAsync(v => v.Statistics.ListIndicatorsAsync(default))).Count);
    }

    [StorageFact]
    public async Task What_came_of_an_import_a_note_or_a_job_is_found_by_ids()
    {
        await ImportAsync(1, ASeries(Gotha, 2019, new(2024, 1, 1), 1));
        await ImportAsync(2, ASeries(Erfurt, 2019, new(2024, 1, 1), 1));
        var job = new Job(Guid.NewGuid(), JobKind.Calculation, Planner, "{}", JobState.Waiting, 0, Noon, null, null, null, null);
        var origin = new DraftOrigin("ets", "1", null, null);
        var forecast = Draft.First(
            Guid.NewGuid(), DraftKind.Forecast, "Pflegebedürftige, Gotha, 2027–2030", "{}", origin, Planner, Noon.AddMinutes(1), null);
        var calculated = Draft.First(
            Guid.NewGuid(), DraftKind.Forecast, "Bedarf", """{"dataDate":"2026-01-01","table":"22421-01"}""", origin, Planner, Noon.AddMinutes(2), job.Id);
        await WriteAsync(tx =>
        {
            tx.Jobs.Add(job);
            tx.Drafts.Add(forecast);
            tx.Drafts.Add(calculated);
            return Task.CompletedTask;
        });
        var gotha = AnImport(1);

        Assert.Equal([forecast.Id, calculated.Id], await ReadAsync(v => v.Lineage.ListForecastsAfterAsync(gotha.Id, 10, default)));
        Assert.Equal([forecast.Id], await ReadAsync(v => v.Lineage.ListForecastsAfterAsync(gotha.Id, 1, default)));
        Assert.Equal([calculated.Id], await ReadAsync(v => v.Lineage.ListForecastsAfterAsync(AnImport(2).Id, 10, default)));
        Assert.Empty(await ReadAsync(v => v.Lineage.ListForecastsAfterAsync(Guid.NewGuid(), 10, default)));
        Assert.Equal([calculated.Id], await ReadAsync(v => v.Lineage.ListArtefactsOfAsync(job.Id, 10, default)));
        Assert.Empty(await ReadAsync(v => v.Lineage.ListJobsOfAsync(job.Id, 10, default)));
        Assert.Equal([gotha], await ReadAsync(v => v.Lineage.ListImportsOfSeriesAsync(Care.Key, Gotha.Ags, Noon, default)));
        Assert.Empty(await ReadAsync(v => v.Lineage.ListImportsOfSeriesAsync(Care.Key, Gotha.Ags, Noon.AddDays(-1), default)));
        Assert.Equal(2, (await ReadAsync(v => v.Lineage.ListImportsOfTableAsync("22421-01", new(2026, 1, 1), Noon, default))).Count);
        Assert.Equal(gotha, await ReadAsync(v => v.Lineage.FindImportAsync(gotha.Id, default)));
        Assert.Null(await ReadAsync(v => v.Lineage.FindImportAsync(job.Id, default)));
    }

    private async Task ImportAsync(int number, params StatisticalSeries[] series) => await WriteAsync(tx =>
    {
        tx.Statistics.Add(AnImport(number), series);
        return Task.CompletedTask;
    });

    private static StatisticsImport AnImport(int number) => new(
        Guid.Parse($"80000000-0000-0000-0000-{number:D12}"), ContentHash.Of($"Datei {number}"), $"datei-{number}.csv",
        TableFormat.Regionalstatistik, "Amt", "22421-01", new(2026, 1, 1), new(new(2024, 12, 31)), "dl-de/by-2-0", Planner, Noon, 1, 1);

    private static StatisticalSeries ASeries(Region region, int firstYear, DateOnly dataDate, params double?[] values) => new(
        Care, region, new(new(2024, 12, 31)), new("Amt", "22421-01", dataDate, "dl-de/by-2-0"),
        [.. values.Select((v, i) => new SeriesPoint(new(firstYear + i), v, v is null ? ValueStatus.UnknownOrSecret : ValueStatus.Known))]);
}

public sealed class StatisticsContract_On_Sqlite(ITestOutputHelper output) : StatisticsContract(null, output);

[Collection(PostgreSqlCollection.Name)]
public sealed class StatisticsContract_On_PostgreSql(PostgreSqlServer server, ITestOutputHelper output)
    : StatisticsContract(server, output);
