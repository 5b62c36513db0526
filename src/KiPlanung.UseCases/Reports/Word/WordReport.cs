using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using KiPlanung.Review;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>A released result as a Word document that a screen reader and a table of contents can work with (BITV 2.0).</summary>
internal static class WordReport
{
    private const string MainContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Write(ReleasedResult result, ReportContent content)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>(MainContentType, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = WordStyles.All();
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = WordStyles.Settings();
            var page = new WordPage(main);
            page.Title(result.Title);
            page.Mark(GermanText.Mark(result));
            if (content.Stamp is { } stamp) page.Mark(stamp);
            switch (content)
            {
                case ReportContent.OfForecast forecast:
                    ForecastPages.Write(page, forecast.Document, result);
                    break;
                case ReportContent.OfCalculation calculation:
                    CalculationPages.Write(page, calculation.Document, result);
                    break;
                case ReportContent.OfSummary summary:
                    SummaryPages.Write(page, summary.Document, result);
                    break;
            }

            Proof(page, result);
            page.Finish(GermanText.Mark(result) + (content.Stamp is { } foot ? $". {foot}" : ""), result.Hash.Short);
            WordProperties.Write(document, result);
        }

        return FixedZip.Of(stream.ToArray(), result.ReleasedAt);
    }

    private static void Proof(WordPage page, ReleasedResult result)
    {
        page.Heading(1, "Nachweis");
        page.Table("Nachweis der Freigabe", "Prüfsumme, Entscheidung und Herkunft dieses Ergebnisses.", ["Angabe", "Inhalt"],
        [
            ["Kennzeichnung", GermanText.Mark(result)],
            ["Erstellt mit", GermanText.Author(result.Origin)],
            .. result.Origin.Prompt is { } prompt ? (IReadOnlyList<string>[])[["Vorlage", prompt]] : [],
            ["Entscheidung", result.Id.ToString("D")],
            ["Prüfsumme, kurz", result.Hash.Short],
            ["Prüfsumme (SHA-256)", result.Hash.Hex],
        ]);
        page.Text("Mit der Prüfsumme lässt sich im Protokoll nachweisen, dass genau dieser Inhalt geprüft und freigegeben wurde. "
            + "Das Ergebnis ist eine Planungsgrundlage für Gebiete und Gruppen, keine Entscheidung über einzelne Personen.");
    }
}
