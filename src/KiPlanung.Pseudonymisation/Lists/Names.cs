using System.Globalization;
using System.Text;

namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>„Namensurteil“ — what the lists together say about one word.</summary>
internal static class Names
{
    /// <summary>First names that are everyday words as well; alone they prove nothing.</summary>
    private static readonly HashSet<string> AlsoWords = new(StringComparer.Ordinal)
    {
        "mai", "juni", "juli", "august", "april", "jun", "jul", "july", "thu", "mo", "di", "mi", "do", "fr", "sa", "so",
        "tore", "yen", "blue", "roman", "wei", "thai", "mio", "river", "omega", "van", "von", "tue", "german", "alpha", "hai",
        "urban", "monte", "el", "al", "la", "san", "diamond", "rim", "lava", "jupiter", "rei", "miles", "junior", "amen",
        "king", "mar", "fe", "don", "bill", "min", "max.", "else", "eilt", "line", "summer", "india", "asia", "france",
        "mark", "wolf", "rose", "love", "beat", "fee", "hero", "sky", "ward", "nail", "meta", "fin", "tan", "ace", "hung",
        "brain", "guy", "li", "bo", "jordan", "ocean", "angel", "prince", "star", "ernst", "pan", "ion", "sem", "phi",
        "winter", "sommer", "herbst", "frau", "herr", "mann", "mutter", "vater", "kind", "will", "kann", "den", "bin", "ist",
        "kai", "stern", "heide", "linde", "viola", "iris", "dank", "gut", "sonne", "engel", "jung", "alt", "lieb", "page",
        "mini", "tram", "ari", "ali.", "sehr", "nun", "am", "im", "an", "in", "ab", "zu", "ohne", "mit", "bei", "was", "wie",
        "wer", "wo", "ja", "nein", "ok", "danke", "hallo", "deutsch", "wald", "berg", "nord", "süd", "ost", "west", "rat",
        "rosa", "ihr", "sie", "er", "es", "ich", "du", "wir", "dir", "mir", "nach",
    };

    /// <summary>A longer run of letters and hyphens is no name; bounds the work on hostile text.</summary>
    public const int LongestName = 48;

    private static Gazetteers Lists => Gazetteers.Instance;

    /// <summary>Words of the trade that the counted texts hardly hold.</summary>
    private static readonly HashSet<string> Trade = new(StringComparer.Ordinal)
    {
        "kita", "kitas", "hort", "horte", "jobcenter", "bürgergeld", "elterngeld", "kinderzuschlag", "tafel", "insta",
        "whatsapp", "caritas", "diakonie", "volkssolidarität", "schulsozialarbeit", "hilfeplan", "hilfeplangespräch",
        "wohngeld", "kindergeld", "schufa", "inkasso", "asylbewerber", "duldung", "klientin", "klient", "klienten",
        "ehrenamt", "mehrgenerationenhaus", "elterncafé", "barmer", "rufbus", "azubi", "praktika", "handy", "mail", "chat",
    };

    public static WordKind Kind(ReadOnlySpan<char> word) => word.Length > LongestName ? WordKind.Known : WordFacts.Of(word).Kind;

    internal static WordKind LookUpKind(ReadOnlySpan<char> word) =>
        Lists.Words.TryGet(word, out var kind) ? (WordKind)kind : IsIn(Trade, word) ? WordKind.Noun : WordKind.Unknown;

    /// <summary>Built of words and still a surname by its ending (Testmann, Kleinschmidt, Vogelsang): believed beside a first
    /// name.</summary>
    public static bool LooksLikeSurname(ReadOnlySpan<char> word)
    {
        if (word.Length < 6 || Kind(word) != WordKind.Unknown) return false;
        foreach (var ending in (ReadOnlySpan<string>)[
            "mann", "manns", "meier", "meyer", "maier", "mayer", "müller", "schmidt", "schmitt", "bauer", "berger", "hofer",
            "huber", "brink", "hagen", "horst", "kamp", "busch", "stein", "feld", "bach", "hardt", "wald", "sang", "vogt",
            "richter", "koch", "weber", "sen", "off"])
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>A word of running text, no name-like behaviour.</summary>
    public static bool IsCommon(ReadOnlySpan<char> word) => Kind(word) is WordKind.Small or WordKind.Noun;

    public static bool IsFirstName(ReadOnlySpan<char> word) => FirstNameCount(word) > 0;

    public static bool IsSurname(ReadOnlySpan<char> word) => word.Length <= LongestName && WordFacts.Of(word).IsSurname;

    /// <summary>By its parts, its ending or without marks on letters.</summary>
    internal static bool LookUpSurname(ReadOnlySpan<char> word, WordKind kind)
    {
        var hyphen = word.IndexOf('-');
        return hyphen > 0 ? IsSurname(word[..hyphen]) && IsSurname(word[(hyphen + 1)..])
            : (kind == WordKind.Unknown && HasSurnameEnding(word)) || IsFolded(word, Lists.Surnames);
    }

    /// <summary>How often the first name was counted; 0 = in no list. A double name counts as its rarer half.</summary>
    public static int FirstNameCount(ReadOnlySpan<char> word) => word.Length > LongestName ? 0 : WordFacts.Of(word).FirstNameCount;

    internal static int LookUpFirstNameCount(ReadOnlySpan<char> word)
    {
        if (Lists.FirstNames.TryGet(word, out var value)) return Math.Max(1, value / 4);
        var hyphen = word.IndexOf('-');
        if (hyphen > 0) return Math.Min(FirstNameCount(word[..hyphen]), FirstNameCount(word[(hyphen + 1)..]));
        return IsFolded(word, Lists.FirstNames) ? 1 : 0;
    }

    /// <summary>f, m or - by the lists.</summary>
    public static char Gender(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestName) return '-';
        if (Lists.FirstNames.TryGet(word, out var value)) return (value % 4) switch { 1 => 'f', 2 => 'm', _ => '-' };
        var hyphen = word.IndexOf('-');
        return hyphen > 0 ? Gender(word[..hyphen]) : '-';
    }

    public static bool IsAlsoWord(ReadOnlySpan<char> word) => word.Length < 12 && WordFacts.Of(word).IsAlsoWord;

    internal static bool LookUpAlsoWord(ReadOnlySpan<char> word) => word.Length < 12 && IsIn(AlsoWords, word);

    /// <summary>Whether a set of lower-case words holds the word in any case.</summary>
    internal static bool IsIn(HashSet<string> lowerCase, ReadOnlySpan<char> word)
    {
        if (word.Length > LongestName) return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return lowerCase.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    /// <summary>A first name that is no everyday word and no larger town: enough on its own.</summary>
    public static bool IsClearFirstName(ReadOnlySpan<char> word)
    {
        var count = FirstNameCount(word);
        if (count < 2 || word.Length < 3 || IsAlsoWord(word)) return false;
        var kind = Kind(word);
        if (kind is WordKind.Small or WordKind.Noun) return false;
        if (kind is WordKind.Known && count < 40) return false;
        return !(Lists.Places.TryGet(word, out var inhabitants) && (inhabitants >= 10_000 && count < 150 || count < 5));
    }

    /// <summary>A surname that is no everyday word and no place: probably a person where it stands alone.</summary>
    public static bool IsClearSurname(ReadOnlySpan<char> word) =>
        word.Length >= 4 && IsSurname(word) && Kind(word) == WordKind.Unknown && !Lists.Places.Contains(word) && !IsAlsoWord(word)
        && !Compound.IsMadeOfWords(word);

    /// <summary>Without genitive ending: Janas, Testmanns, Hans', Jonas's, Lottens.</summary>
    public static ReadOnlySpan<char> Base(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestName) return word;
        if (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase)) return word[..^2];
        if (word.Length > 3 && word[^1] is 's' && IsName(word[..^1]) && !IsName(word)) return word[..^1];
        return word;
    }

    public static bool IsName(ReadOnlySpan<char> word) =>
        word.Length <= LongestName && WordFacts.Of(word) is { } facts && (facts.FirstNameCount > 0 || facts.IsListedSurname);

    private static bool HasSurnameEnding(ReadOnlySpan<char> word) => word.Length >= 6 && char.IsUpper(word[0]) && HasEnding(word);

    private static bool HasEnding(ReadOnlySpan<char> word)
    {
        foreach (var ending in (ReadOnlySpan<string>)[
            "ić", "vic", "owski", "ewski", "owska", "ewska", "enko", "oğlu", "oglu", "idis", "opoulos", "shvili", "czyk", "czak",
            "yan", "zadeh"])
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsFolded(ReadOnlySpan<char> word, WordTable list)
    {
        foreach (var c in word)
            if (c > '\u00FF')
                return list.Contains(Folded(word));
        return false;
    }

    /// <summary>Without marks on letters (Nguyễn → Nguyen, Đorđević → Dordevic); ä, ö, ü and ß stay.</summary>
    public static string Folded(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var plain = c switch
            {
                'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü' or 'ß' => c,
                'đ' => 'd', 'Đ' => 'D', 'ł' => 'l', 'Ł' => 'L', 'ı' => 'i', 'ø' => 'o',
                _ => '\0',
            };
            if (plain != '\0') folded.Append(plain);
            else
                foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
                    if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                        folded.Append(part);
        }
        return folded.ToString();
    }
}
