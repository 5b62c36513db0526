using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using KiPlanung.Review;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>Title, language and the AI mark where file managers and records systems look for them; no names of persons.</summary>
internal static class WordProperties
{
    private const string UserDefined = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    public static void Write(WordprocessingDocument document, ReleasedResult result)
    {
        using (var xml = new MemoryStream())
        {
            Core(result).Save(xml, SaveOptions.DisableFormatting);
            xml.Position = 0;
            document.AddNewPart<CoreFilePropertiesPart>("rId2").FeedData(xml);
        }

        var properties = new Properties();
        foreach (var (name, value) in Marks(result))
            properties.Append(new CustomDocumentProperty(new VTLPWSTR(value))
            {
                FormatId = UserDefined,
                PropertyId = properties.ChildElements.Count + 2,
                Name = name,
            });
        document.AddNewPart<CustomFilePropertiesPart>("rId3").Properties = properties;
    }

    private static (string Name, string Value)[] Marks(ReleasedResult result) =>
    [
        ("AiGenerated", result.Origin.ByModel ? "true" : "false"),
        ("AiModel", result.Origin.ByModel ? result.Origin.Author : ""),
        ("AiModelVersion", result.Origin.Version),
        ("AiPromptVersion", result.Origin.Prompt ?? ""),
        ("HumanReviewed", "true"),
        ("ContentSha256", result.Hash.Hex),
        ("DecisionId", result.Id.ToString("D")),
    ];

    private static XDocument Core(ReleasedResult result)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace instance = "http://www.w3.org/2001/XMLSchema-instance";
        var time = result.ReleasedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new XDocument(new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", instance),
            new XElement(dc + "title", result.Title),
            new XElement(dc + "subject", GermanText.Mark(result)),
            new XElement(dc + "creator", "KiPlanung"),
            new XElement(core + "keywords", result.Origin.ByModel ? "KI-Unterstützung; freigegeben" : "von Hand; freigegeben"),
            new XElement(dc + "description", $"{GermanText.Mark(result)}. SHA-256 {result.Hash.Hex}"),
            new XElement(dc + "language", "de-DE"),
            Time("created"), Time("modified")));

        XElement Time(string name) => new(terms + name, new XAttribute(instance + "type", "dcterms:W3CDTF"), time);
    }
}
