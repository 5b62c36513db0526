using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Nie ein Name“ — words the tagger may take for names and that stay: laws, abbreviations, labels, brands, counties,
/// kinship.</summary>
internal static class NeverName
{
    private static readonly WordTable Brands = Filled(
        "instagram insta tiktok snapchat snap facebook whatsapp telegram signal discord youtube twitter netflix spotify steam ebay amazon"
        + " paypal klarna zalando vinted opel vw audi bmw ford skoda seat toyota golf polo passat corsa elster microsoft excel google zoom"
        + " team outlook aldi lidl netto rewe edeka kaufland penny rossmann dhl vodafone telekom barmer dak aok"
        + " knappschaft ibuprofen ra rae haspa drv ard zdf schufa"
        + " fin vin pin tan puk kita hort asd spfh hpg km kv jugendamt jobcenter sozialamt transkript interview morbus caritas"
        + " diakonie awo drk johanniter malteser lebenshilfe volkssolidarität"
        + " kolping tafel vdk bamf mdk muschg aufenthg betrvg lwl lvr freiherr berlingo bulli caddy touran twingo kangoo sprinter tiguan"
        + " sonnabend");

    private static readonly string[] Endings =
    [
        "nr", "nummer", "kreis", "kreises", "-az", "dat", "platz", "beitrag", "amt", "dienst", "ambulanz",
        "tee", "behörde", "verband", "kasse", "zeitung", "pädagogik", "gesetz", "stelle", "beratung", "gruppe", "werkstatt", "praxis",
        "bank", "therapie",
    ];

    public static bool Is(ReadOnlySpan<char> word)
    {
        if (Brands.Contains(word) || Gazetteers.Instance.Laws.Contains(word) || IsAbbreviation(word)) return true;
        var hyphen = word.LastIndexOf('-');
        if (hyphen > 0 && !Names.IsName(word[..hyphen]) && Names.IsCommon(word[(hyphen + 1)..])) return true;
        if (hyphen > 0 && Brands.Contains(word[..hyphen])) return true;
        foreach (var ending in Endings)
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !Names.IsName(word))
                return true;
        return false;
    }

    /// <summary>KVNR, InsO, ThürAGPflegeVG: capitals at the end.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        word.Length >= 2 && word[1] != '.' && !word.Contains('-') && char.IsUpper(word[^1])
        && (char.IsLower(word[^2]) || !Names.IsName(word));

    private static WordTable Filled(string words)
    {
        var table = new WordTable(300, 0);
        foreach (var word in words.Split(' ')) table.Add(word, 0);
        foreach (var role in TokenHints.Roles.Keys) table.Add(role, 0);
        return table;
    }
}
