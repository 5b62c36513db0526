using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Statistics;
using static KiPlanung.Core.Tests.Statistics.TestTables;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class HostileInputTests
{
    private const string Header = "ags;jahr;wert\n";

    public static TheoryData<string, byte[]> Files => new()
    {
        { "leer", [] },
        { "eine Million Spalten", Encoding.ASCII.GetBytes(Header + "16068;2020;1" + new string(';', 1_000_000)) },
        { "eine Million Spalten im Kopf", Encoding.ASCII.GetBytes("ags;jahr;wert" + new string(';', 1_000_000)) },
        { "Nullzeichen", Encoding.ASCII.GetBytes(Header + "16068;2020;\0") },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header)] },
        { "Excel-Datei", [(byte)'P', (byte)'K', 3, 4, 20, 0] },
        { "altes Excel", [0xD0, 0xCF, 0x11, 0xE0, 1, 2] },
        { "gemischte Kodierung", [.. Encoding.UTF8.GetBytes("ags;name;jahr;wert\n16068;Sömmerda;2020;1\n"),
            .. Encoding.Latin1.GetBytes("16068;Sömmerda;2021;1")] },
        { "weder UTF-8 noch Windows-1252", [.. Encoding.ASCII.GetBytes(Header), 0x81, 0x9D] },
        { "Ersatzzeichen", Encoding.UTF8.GetBytes("ags;name;jahr;wert\n16068;S\uFFFDmmerda;2020;1") },
        { "einzelnes Anführungszeichen", Encoding.ASCII.GetBytes(Header + "16068;2020;\"1\n16068;2021;2") },
        { "Text nach Anführungszeichen", Encoding.ASCII.GetBytes(Header + "16068;2020;\"1\"2") },
        { "Riesenzahl", Encoding.ASCII.GetBytes(Header + "16068;2020;" + new string('9', 400)) },
        { "Exponent", Encoding.ASCII.GetBytes(Header + "16068;2020;1e308") },
        { "unendlich", Encoding.ASCII.GetBytes(Header + "16068;2020;Infinity") },
        { "sehr langes Feld", Encoding.ASCII.GetBytes(Header + "16068;2020;" + new string('1', 1_000_000)) },
        { "Jahr 0", Encoding.ASCII.GetBytes(Header + "16068;0000;1") },
        { "nur Kopf", Encoding.ASCII.GetBytes(Header) },
        { "doppelte Spalte", Encoding.ASCII.GetBytes("ags;jahr;wert;wert\n16068;2020;1;2") },
        { "kein Format", Encoding.ASCII.GetBytes("Sehr geehrte Damen und Herren,\nanbei die Tabelle.") },
        { "GENESIS-Kopf ohne Werte", Encoding.ASCII.GetBytes(FlatHeader) },
        { "GENESIS-Kopf ohne Zeit", Encoding.ASCII.GetBytes("statistics_code;value\n1;2") },
        { "nur ein Titel", Encoding.ASCII.GetBytes("GENESIS-Tabelle: 12411-0018") },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Broken_files_give_a_German_problem(string what, byte[] file)
    {
        var problem = Refused(TableReader.Read(file, ComplaintFreeOptions));
        Assert.True(problem.Code.StartsWith("statistics.", StringComparison.Ordinal)
            && problem.Message.EndsWith('.'), $"{what}: {problem.Message}");
        Assert.All(problem.Details, d => Assert.True(d.Message.Length < 400, what));
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_unread() =>
        Assert.Contains("zu groß", Refused(TableReader.Read(new byte[TableReader.MaximumBytes + 1], ComplaintFreeOptions)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_line_of_an_open_quote_is_named()
    {
        var problem = AProblem(Header + "16068;2019;1\n16068;2020;\"1\n16068;2021;2");
        Assert.Equal(3, Assert.Single(problem.Details).Line);
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks()
    {
        var problem = AProblem("ags;name;jahr;wert\n16068;\"Söm\nmerda\";2020;1\n16068;S;2021;falsch");
        Assert.Equal(4, Assert.Single(problem.Details).Line);
    }

    [Fact]
    public void Any_bytes_give_a_table_or_a_problem_and_twice_the_same()
    {
        Prop.ForAll<byte[]>(bytes =>
        {
            byte[] file = [.. Encoding.ASCII.GetBytes(Header), .. bytes];
            return Code(file) == Code(file) && Code(bytes) == Code(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_real_file_damaged_anywhere_gives_a_table_or_a_problem()
    {
        string[] samples = ["12411-01-01-4_de_flat.csv", "22411-02-03-4.csv", "13211-02-05-4.csv"];
        var files = samples.Select(s => Sample(s).ToArray()).ToList();
        Prop.ForAll<int, int, byte>((which, where, damage) =>
        {
            var file = files[(which & int.MaxValue) % files.Count].ToArray();
            var at = (where & int.MaxValue) % file.Length;
            file[at] = damage;
            var cut = file[..at];
            return Code(file).Length > 0 && Code(cut).Length > 0;
        }).QuickCheckThrowOnFailure();
    }

    private static string Code(byte[] file) =>
        TableReader.Read(file, ComplaintFreeOptions).IsOk(out var table,
            out var problem) ? $"{table.Series.Count}/{table.Rows}" : problem.Code;
}
