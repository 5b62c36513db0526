using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>The body of a document, written from top to bottom.</summary>
internal sealed class WordPage
{
    private const long ChartWidth = 5_760_000;
    private const long ChartHeight = 2_880_000;

    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private uint _drawings;

    public WordPage(MainDocumentPart main)
    {
        _main = main;
        main.Document = new Document(_body);
    }

    public void Title(string text) => Add(text, "Title");

    public void Heading(int level, string text) => Add(text, level switch
    {
        1 => "Heading1",
        2 => "Heading2",
        _ => "Heading3",
    });

    public void Mark(string text) => Add(text, WordStyles.Mark);

    public void Text(string text) => Add(text, "Normal");

    public void Quote(string text) => Add(text, "Quote");

    /// <summary>A table whose first row is repeated on every page and announced as its header.</summary>
    /// <param name="numeric">Columns after the first hold figures and are set flush right.</param>
    public void Table(
        string caption, string description, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows, bool numeric = false)
    {
        Add(caption, "Caption");
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = WordStyles.Grid },
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableLook { FirstRow = true, FirstColumn = true, NoVerticalBand = true, Val = "04A0" },
                new TableCaption { Val = caption },
                new TableDescription { Val = description }),
            new TableGrid(header.Select(_ =>
                new GridColumn { Width = (9_000 / header.Count).ToString(System.Globalization.CultureInfo.InvariantCulture) })));
        table.Append(Row(header, numeric, isHeader: true));
        foreach (var row in rows) table.Append(Row(row, numeric, isHeader: false));
        _body.Append(table, new Paragraph());
    }

    /// <summary>A native chart with an alternative text.</summary>
    public void Chart(XDocument chart, string name, string description)
    {
        var part = _main.AddNewPart<ChartPart>("rIdChart" + ++_drawings);
        using (var xml = new MemoryStream())
        {
            chart.Save(xml, SaveOptions.DisableFormatting);
            xml.Position = 0;
            part.FeedData(xml);
        }

        var graphic = new A.Graphic(new A.GraphicData(new C.ChartReference { Id = _main.GetIdOfPart(part) })
        {
            Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
        });
        var inline = new Wp.Inline(
            new Wp.Extent { Cx = ChartWidth, Cy = ChartHeight },
            new Wp.DocProperties { Id = _drawings, Name = "Diagramm: " + name, Description = description },
            new Wp.NonVisualGraphicFrameDrawingProperties(),
            graphic)
        {
            DistanceFromTop = 0U, DistanceFromBottom = 0U, DistanceFromLeft = 0U, DistanceFromRight = 0U,
        };
        _body.Append(new Paragraph(new Run(new Drawing(inline))));
    }

    /// <summary>Footer with the mark on every page, and the page set-up.</summary>
    public void Finish(string mark, string shortHash)
    {
        var footer = _main.AddNewPart<FooterPart>("rIdFooter");
        footer.Footer = new Footer(Paragraph($"{mark} · Prüfsumme {shortHash}", "Footer"));
        _body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = _main.GetIdOfPart(footer) },
            new PageSize { Width = 11_906U, Height = 16_838U },
            new PageMargin { Top = 1_418, Bottom = 1_418, Left = 1_418U, Right = 1_418U, Header = 709U, Footer = 709U, Gutter = 0U }));
    }

    private void Add(string text, string style) => _body.Append(Paragraph(text, style));

    private static Paragraph Paragraph(string text, string style)
    {
        var run = new Run();
        var lines = Printable(text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    /// <summary>XML 1.0 has no place for control characters, and one of them would make the whole document unreadable.</summary>
    private static string Printable(string text) =>
        text.All(c => c is '\n' or '\r' or '\t' || !char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF') && !char.IsSurrogate(c))
            ? text
            : string.Concat(text.EnumerateRunes().Where(r => r.Value is '\n' or '\r' or '\t' or not (< 0x20 or 0xFFFE or 0xFFFF))
            .Select(r => r.ToString()));

    private static TableRow Row(IReadOnlyList<string> cells, bool numeric, bool isHeader)
    {
        var row = new TableRow();
        row.Append(isHeader
            ? new TableRowProperties(new CantSplit(), new TableHeader())
            : new TableRowProperties(new CantSplit()));
        for (var i = 0; i < cells.Count; i++)
        {
            var paragraph = Paragraph(cells[i], isHeader ? WordStyles.TableHead : WordStyles.TableText);
            if (numeric && i > 0) paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            row.Append(new TableCell(paragraph));
        }

        return row;
    }
}
