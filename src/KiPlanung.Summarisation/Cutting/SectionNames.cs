namespace KiPlanung.Summarisation.Cutting;

/// <summary>Words case workers write as a heading or label, and the section they belong to.</summary>
internal static class SectionNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["rahmen"] = "rahmen", ["rahmendaten"] = "rahmen",
        ["kernaussagen"] = "kernaussagen", ["ergebnisse"] = "kernaussagen",
        ["bedarf"] = "bedarfe", ["bedarfe"] = "bedarfe", ["wünsche"] = "bedarfe", ["wunsch"] = "bedarfe",
        ["widersprüche"] = "widersprueche", ["zitate"] = "zitate", ["nicht angesprochen"] = "nicht-angesprochen",
        ["berichtszeitraum"] = "zeitraum-traeger-angebot", ["zeitraum"] = "zeitraum-traeger-angebot",
        ["träger"] = "zeitraum-traeger-angebot", ["angebot"] = "zeitraum-traeger-angebot",
        ["zahlen"] = "zahlen", ["statistik"] = "zahlen", ["zahlen und fakten"] = "zahlen",
        ["entwicklung"] = "entwicklungen", ["entwicklungen"] = "entwicklungen",
        ["herausforderung"] = "herausforderungen", ["herausforderungen"] = "herausforderungen", ["probleme"] = "herausforderungen",
        ["empfehlung"] = "empfehlungen-des-traegers", ["empfehlungen"] = "empfehlungen-des-traegers",
        ["ausblick"] = "empfehlungen-des-traegers",
        ["anlass"] = "anlass", ["anliegen"] = "anlass", ["grund des gesprächs"] = "anlass",
        ["situation"] = "lebenslagen", ["lebenslage"] = "lebenslagen", ["lebenslagen"] = "lebenslagen", ["hintergrund"] = "lebenslagen",
        ["hilfen"] = "bestehende-hilfen", ["bestehende hilfen"] = "bestehende-hilfen", ["bisherige hilfen"] = "bestehende-hilfen",
        ["vereinbarung"] = "vereinbarte-schritte", ["vereinbarungen"] = "vereinbarte-schritte", ["vereinbart"] = "vereinbarte-schritte",
        ["vereinbarte schritte"] = "vereinbarte-schritte", ["nächste schritte"] = "vereinbarte-schritte",
        ["offen"] = "offene-fragen", ["offene fragen"] = "offene-fragen", ["offene punkte"] = "offene-fragen",
    };

    /// <summary>The section key for a heading or label, or null.</summary>
    public static string? Find(string heading) => Known.GetValueOrDefault(heading.Trim('#', ':', ' ', '\t'));
}
