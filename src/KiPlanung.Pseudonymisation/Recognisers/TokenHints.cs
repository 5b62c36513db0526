namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Rollen im Platzhalter“ — the closed list of words that may stand after the colon of a token. Closed, because a free word there
/// could carry a name past every recogniser.</summary>
internal static class TokenHints
{
    /// <summary>Part of the word in the text → word in the token; the first that fits counts.</summary>
    public static IReadOnlyList<(string Part, string Hint)> Bodies { get; } =
    [
        ("kita", "Kita"), ("kindertagesst", "Kita"), ("kindergarten", "Kita"), ("krippe", "Kita"), ("tagespflege", "Kita"),
        ("hort", "Hort"), ("grundschule", "Grundschule"), ("schule", "Schule"), ("gymnasium", "Schule"),
        ("förderzentrum", "Schule"), ("schulzentrum", "Schule"), ("praxis", "Praxis"), ("klinik", "Klinik"),
        ("krankenhaus", "Klinik"), ("apotheke", "Apotheke"), ("pflegedienst", "Pflegedienst"), ("wohngruppe", "Wohngruppe"),
        ("pflegeheim", "Heim"), ("seniorenheim", "Heim"), ("altenheim", "Heim"), ("heim", "Heim"), ("verein", "Verein"),
        ("kirchengemeinde", "Kirchengemeinde"), ("frauenhaus", "Frauenhaus"), ("jugend", "Jugendtreff"), ("treff", "Treff"),
        ("firma", "Firma"), ("fa.", "Firma"), ("betrieb", "Firma"), ("bäckerei", "Firma"), ("autohaus", "Firma"),
        ("spedition", "Firma"), ("gast", "Gaststätte"), ("restaurant", "Gaststätte"), ("hotel", "Gaststätte"),
        ("pension", "Gaststätte"), ("café", "Gaststätte"), ("pizzeria", "Gaststätte"), ("imbiss", "Gaststätte"),
        ("kanzlei", "Kanzlei"),
    ];

    /// <summary>Kinship and role words before a name → word in the token.</summary>
    public static Dictionary<string, string> Roles { get; } = new(StringComparer.Ordinal)
    {
        ["mutter"] = "Mutter", ["mama"] = "Mutter", ["mutti"] = "Mutter", ["vater"] = "Vater", ["papa"] = "Vater",
        ["vati"] = "Vater", ["oma"] = "Großmutter", ["großmutter"] = "Großmutter", ["opa"] = "Großvater",
        ["großvater"] = "Großvater", ["tante"] = "Tante", ["onkel"] = "Onkel", ["bruder"] = "Bruder",
        ["schwester"] = "Schwester", ["sohn"] = "Sohn", ["tochter"] = "Tochter", ["kind"] = "Kind", ["baby"] = "Kind",
        ["enkel"] = "Enkel", ["enkelin"] = "Enkelin", ["neffe"] = "Neffe", ["nichte"] = "Nichte", ["cousin"] = "Cousin",
        ["cousine"] = "Cousine", ["ehemann"] = "Ehemann", ["ehefrau"] = "Ehefrau", ["mann"] = "Ehemann",
        ["partner"] = "Partner", ["partnerin"] = "Partnerin", ["freund"] = "Freund", ["freundin"] = "Freundin",
        ["lebensgefährte"] = "Partner", ["lebensgefährtin"] = "Partnerin", ["kindsvater"] = "Vater",
        ["kindesvater"] = "Vater", ["kindsmutter"] = "Mutter", ["kindesmutter"] = "Mutter", ["stiefvater"] = "Stiefvater",
        ["stiefmutter"] = "Stiefmutter", ["nachbar"] = "Nachbar", ["nachbarin"] = "Nachbarin",
        ["schwiegermutter"] = "Schwiegermutter", ["schwiegervater"] = "Schwiegervater",
    };

    /// <summary>The role a word in small letters stands for.</summary>
    public static string? RoleOf(ReadOnlySpan<char> lowerCase) =>
        Roles.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lowerCase, out var role) ? role : null;

    /// <summary>Alternatives for a pattern over tokens.</summary>
    public static string Pattern { get; } =
        string.Join('|', Bodies.Select(b => b.Hint).Concat(Roles.Values).Distinct().Order(StringComparer.Ordinal))
        + "|" + Policy.Generalisation.Pattern;
}
