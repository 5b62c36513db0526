using DocumentFormat.OpenXml.Wordprocessing;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>Real styles under Word's own ids, so that navigation pane, table of contents and screen readers know them.</summary>
internal static class WordStyles
{
    public const string Mark = "Kennzeichnung";
    public const string TableHead = "Tabellenkopf";
    public const string TableText = "Tabellentext";
    public const string Grid = "TableGrid";

    private const string Dark = "1F3A5F";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "22" },
                new Languages { Val = "de-DE", EastAsia = "de-DE", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", basedOn: null, new StyleParagraphProperties(), new StyleRunProperties()),
        Style("Title", "Title", "Normal", new StyleParagraphProperties(new SpacingBetweenLines { After = "240" }), Run("40", bold: true)),
        Heading(1, "32", before: "360"),
        Heading(2, "26", before: "240"),
        Heading(3, "24", before: "200"),
        Style("Caption", "caption", "Normal", new StyleParagraphProperties(new KeepNext()), Run("20", bold: true)),
        Style("Quote", "Quote", "Normal", new StyleParagraphProperties(new Indentation { Left = "567" }),
            new StyleRunProperties(new Italic(), new FontSize { Val = "21" })),
        Style("Footer", "footer", "Normal", new StyleParagraphProperties(), new StyleRunProperties(new FontSize { Val = "18" })),
        Style(Mark, Mark, "Normal", new StyleParagraphProperties(Box()), Run("22", bold: true)),
        Style(TableHead, TableHead, "Normal", Tight(), Run("20", bold: true)),
        Style(TableText, TableText, "Normal", Tight(), new StyleRunProperties(new FontSize { Val = "20" })),
        TableGrid());

    public static Settings Settings() => new(
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
        }),
        new ThemeFontLanguages { Val = "de-DE" },
        new DecimalSymbol { Val = "," },
        new ListSeparator { Val = ";" });

    private static Style Heading(int level, string size, string before) => Style("Heading" + level, "heading " + level, "Normal",
        new StyleParagraphProperties(
            new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = before, After = "120" },
                new OutlineLevel { Val = level - 1 }),
        Run(size, bold: true));

    private static Style Style(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, StyleName = new StyleName { Val = name } };
        if (id == "Normal") style.Default = true;
        if (basedOn is not null) style.Append(new BasedOn { Val = basedOn });
        style.Append(new PrimaryStyle());
        if (paragraph.HasChildren) style.Append(paragraph);
        if (run.HasChildren) style.Append(run);
        return style;
    }

    private static StyleRunProperties Run(string size, bool bold)
    {
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        run.Append(new Color { Val = Dark }, new FontSize { Val = size });
        return run;
    }

    private static StyleParagraphProperties Tight() => new(new SpacingBetweenLines { Before = "40", After = "40" });

    private static ParagraphBorders Box() => new(
        new TopBorder { Val = BorderValues.Single, Size = 12U, Space = 4U, Color = Dark },
        new LeftBorder { Val = BorderValues.Single, Size = 12U, Space = 4U, Color = Dark },
        new BottomBorder { Val = BorderValues.Single, Size = 12U, Space = 4U, Color = Dark },
        new RightBorder { Val = BorderValues.Single, Size = 12U, Space = 4U, Color = Dark });

    private static Style TableGrid() => new(
        new StyleName { Val = "Table Grid" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4U, Color = "808080" },
                new LeftBorder { Val = BorderValues.Single, Size = 4U, Color = "808080" },
                new BottomBorder { Val = BorderValues.Single, Size = 4U, Color = "808080" },
                new RightBorder { Val = BorderValues.Single, Size = 4U, Color = "808080" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4U, Color = "808080" },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4U, Color = "808080" }),
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
    {
        Type = StyleValues.Table,
        StyleId = Grid,
    };
}
