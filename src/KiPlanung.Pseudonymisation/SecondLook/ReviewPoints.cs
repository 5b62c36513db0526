using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.SecondLook;

/// <summary>„Prüfpunkte“ — what no rule may mask by itself and a person has to judge: uniqueness, rare traits, words that may be names,
/// text
/// that talks to a machine.</summary>
internal static partial class ReviewPoints
{
    private static readonly Sought LeftNumberForm = new(LeftNumber(), Starts.Digits(4, 99));
    private static readonly Sought LeftSignForm = new(LeftSign(), Starts.Initials);
    private static readonly Sought LargeNumberForm = new(LargeNumber(), Starts.Digits(1, 99));
    private static readonly Sought InstructionForm = new(Instruction(), Starts.Either(Starts.At(Cue.Instruction), Starts.AtMark('<')));
    private static readonly Sought UniquenessForm = new(Uniqueness(), Starts.Either(Starts.At(Cue.Unique), Starts.TwoDigits));
    private static readonly Sought TraitForm = new(Trait(), Starts.Either(Starts.At(Cue.Trait), Starts.Numbers(1)));
    private static readonly Sought KnownForm = new(Known(), Starts.Either(Starts.At(Cue.Known), Starts.TwoDigits));
    private static readonly Sought RareIllnessForm = new(RareIllness(), Starts.ChainParts(Cue.RareIllness));
    private static readonly Sought OfficeForm = new(Office(), Starts.At(Cue.Office));

    /// <param name="masked">The reading version with barriers where tokens stand.</param>
    public static IReadOnlyList<ReviewPoint> Find(NormalText masked)
    {
        var points = new SortedDictionary<int, ReviewPoint>();
        foreach (var match in InstructionForm.In(masked)) Add(points, masked, match,
            "anweisungsartiger Text: bleibt ohne Wirkung, bitte prüfen");
        foreach (var match in UniquenessForm.In(masked)) Add(points, masked, match,
            "Alleinstellung: die Person kann am Merkmal erkannt werden");
        foreach (var match in TraitForm.In(masked))
            if (Near().IsMatch(Window(masked.Text, match)))
                Add(points, masked, match, "besondere Kategorie oder seltenes Merkmal mit Personenbezug (Art. 9 DSGVO)");
        foreach (var match in KnownForm.In(masked)) Add(points, masked, match,
            "am Ort bekannte Person, Rolle oder Begebenheit: kann wiedererkannt werden");
        foreach (var match in RareIllnessForm.In(masked))
            if (Near().IsMatch(Window(masked.Text, match)))
                Add(points, masked, match, "seltene Erkrankung mit Personenbezug (Art. 9 DSGVO)");
        foreach (var match in OfficeForm.In(masked)) Add(points, masked, match,
            "Amt oder Beruf, den es am Ort oft nur einmal gibt");
        foreach (var match in LargeNumberForm.In(masked))
            if (masked.Text.AsSpan(match.Index, match.Length).Count('.') != 2)
                Add(points, masked, match, "lange Ziffernfolge ohne erkannte Bedeutung", EntityType.IdNumber);
        foreach (var match in LeftNumberForm.In(masked))
            Add(points, masked, match, "Zahl ohne erkannte Bedeutung", EntityType.IdNumber);
        foreach (var match in LeftSignForm.In(masked))
            Add(points, masked, match, "kann ein Namenskürzel sein", EntityType.Person);
        PossibleNames.Find(masked, (start, end, reason) => Add(points, masked, start, end, EntityType.Person, reason));
        Tagging.TaggerRecogniser.FindDoubts(masked, (start, end, reason) => Add(points, masked, start, end, EntityType.Person, reason));
        return [.. points.Values];
    }

    private static void Add(SortedDictionary<int, ReviewPoint> points, NormalText text, Match match, string reason,
        EntityType type = EntityType.OtherQuasi) =>
        Add(points, text, match.Index, match.Index + match.Length, type, reason);

    private static void Add(SortedDictionary<int, ReviewPoint> points, NormalText text, int from, int to, EntityType type, string reason)
    {
        var (start, end) = text.ToOriginal(from, to);
        points.TryAdd(start, new ReviewPoint(start, end, type, reason));
    }

    private static ReadOnlySpan<char> Window(string text, Match match)
    {
        var start = Math.Max(0, match.Index - 80);
        return text.AsSpan(start, Math.Min(text.Length, match.Index + match.Length + 80) - start);
    }

    [GeneratedRegex(@"\G(?:(?<!\p{L})(?:ignorier\p{L}*|vergiss|vergessen Sie|missachte\p{L}*|ignore|disregard|überschreib\p{L}*"
        + @"|umgehe\p{L}*)[ ](?:\p{L}{1,14}[ ]){0,4}(?:anweisung\p{L}*|regel\p{L}*|instruction\p{L}*|vorgabe\p{L}*"
        + @"|befehl\p{L}*|prompt\p{L}*|schutz\p{L}*|prüfung\p{L}*|richtlinie\p{L}*)|(?<!\p{L})(?:system ?prompt"
        + @"|du bist (?:jetzt|nun|ab sofort)|you are now|gib (?:alles |das |den Text |es |sofort )?frei(?!\p{L})|als (?:KI"
        + @"|Assistent|Sprachmodell)|antworte (?:nur|ausschließlich|immer)|(?:entferne|lösche) (?:alle |die )?platzhalter)"
        + @"|<\|?/?(?:system|assistant|user|im_start)\|?>)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?:der|die|das|als|dem|den|unser\p{L}{0,2}|ihr\p{L}{0,2}|ist|sind) (?:einzig\p{L}*"
        + @"|letzt(?:er|e|en) (?:verbliebene\p{L}* )?(?!Woche|Jahr|Monat|Tag|Mal|Zeit|Termin|Gespräch|Besuch|Sommer|Winter"
        + @"|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Nacht|Schuljahr|Quartal|Wochen|Monate|Jahre|Stunde|Minute"
        + @"|Beratung)(?=\p{Lu})|erst(?:er|e) (?=(?:Frau|Mann|Bürgermeister|schwarze|muslimische)))"
        + @"|einzige[rsnm]? \p{Lu}\p{L}+|(?:nur|bloß) (?:eine?|ein einziger|er|sie) (?:im Dorf|im Ort|in der Gemeinde"
        + @"|hier)|(?:im Dorf|im Ort|in der Gemeinde|im ganzen Kreis|im Landkreis) (?:als )?(?:einzige\p{L}*|die einzige"
        + @"|der einzige|bekannt\p{L}*|kennt)|(?:jeder|jeden|jede|alle|man) (?:im Dorf |im Ort |hier )?kenn(?:t|en)"
        + @"|stand (?:damals )?in der (?:Zeitung|Presse)|(?:in|aus) der (?:Zeitung|Presse)|im Fernsehen|(?:sechs|sieben"
        + @"|acht|neun|zehn|elf|zwölf|\d{1,2}) (?:Kinder|Geschwister)(?!\p{L})|Drillinge\p{L}*|Vierlinge|Weltmeister\p{L}*"
        + @"|Olympia\p{L}*|Landesmeister\p{L}*|Deutsche[r]? Meister\p{L}*|Schützenkönig\p{L}*|Karnevalsprinz\p{L}*"
        + @"|Weinkönigin|Bienenkönigin)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Uniqueness();

    [GeneratedRegex(@"\G(?<!\p{L})(?:HIV\p{L}*|Aids|Chorea Huntington|Huntington|Mukoviszidose|Trisomie \d+|Down-Syndrom"
        + @"|Schizophreni\p{L}*|Borderline\p{L}*|bipolar\p{L}*|transsexuell\p{L}*|transgender|trans\*?|nonbinär\p{L}*"
        + @"|intersexuell\p{L}*|schwul\p{L}*|lesbisch\p{L}*|bisexuell\p{L}*|jesidisch\p{L}*|Jesid\p{L}*|jüdisch\p{L}*"
        + @"|Zeugen? Jehovas|Sinti|Roma|Salafis\p{L}*|Ahmadiyya|Mormon\p{L}*|Tschetschen\p{L}*|Eritre\p{L}*|Uigur\p{L}*"
        + @"|Rollstuhl\p{L}*|gehörlos\p{L}*|taubblind\p{L}*|kleinwüchsig\p{L}*|Autis\p{L}*|Asperger|Epilepsie"
        + @"|Multiple Sklerose|MS-Erkrankung|Contergan\p{L}*|vorbestraft|Missbrauch\p{L}*|vergewaltigt|Zwangsheirat"
        + @"|Prostitu\p{L}*|Amputation|amputiert|Dialyse|Organspende|transplant\p{L}*|Leukämie"
        + @"|[A-Z]\d{2}\.\d{1,2})(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Trait();

    [GeneratedRegex(@"\G(?<!\p{L})(?:[Ee]inzig(?:e[rsnm]?)?[ ](?:(?:\p{Ll}+[ ]){0,2}\p{Lu}\p{L}+|\p{Ll}+[ ](?:im|in|am)[ ])"
        + @"|[Ll]etzte[rn]?[ ](?!Woche|Jahr|Monat|Tag|Mal|Zeit|Termin|Gespräch|Besuch|Sommer|Winter|Herbst|Frühjahr|Montag|Dienstag"
        + @"|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Nacht|Rate|Mahnung|Stand|Stunde)(?:\p{L}{4,24}|\uE000)[ ](?:im|in|am|der)"
        + @"[ ](?:\p{Lu}|[ogd])"
        + @"|(?:[Aa]ls|[Dd]ie|[Dd]er|[Ee]in)[ ](?:jüngste|älteste|erste|dienstälteste|bekannteste|größte"
        + @"|reichste)[rn]?[ ](?:\p{Ll}+[ ])?\p{Lu}\p{L}+(?:[ ](?:im|in|am|der|des)[ ]|er(?!\p{L})|in(?!\p{L}))"
        + @"|(?:seit|über|fast|rund)?[ ]?\d{2}[ ]Jahre[n]?(?:[ ]lang)?[ ](?:als[ ])?\p{Lu}\p{L}{2,24}(?:lehrer|lehrerin|arzt|ärztin"
        + @"|wirt|wirtin|meister|meisterin|leiter|leiterin|schwester|pfarrer|bürgermeister|bürgermeisterin|förster|hebamme|trainer"
        + @"|kantor)(?!\p{L})"
        + @"|(?:stadt|orts|dorf|polizei|amts)bekannt\p{L}*|[Ee]hemalige[rn]?[ ]\p{Lu}\p{L}+(?:meister|leiter|rat|arzt|lehrer|pfarrer"
        + @"|chef|wirt)\p{L}*|Ex-\p{Lu}\p{L}+|Zeitungsartikel|Schlagzeile\p{L}*|bundesweit|[Gg]roßbrand\p{L}*|(?:[Bb]rand|[Bb]randes"
        + @"|[Uu]nglück\p{L}*|[Uu]nfall\p{L}*|[Ee]xplosion|[Mm]ord|[Tt]ötung\p{L}*|[Üü]berfall\p{L}*)[ ](?:im|in|am|an|auf"
        + @"|bei)[ ](?:der[ ]|dem[ ]|seiner[ ]|ihrer[ ])?\p{Lu}\p{L}+"
        + @"|(?:[Mm]utter|[Vv]ater)[ ]von[ ](?:sechs|sieben|acht|neun|zehn|elf|zwölf|1?\d)|[Aa]chtlinge|Fünflinge|Sechslinge"
        + @"|Kirmes\p{L}*|Faschingsprin\p{L}+|Ortsbrandmeister|Löschmeister|Vereinsvorsitz\p{L}*|Gemeinderat(?:smitglied)?"
        + @"|Ortschaftsrat\p{L}*|Dorf(?:lehrer|schullehrer|arzt|pfarrer|polizist|schmied|wirt|laden)\p{L}*|Bundesverdienstkreuz"
        + @"|Ehrenbürger\p{L}*|Schützenkönig\p{L}*|Promi\p{L}*|Profisport\p{L}*|Nationalmannschaft|Europameister\p{L}*|Bundesliga\p{L}*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Morbus[ ]\p{Lu}\p{L}+|\p{Lu}[\p{L}-]{2,24}-Syndrom|[Ss]eltene[nrs]?[ ](?:\p{Ll}+[ ])?(?:Krankheit"
        + @"|Erkrankung|Gendefekt|Stoffwechsel\p{L}+|Form|Leiden|Krebs\p{L}*)|Gendefekt|ALS(?!\p{L})|Muskeldystrophie|Hämophilie"
        + @"|Bluterkrankheit|Tourette|Narkolepsie|Sichelzell\p{L}*|Glasknochen\p{L}*"
        + @"|Schmetterlingskrankheit|Querschnitt\p{L}*|Spina bifida|Kehlkopflos|Blind(?:heit)?(?!\p{L})|blind(?:e[rsn]?)?(?!\p{L})"
        + @"|[Nn]ierentransplant\p{L}*|Tuberkulose|Hepatitis [BC]|FASD?|Fetales \p{L}+|Locked-in\p{L}*|Wachkoma|Kleinwuchs"
        + @"|Gehörlos\p{L}*|Transition|Transmann|Transfrau|Asexuell\p{L}*)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex RareIllness();

    [GeneratedRegex(@"\uE000|(?<!\p{L})(?:Frau|Herr|Sohn|Tochter|Kind|Mutter|Vater|Klientin|Klient|Bruder|Schwester|er|sie"
        + @"|ich|Mann|Junge|Mädchen|Sie|Er|Ich)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Near();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Bürgermeister(?:in)?|Ortsteilbürgermeister(?:in)?|Ortschronist(?:in)?|Landarzt"
        + @"|Landärztin|Hebamme|Pfarrer(?:in)?|Pastor(?:in)?|Imam|Rabbiner|Schulleiter(?:in)?|Kita-?[Ll]eiter(?:in)?"
        + @"|Feuerwehrhauptmann|Wehrführer(?:in)?|Dorfwirt(?:in)?|Förster(?:in)?|Revierförster(?:in)?|Schäfer(?:in)?"
        + @"|Landrat|Landrätin|Tierarzt|Tierärztin|Apotheker(?:in)?|Imker(?:in)?|Bestatter(?:in)?|Schornsteinfeger(?:in)?"
        + @"|Kantor(?:in)?|Organist(?:in)?|Glasbläser(?:in)?|Büchsenmacher(?:in)?|Hufschmied(?:in)?|Müllermeister(?:in)?"
        + @"|Ortsvorsteher(?:in)?|Kreisbrandmeister(?:in)?|Stadtr[aä]t(?:in)?|Abgeordnete[rn]?|Bundestagsabgeordnete[rn]?"
        + @"|Vereinsvorsitzende[rn]?|Chefarzt|Chefärztin|Gemeindeschwester)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    // no year, no sum, no law
    [GeneratedRegex(@"\G(?<![\d\p{L}.,/-]|(?:§|Nr\.|DIN|ISO)[ ]?)(?!(?:19|20)\d{2}(?!\d))\d{4,}(?![\d\p{L}]|[.,]\d|[ ]?(?:€|Euro|E"
        + @"UR|%|km|kWh|m²|qm|Uhr|Einwohner|Personen"
        + @"|Haushalte|Kinder|Menschen|Fälle))", RegexOptions.CultureInvariant)]
    private static partial Regex LeftNumber();

    [GeneratedRegex(@"\G(?<![\p{L}\d.] ?|(?<!\p{L})[iI]\.[ ]?|[uzodvsm]\.[ ]?)\p{Lu}\.(?=[ ]?(?:-|\p{Ll}{3,}|,|\)|\n|\z))(?![ ]?\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex LeftSign();

    [GeneratedRegex(@"\G(?<![\d,.])\d(?:[ /.-]?\d){7,30}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex LargeNumber();
}
