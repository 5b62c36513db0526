using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>How much the words before speak for a name.</summary>
internal enum NameContext
{
    /// <summary>Frau, Herr, Dr.: any case, unknown words, surnames that are nouns.</summary>
    Honorific,

    /// <summary>Mutter, Freund, „heißt“, greeting: capitalised, or a listed name in any case.</summary>
    Strong,

    /// <summary>A label or signature line: every capitalised word that is no plain word.</summary>
    Line,
}

/// <summary>„Namensfolge“ — reads first names, particles, surnames and initials from a word on.</summary>
internal static class NameRun
{
    private const int MostWords = 5;

    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "von", "van", "vom", "zu", "zur", "de", "da", "di", "del", "della", "dos", "du", "la", "le", "el", "al", "ben", "bin",
        "ter", "ten", "te", "tho", "der", "den", "und", "v", "d",
    };

    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <returns>Index behind the last word of the name; <paramref name="at"/> when there is none.</returns>
    public static int Read(NormalText text, int at, NameContext context)
    {
        var words = text.Words;
        var next = at;
        var particles = 0;
        while (next < words.Count && next - at < MostWords)
        {
            if (next > at && !IsJoined(text, next)) break;
            if (IsParticleBeforeName(text, next))
            {
                next++;
                particles++;
                continue;
            }
            if (!(next - particles == at ? IsFirst(text, next, context) : IsFurther(text, next, at, context))) break;
            next++;
        }
        while (next > at && IsParticle(text.Slice(words[next - 1])) && !char.IsUpper(text.Text[words[next - 1].Start])) next--;
        return next - at == particles && particles > 0 && !char.IsUpper(text.Text[words[at].Start]) ? at : next;
    }

    /// <summary>End of the span, with the full stop of an initial.</summary>
    public static int End(NormalText text, int next)
    {
        var word = text.Words[next - 1];
        return word.Length == 1 && word.End < text.Text.Length && text.Text[word.End] == '.' ? word.End + 1 : word.End;
    }

    public static bool IsInitial(NormalText text, int at)
    {
        var word = text.Words[at];
        return (word.Length == 1 || text.Slice(word) is "Th" or "Ch" or "Ph" or "Sch") && char.IsUpper(text.Text[word.Start])
            && word.End < text.Text.Length && text.Text[word.End] == '.';
    }

    public static bool IsCapitalised(NormalText text, int at) => char.IsUpper(text.Text[text.Words[at].Start]);

    /// <summary>A capitalised word that no list takes for an ordinary one.</summary>
    public static bool IsUnknownName(NormalText text, int at)
    {
        var word = text.Slice(text.Words[at]);
        return word.Length >= 3 && IsCapitalised(text, at) && !IsAcronym(word) && Names.Kind(word) == WordKind.Unknown
            && !Compound.IsMadeOfWords(word)
            && !(Gazetteers.Instance.Places.TryGet(word, out var inhabitants) && inhabitants >= 5_000);
    }

    /// <summary>„Frau Sommer“, „Herr Sturm“: behind a form of address every noun may be a surname, on no list or not.</summary>
    public static bool IsNounAfterAddress(NormalText text, int at)
    {
        var word = text.Slice(text.Words[at]);
        return word.Length is >= 2 and <= Names.LongestName && IsCapitalised(text, at) && !IsRelation(word)
            && !Occupations.IsOffice(word) && !IsSentenceStarter(word)
            && Names.Kind(Names.Base(word)) != WordKind.Small;
    }

    public static bool IsAcronym(ReadOnlySpan<char> word) => word.Length is > 1 and <= 6 && !word.ContainsAnyInRange('a', 'z');

    private static bool IsJoined(NormalText text, int next)
    {
        var gap = text.Text.AsSpan(text.Words[next - 1].End, text.Words[next].Start - text.Words[next - 1].End);
        if (gap is " \"" or " (\"") return IsQuotedWord(text, next);
        if (gap is "\" " or "\") ") return IsQuotedWord(text, next - 1);
        if (gap is " - ") return Names.IsName(text.Slice(text.Words[next]));
        if (gap is ". - ") return text.Words[next - 1].Length <= 2 && text.Words[next].Length == 1;
        return gap is " " or "-" or ". " or "." or ".-";
    }

    /// <summary>Sven „Locke“ Hübner.</summary>
    private static bool IsQuotedWord(NormalText text, int at)
    {
        var (start, end) = (text.Words[at].Start - 1, text.Words[at].End);
        return start >= 0 && text.Text[start] == '"' && end < text.Text.Length && text.Text[end] == '"' && IsCapitalised(text, at);
    }

    /// <summary>„v. d. Heyden“.</summary>
    private static bool IsShortParticle(NormalText text, int at) =>
        char.IsLower(text.Text[text.Words[at].Start]) && text.Words[at].End < text.Text.Length && text.Text[text.Words[at].End] == '.';

    private static bool IsParticleBeforeName(NormalText text, int at)
    {
        var words = text.Words;
        if (at + 1 >= words.Count || !IsParticle(text.Slice(words[at])) || (words[at].Length == 1 && !IsShortParticle(text, at))
            || text.Slice(words[at]) is "und" or "UND" or "Und") return false;
        return IsJoined(text, at + 1) && (IsParticleBeforeName(text, at + 1) || (IsCapitalised(text, at + 1)
            && IsNameAfterParticle(text, at)));
    }

    /// <summary>„von der Heide“, not „vom Pflegedienst“.</summary>
    private static bool IsNameAfterParticle(NormalText text, int at)
    {
        var next = Names.Base(text.Slice(text.Words[at + 1]));
        if (!Names.IsCommon(next) && (Names.IsSurname(next) || !Compound.IsMadeOfWords(next))) return !IsAcronym(next)
            || !char.IsLower(text.Text[text.Words[at].Start]);
        return Names.IsSurname(next) && text.Slice(text.Words[at]) is not ("vom" or "zur" or "zu");
    }

    private static bool IsFirst(NormalText text, int at, NameContext context)
    {
        if (IsInitial(text, at) || IsHyphenInitials(text, at)) return true;
        var word = text.Slice(text.Words[at]);
        if (word.Length > Names.LongestName) return false;
        if (word.Length == 1) return context == NameContext.Honorific && IsCapitalised(text, at);
        var name = Names.Base(word);
        if (!IsCapitalised(text, at)) return IsSmallName(name, context);
        if (IsRelation(word) || (Occupations.IsOffice(word) && !Names.IsClearFirstName(name) && at + 1 < text.Words.Count
            && IsCapitalised(text, at + 1)))
            return false;
        if (Names.Kind(name) == WordKind.Small)
            return context == NameContext.Honorific ? !IsSentenceStarter(word) : IsEverydayFirstName(name, context);
        return context switch
        {
            NameContext.Honorific => Names.IsSurname(name) || Names.IsFirstName(name) || Names.Kind(word) == WordKind.Unknown,
            NameContext.Strong => Names.IsClearFirstName(name) || IsEverydayFirstName(name, context) || Names.IsClearSurname(name)
                || IsUnknownName(text, at),
            _ => !Names.IsCommon(name)
                ? !IsAcronym(word) && !Compound.IsMadeOfWords(name) || Names.IsName(name)
                : Names.IsName(name) && Names.Kind(name) == WordKind.Noun && word.Length < 9
                    && text.Text[Math.Max(0, text.Words[at].Start - 1)] != '(' && !EndsSentence(text, at),
        };
    }

    private static bool EndsSentence(NormalText text, int at) =>
        text.Words[at].End < text.Text.Length && text.Text[text.Words[at].End] is '.' or '?' or '!';

    private static bool IsEverydayFirstName(ReadOnlySpan<char> name, NameContext context) =>
        context != NameContext.Line && Names.FirstNameCount(name) >= 10 && !Names.IsCommon(name);

    private static bool IsSmallName(ReadOnlySpan<char> name, NameContext context)
    {
        if (name.Length < 3 || (Names.IsAlsoWord(name) && !(context == NameContext.Honorific && IsAdjectiveName(name)))) return false;
        if (context == NameContext.Honorific && IsAdjectiveName(name)) return true;
        if (context == NameContext.Honorific)
            return Names.IsName(name)
                ? Names.Kind(name) is WordKind.Unknown or WordKind.Known or WordKind.Noun
                : Names.Kind(name) == WordKind.Unknown && !Compound.IsMadeOfWords(name);
        return Names.IsClearFirstName(name) && Names.FirstNameCount(name) >= 5;
    }

    /// <summary>„frau jung“, „herr klein“: surnames that are adjectives, written small.</summary>
    private static bool IsAdjectiveName(ReadOnlySpan<char> name) =>
        name is "jung" or "klein" or "groß" or "lang" or "lange" or "kurz" or "schwarz" or "braun" or "roth" or "rot" or "weiss"
            or "ernst" or "stark" or "sauer" or "kühn" or "frisch" or "froh" or "fromm" or "reich"
            or "krumm" or "stolz" or "streng" or "still" or "neu" or "alt"
            or "wild" or "zart" or "hart" or "gut" or "grün" or "blau" or "hoch" or "wolf" or "fuchs" or "sommer" or "winter" or "herbst";

    private static bool IsFurther(NormalText text, int at, int first, NameContext context)
    {
        if (IsInitial(text, at) || IsHyphenInitials(text, at)) return true;
        var word = text.Slice(text.Words[at]);
        if (word.Length == 1 && !IsCapitalised(text, first) && char.IsLower(word[0]) && text.Words[at].End < text.Text.Length
            && text.Text[text.Words[at].End] == '.' && Names.IsFirstName(text.Slice(text.Words[first]))) return true;
        if (word.Length is < 2 or > Names.LongestName || IsRelation(word) || IsPossessive(text, at - 1)) return false;
        if (text.Text[text.Words[at].Start - 1] == '-') return true;
        if (IsQuotedWord(text, at)) return at + 1 < text.Words.Count && IsCapitalised(text, at + 1) && IsJoined(text, at + 1);
        var firstName = Names.IsFirstName(Names.Base(text.Slice(text.Words[first]))) || IsInitial(text, first);
        var name = Names.Base(word);
        if (!IsCapitalised(text, at))
            return !IsCapitalised(text, first) && (firstName || context == NameContext.Honorific) && name.Length > 2
                && (Names.Kind(name) == WordKind.Unknown ? Names.IsSurname(name) || context == NameContext.Honorific
                    : context == NameContext.Honorific && Names.IsSurname(name) && Names.Kind(name) == WordKind.Noun);
        if (Names.Kind(name) == WordKind.Small && !Names.IsSurname(name)) return false;
        if (firstName) return Names.IsSurname(name) || Names.IsClearFirstName(name) || IsUnknownName(text, at)
            || Names.LooksLikeSurname(name)
            || (context == NameContext.Honorific && Names.Kind(word) == WordKind.Unknown);
        return Names.IsClearFirstName(name) || Names.IsClearSurname(name);
    }

    private static bool IsHyphenInitials(NormalText text, int at)
    {
        var word = text.Slice(text.Words[at]);
        return word.Length == 3 && word[1] == '-' && char.IsUpper(word[0]) && char.IsUpper(word[2]);
    }

    /// <summary>„Jasons Mutter“: behind a genitive no surname follows.</summary>
    private static bool IsPossessive(NormalText text, int at)
    {
        var word = text.Slice(text.Words[at]);
        return Names.Base(word).Length < word.Length;
    }

    public static bool IsRelation(ReadOnlySpan<char> word)
    {
        if (word.Length > Names.LongestName) return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return TokenHints.RoleOf(lower) is not null
            || lower is "frau" or "herr" or "herrn" or "familie" or "dr" or "prof"
                or "kinder" or "eltern" or "angst" or "arbeit" or "hilfe"
                or "damen" or "herren" or "kollegen" or "kolleginnen" or "team" or "zusammen";
    }

    private static bool IsSentenceStarter(ReadOnlySpan<char> word) =>
        word is "Sie" or "Er" or "Es" or "Ich" or "Wir" or "Der" or "Die" or "Das" or "Und" or "Aber" or "Da" or "Dann"
            or "In" or "Im" or "Am" or "Bei" or "Nach" or "Seit" or "Mit" or "Auch" or "Sehr" or "Bitte" or "Heute"
            or "Danach" or "Nun" or "Ein" or "Eine";
}
