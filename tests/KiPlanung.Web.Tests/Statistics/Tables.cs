using System.Globalization;
using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.Statistics;

/// <summary>Tables of invented figures and how they are taken over through the API.</summary>
public static class Tables
{
    private static int _indicators;

    /// <summary>Nine counties over fifteen years, taken over through the API; the key is new every time.</summary>
    public static async Task<string> AnIndicatorAsync(this WebFixture web)
    {
        var key = "test:" + Interlocked.Increment(ref _indicators).ToString(CultureInfo.InvariantCulture);
        var program = await web.AProgramAsync(Role.Planner);
        var answer = await program.PostAsync(ImportAddress(key), Csv(ATable(key)));
        answer.EnsureSuccessStatusCode();
        return key;
    }

    public static string ImportAddress(string key) =>
        $"/api/imports?fileName=tabelle.csv&indicator={Uri.EscapeDataString(key)}&indicatorName=Haushalte+{Uri.EscapeDataString(key)}"
        + "&unit=Haushalte&nature=count&publisher=Kreis&table=T1&dataDate=2024-12-31&territory=2024-12-31";

    /// <param name="key">Ends in a colon and a number; that many empty lines make the file another one.</param>
    public static string ATable(string key)
    {
        var table = new StringBuilder("region;name;jahr;wert\n");
        for (var county = 0; county < 9; county++)
            for (var year = 2010; year < 2025; year++)
            {
                var value = 1000 + (county * 100) + ((year - 2010) * 20);
                table.Append(CultureInfo.InvariantCulture, $"160{61 + county};Kreis {(char)('A' + county)};{year};{value}\n");
            }

        var number = int.Parse(key.Split(':')[1], CultureInfo.InvariantCulture);
        return table.Append('\n', number).ToString();
    }

    public static StringContent Csv(string table) => new(table, Encoding.UTF8, "text/csv");
}
