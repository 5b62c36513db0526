using System.Globalization;
using System.IO.Compression;
using KiPlanung.Forecasting.Models;

namespace KiPlanung.Core.Tests.Forecasting;

/// <summary>Whole sets of series against forecasts of other implementations (R forecast 8.20, forecTheta 3.0), when the data
/// pack is there.</summary>
public sealed class ReferenceForecastTests
{
    [ForecastDataFact]
    public void Drift_equals_the_reference_on_every_yearly_series() => Assert.Equal(1.0, ShareWithin("rwdrift", new Drift(), 1e-4), 3);

    [ForecastDataFact]
    public void Theta_is_within_half_a_percent_of_the_reference_on_95_percent_of_the_series() =>
        Assert.InRange(ShareWithin("thetaf", new Theta(), 0.005), 0.95, 1);

    [ForecastDataFact]
    public void Dynamic_theta_is_within_two_percent_of_the_reference_on_80_percent_of_the_series() =>
        Assert.InRange(ShareWithin("dotm", new DynamicTheta(), 0.02), 0.8, 1);

    /// <summary>Share of the yearly series whose median relative difference to the reference stays within the tolerance.</summary>
    private static double ShareWithin(string method, IForecastModel model, double tolerance)
    {
        var histories = Lines("comp_yearly.csv.gz").ToDictionary(cells => cells[0] + cells[1], cells => Numbers(cells[9]));
        var (close, all) = (0, 0);
        foreach (var cells in Lines("ref_forecasts_comp_yearly.csv.gz").Where(cells => cells[2] == method))
        {
            var reference = Numbers(cells[3]);
            if (model.Fit(histories[cells[0] + cells[1]], 1)?.Predict(reference.Length) is not { } path) continue;
            all++;
            var differences = path.Zip(
                reference, (own, other) => Math.Abs(own - other) / Math.Max(Math.Abs(other), 1e-9)).Order().ToArray();
            if (differences[differences.Length / 2] <= tolerance) close++;
        }

        Assert.True(all > 900, $"{all} Reihen");
        return (double)close / all;
    }

    private static double[] Numbers(string cell) =>
        [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static IEnumerable<string[]> Lines(string file)
    {
        var path = Path.Combine(ForecastDataFactAttribute.Directory!, file);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Replace("\"", "", StringComparison.Ordinal).Split(',');
    }
}

/// <summary>Runs only where the forecasting data pack lies beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForecastDataFactAttribute : FactAttribute
{
    public ForecastDataFactAttribute()
    {
        if (Directory is null) Skip = "Das Datenpaket shared/data/forecast liegt nicht neben dem Repository.";
    }

    public static string? Directory { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "forecast");
            if (System.IO.Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
