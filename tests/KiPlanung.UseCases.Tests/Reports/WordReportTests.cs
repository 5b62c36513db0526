using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace KiPlanung.UseCases.Tests.Reports;

public sealed class WordReportTests
{
    [Fact]
    public void Docx_passes_the_validator()
    {
        var byHand = Releases.AForecast() with
        {
            Rationale = "Neubaugebiet mit 200 Wohnungen", Backtest = [], Years = [new(2025, 1500, [])],
        };
        foreach (var result in new[] { Releases.OfForecast(), Releases.OfForecast(byHand, DraftOrigin.Person), Releases.OfSummary() })
            Read(result, document =>
            {
                var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document);
                Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
                return 0;
            });
    }

    [Fact]
    public void Docx_has_headings_under_words_own_ids_and_speaks_german()
    {
        var headings = Read(Releases.OfForecast(), d => Paragraphs(d).Where(p => StyleOf(p).StartsWith("Heading", StringComparison.Ordinal))
            .Select(p => StyleOf(p) + " " + p.InnerText).ToList());
        Assert.Contains("Heading1 Vorausberechnung", headings);
        Assert.Contains("Heading2 Bekannte Zeitreihenbrüche", headings);
        var language = Read(Releases.OfForecast(), d =>
            d.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!
                .RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val!.Value);
        Assert.Equal("de-DE", language);
    }

    [Fact]
    public void Docx_tables_repeat_their_header_and_have_alternative_texts()
    {
        Read(Releases.OfForecast(), document =>
        {
            var tables = document.MainDocumentPart!.Document.Descendants<Table>().ToList();
            Assert.Equal(5, tables.Count);
            Assert.All(tables, table =>
            {
                Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
                Assert.False(string.IsNullOrWhiteSpace(table.GetFirstChild<TableProperties>()!.TableDescription?.Val?.Value));
            });
            var chart = Assert.Single(document.MainDocumentPart.Document.Descendants<Wp.DocProperties>());
            Assert.Contains("Liniendiagramm", chart.Description!.Value, StringComparison.Ordinal);
            return 0;
        });
    }

    [Fact]
    public void Docx_shows_mark_source_interval_backtest_breaks_and_both_hashes()
    {
        var result = Releases.OfForecast();
        var text = Read(result, d => string.Join('\n', Paragraphs(d).Select(p => p.InnerText)));
        foreach (var expected in new[]
        {
            "mit KI-Unterstützung erstellt, geprüft und freigegeben am 17.03.2026 (Rolle Prüfung)",
            "Thüringer Landesamt für Statistik, Tabelle 12411-01", "30.06.2025", "31.12.2024", "Gedämpfter Trend", "1.470,25", "1.590,75",
            "80 % und 95 %", "genauer als das naive Verfahren", "Ab 2022: Zensus 2022 als neue Grundlage der Fortschreibung",
            "Der Wert für 2023 fehlt und wurde ergänzt.", result.Hash.Short, result.Hash.Hex,
        }) Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Docx_says_by_hand_when_no_model_took_part()
    {
        var byHand = Releases.AForecast() with { Rationale = "Neubaugebiet mit 200 Wohnungen" };
        var text = Read(Releases.OfForecast(byHand, DraftOrigin.Person), d => d.MainDocumentPart!.Document.InnerText);
        Assert.Contains("von Hand erstellt, geprüft", text, StringComparison.Ordinal);
        Assert.DoesNotContain("KI-Unterstützung", text, StringComparison.Ordinal);
        Assert.Contains("Neubaugebiet mit 200 Wohnungen", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Docx_carries_the_ai_mark_and_no_names_in_its_properties()
    {
        var result = Releases.OfForecast();
        var marks = Read(result, d => d.CustomFilePropertiesPart!.Properties!.Elements<CustomDocumentProperty>()
            .ToDictionary(p => p.Name!.Value!, p => p.InnerText));
        Assert.Equal("true", marks["AiGenerated"]);
        Assert.Equal("damped-trend", marks["AiModel"]);
        Assert.Equal(result.Hash.Hex, marks["ContentSha256"]);
        Assert.Equal(result.Title, Read(result, d => d.PackageProperties.Title));
        Assert.Equal("KiPlanung", Read(result, d => d.PackageProperties.Creator));
        Assert.Null(Read(result, d => d.PackageProperties.LastModifiedBy));
    }

    [Fact]
    public void Docx_of_a_summary_puts_quotes_and_passages_beside_the_claims()
    {
        var paragraphs = Read(Releases.OfSummary(), d => Paragraphs(d).Select(p => StyleOf(p) + " " + p.InnerText).ToList());
        var heading = paragraphs.IndexOf("Heading2 Geäußerte Bedarfe");
        Assert.Equal("Normal Die Mutter wünscht sich einen Krippenplatz.", paragraphs[heading + 1]);
        Assert.Equal("Quote Beleg: „dringend einen Krippenplatz“ (Abschnitt A1, exakt)", paragraphs[heading + 2]);
        Assert.Contains(paragraphs, p => p.Contains("Auf diese Abschnitte stützt sich keine Aussage: A2.", StringComparison.Ordinal));
    }

    [Fact]
    public void Docx_survives_control_characters_and_emoji()
    {
        var text = Read(Releases.OfSummary("Sie lacht 😀\u0001 und\u000b geht."), d => d.MainDocumentPart!.Document.InnerText);
        Assert.Contains("Sie lacht 😀 und geht.", text, StringComparison.Ordinal);
    }

    private static T Read<T>(ReleasedResult result, Func<WordprocessingDocument, T> read)
    {
        using var stream = new MemoryStream(ReportExport.Write(result, ExportFormat.Docx).Content, writable: false);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        return read(document);
    }

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument document) =>
        document.MainDocumentPart!.Document.Descendants<Paragraph>();

    private static string StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
}
