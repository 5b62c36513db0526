using System.Text;
using System.Text.Json.Nodes;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Tests.Reports;

public sealed class ReportExportTests
{
    [Theory]
    [InlineData(ExportFormat.Csv, ".csv")]
    [InlineData(ExportFormat.Json, ".json")]
    [InlineData(ExportFormat.Docx, ".docx")]
    public void Write_names_a_forecast_by_region_target_year_and_hash(ExportFormat format, string ending)
    {
        var result = Releases.OfForecast();
        Assert.Equal($"vorausberechnung-16055-2026-{result.Hash.Short}{ending}", ReportExport.Write(result, format).FileName);
    }

    [Fact]
    public void Write_names_a_summary_by_kind_year_of_release_and_hash()
    {
        var result = Releases.OfSummary();
        Assert.Equal($"zusammenfassung-beratungsnotiz-2026-{result.Hash.Short}.docx",
            ReportExport.Write(result, ExportFormat.Docx).FileName);
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Docx)]
    public void Write_gives_the_same_bytes_for_the_same_result(ExportFormat format)
    {
        Assert.Equal(ReportExport.Write(Releases.OfForecast(), format).Content, ReportExport.Write(Releases.OfForecast(), format).Content);
        Assert.Equal(ReportExport.Write(Releases.OfSummary(), format).Content, ReportExport.Write(Releases.OfSummary(), format).Content);
    }

    [Fact]
    public void Csv_has_mark_semicolons_crlf_and_decimal_comma()
    {
        var bytes = ReportExport.Write(Releases.OfForecast(), ExportFormat.Csv).Content;
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains("\r\nBisher;2024;1480,5;Wert;;;;\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nBisher;2023;;unbekannt oder geheim (.);;;;\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nVorausberechnung;2025;1470,25;berechnet;1400;1540;1350;1590,75\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_says_source_data_date_territorial_status_and_mark()
    {
        var text = Csv(Releases.OfForecast());
        Assert.Contains("Quelle;Thüringer Landesamt für Statistik;12411-01\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Datenstand;30.06.2025\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Gebietsstand;31.12.2024\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Kennzeichnung;mit KI-Unterstützung erstellt, geprüft und freigegeben am 17.03.2026 (Rolle Prüfung)\r\n", text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    public void Csv_defuses_text_a_spreadsheet_would_run(string attack)
    {
        var text = Csv(Releases.OfForecast(title: attack));
        Assert.StartsWith("Titel;'" + attack + "\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_leaves_negative_figures_alone()
    {
        var document = Releases.AForecast() with { History = [new(2024, -12.5, ValueStatus.Known)] };
        Assert.Contains("Bisher;2024;-12,5;Wert", Csv(Releases.OfForecast(document)), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_quotes_cells_that_hold_separators()
    {
        var text = Csv(Releases.OfSummary("Sie sagt \"ja\"; er nicht."));
        Assert.Contains("\"Sie sagt \"\"ja\"\"; er nicht.\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_content_whose_canonical_form_has_the_hash()
    {
        foreach (var result in new[] { Releases.OfForecast(), Releases.OfSummary() })
        {
            var file = JsonNode.Parse(ReportExport.Write(result, ExportFormat.Json).Content)!;
            var hash = ContentHash.Of(CanonicalJson.Write(file["content"]));
            Assert.Equal(result.Hash, hash);
            Assert.Equal(hash.Hex, (string?)file["contentSha256"]);
            Assert.Equal(result.Id.ToString("D"), (string?)file["decisionId"]);
            Assert.Equal("2026-03-17T12:00:00Z", (string?)file["releasedAt"]);
        }
    }

    [Fact]
    public void Json_says_by_machine_what_a_model_did_and_that_a_person_reviewed()
    {
        var byModel = JsonNode.Parse(ReportExport.Write(Releases.OfSummary(), ExportFormat.Json).Content)!["aiProvenance"]!;
        Assert.Equal("qwen2.5", (string?)byModel["model"]);
        Assert.Equal("q4", (string?)byModel["version"]);
        Assert.Equal("beratungsnotiz/1", (string?)byModel["promptVersion"]);
        Assert.True((bool?)byModel["humanReviewed"]);

        var byHand = JsonNode.Parse(
            ReportExport.Write(Releases.OfForecast(origin: DraftOrigin.Person), ExportFormat.Json).Content)!["aiProvenance"]!;
        Assert.False((bool?)byHand["aiGenerated"]);
        Assert.Null(byHand["model"]);
    }

    [Fact]
    public void Json_keeps_umlauts_and_says_source_and_licence()
    {
        var text = Encoding.UTF8.GetString(ReportExport.Write(Releases.OfForecast(), ExportFormat.Json).Content);
        Assert.Contains("Thüringer Landesamt für Statistik", text, StringComparison.Ordinal);
        Assert.Contains("\"licence\": \"dl-de/by-2-0\"", text, StringComparison.Ordinal);
    }

    private static string Csv(ReleasedResult result) => Encoding.UTF8.GetString(ReportExport.Write(result, ExportFormat.Csv).Content[3..]);
}
