using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Personenname“ in running text: after honorifics, kinship words and „heißt“; first name with surname; a clear first name
/// alone.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO, § 35 SGB I. Format: title or kinship word and one to five name words in any case; first name and
/// capitalised surname; initial and surname; „Nachname, Vorname“. Check: first-name and surname lists against the list of ordinary
/// words. Fictitious: Frau Jana Testmann, herr müller, Oma Inge, Dr. Fiktiv, M. Testmann, Testmann, Jana.</remarks>
internal sealed class PersonNameRecogniser : IRecogniser
{
    private static readonly Dictionary<string, char> Honorifics = new(StringComparer.Ordinal)
    {
        ["frau"] = 'f', ["fr"] = 'f', ["fräulein"] = 'f', ["frl"] = 'f', ["herr"] = 'm', ["herrn"] = 'm', ["hr"] = 'm',
        ["hrn"] = 'm', ["dr"] = '-', ["prof"] = '-', ["doktor"] = '-', ["familie"] = 'p', ["fam"] = 'p', ["eheleute"] = 'p',
        ["ehepaar"] = 'p', ["pfarrer"] = 'm', ["pfarrerin"] = 'f', ["pastor"] = 'm', ["pastorin"] = 'f', ["mrs"] = 'f',
        ["mr"] = 'm', ["kollegin"] = 'f', ["kollege"] = 'm', ["ra"] = '-', ["rain"] = '-', ["rechtsanwalt"] = '-',
        ["rechtsanwältin"] = '-', ["richter"] = '-', ["richterin"] = '-', ["rechtspfleger"] = '-', ["rechtspflegerin"] = '-',
        ["staatsanwalt"] = '-', ["staatsanwältin"] = '-', ["notar"] = '-', ["notarin"] = '-', ["bürgermeister"] = '-',
        ["bürgermeisterin"] = '-', ["schulleiter"] = '-', ["schulleiterin"] = '-', ["hausarzt"] = '-', ["hausärztin"] = '-',
        ["kinderarzt"] = '-', ["kinderärztin"] = '-', ["geb"] = '-', ["geborene"] = '-', ["geborener"] = '-', ["verh"] = '-',
        ["verheiratete"] = '-', ["verw"] = '-', ["gesch"] = '-', ["fam."] = 'p', ["geschw"] = 'p', ["polizeiobermeister"] = '-',
        ["pom"] = '-', ["pm"] = '-', ["phm"] = '-', ["schwester"] = 'f', ["sr"] = 'f', ["bruder"] = '-',
        ["frau."] = 'f', ["hern"] = 'm', ["hrrn"] = 'm',
        ["sb"] = '-', ["gv"] = '-', ["ogv"] = '-', ["dolm"] = '-', ["gvin"] = '-', ["frua"] = 'f', ["faru"] = 'f',
    };

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "dr", "prof", "med", "rer", "nat", "phil", "dent", "jur", "dipl", "ing", "psych", "päd", "mag", "doktor", "vet",
        "habil", "des",
        "h", "c", "in", "soz", "sozpäd", "theol", "oec", "sc", "mult", "apl", "pd", "priv", "doz", "msc", "ba", "ma", "profes"
            + "sor", "professorin",
    };

    private static readonly HashSet<string> Introductions = new(StringComparer.Ordinal)
    {
        "heißt", "heisst", "heiße", "heisse", "hieß", "heißen", "genannt", "namens", "nennt", "gerufen", "spitzname",
        "vorname", "nachname", "familienname", "mädchenname", "name", "klientin", "klient", "patientin",
        "patient", "betreuerin", "betreuer", "kinder", "söhne", "töchter", "geschwister", "zwillinge", "brüder", "schwestern",
        "jungs", "mädels", "lehrerin", "lehrer", "erzieherin", "erzieher", "ärztin", "arzt", "hebamme", "chefin", "chef",
        "vermieter", "vermieterin", "kumpel", "ex", "exmann", "exfreund", "mitbewohner", "mitbewohnerin", "mitschüler",
        "beste", "bester", "sachbearbeiterin", "sachbearbeiter", "schülerin", "schüler", "bewohner", "bewohnerin",
        "jugendlicher", "jugendliche", "trainer", "pate", "patin", "kleine", "kleiner", "kleinen", "große", "großer",
        "großen", "älteste", "jüngste", "ältester", "jüngster", "rechtsanwalt", "rechtsanwältin", "anwalt", "anwältin",
        "pfleger", "pflegerin", "therapeutin", "therapeut", "sozialarbeiter", "sozialarbeiterin", "psychologin", "psychologe",
        "nachhilfelehrer", "klassenlehrerin", "klassenlehrer", "familienhelferin", "familienhelfer", "einzelfallhelfer", "schulbegleiterin",
        "hund", "hündin", "kater", "katze", "bezugsbetreuer", "bezugsbetreuerin", "logopädin", "physiotherapeut", "verfasserin",
            "verfasser", "vormund", "hausmeister", "azubi", "praktikantin", "praktikant", "leiterin", "leiter",
        "verlobte", "verlobter", "schwager", "schwägerin", "klingel", "klingelschild", "klingeln", "inh", "inhaber", "inhaberin",
        "rufname", "gattin", "gatte", "gerufene", "gewisse", "gewisser", "witwe", "witwer",
    };

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        PersonLines.Find(text, into);
        for (var at = 0; at < text.Words.Count;)
            at = Math.Max(at + 1, ReadAt(text, at, into));
    }

    private static int ReadAt(NormalText text, int at, ICollection<Candidate> into)
    {
        var word = text.Slice(text.Words[at]);
        if (word.Length > Names.LongestName) return Alone(text, at, into);
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        if (Honorifics.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var gender))
            return AfterHonorific(text, at, gender, into);
        if (TokenHints.RoleOf(lower) is { } role) return AfterRole(text, at + 1, role, into);
        if (Introductions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)) return AfterIntroduction(text, at + 1, into);
        if (Occupations.Is(word)) return AfterOccupation(text, at + 1, into);
        return Alone(text, at, into);
    }

    private static int AfterHonorific(NormalText text, int at, char gender, ICollection<Candidate> into)
    {
        var first = at + 1;
        while (first < text.Words.Count && first - at < 6 && Names.IsIn(Titles, text.Slice(text.Words[first]))
            && IsNear(text, first) && !NameRun.IsInitial(text, first)) first++;
        while (gender != '-' && first + 1 < text.Words.Count && first - at < 6 && Occupations.IsOffice(text.Slice(text.Words[first]))
            && IsNear(text, first) && IsNear(text, first + 1) && NameRun.IsCapitalised(text, first + 1)
            && text.Text[text.Words[first].End] == ' ') first++;
        if (first >= text.Words.Count || !IsNear(text, first)) return at + 1;
        if (gender == '-' && (IsKeptWord(text.Slice(text.Words[first])) || text.Text[text.Words[first].Start - 1] == '-')) return first;
        var next = NameRun.Read(text, first, NameContext.Honorific);
        if (next == first && gender is 'f' or 'm' && NameRun.IsNounAfterAddress(text, first)) next = first + 1;
        if (next == first) return first;
        Add(into, text, first, next, Certainty.Certain, "Name nach Anrede oder Titel", null, gender);
        return Further(text, next, NameContext.Honorific, into, null, gender);
    }

    /// <summary>„geb. Mai 1980“, „geb. Erfurt“, „Notar Weimar“: months and larger towns are no names there.</summary>
    private static bool IsKeptWord(ReadOnlySpan<char> word) =>
        word is "Januar" or "Februar" or "März" or "April" or "Mai" or "Juni" or "Juli" or "August" or "September" or "Oktober"
            or "November" or "Dezember"
        || (Gazetteers.Instance.Places.TryGet(word, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace);

    private static int AfterRole(NormalText text, int first, string role, ICollection<Candidate> into)
    {
        if (first >= text.Words.Count || !IsNear(text, first)) return first;
        var next = NameRun.Read(text, first, role is "Großmutter" or "Großvater" or "Tante" or "Onkel" && NameRun.IsCapitalised(text, first)
            ? NameContext.Honorific : NameContext.Strong);
        if (next == first) return first;
        Add(into, text, first, next, Certainty.Likely, "Name nach Verwandtschafts- oder Beziehungswort", role, '-');
        return Further(text, next, NameContext.Strong, into, null, '-');
    }

    /// <summary>„Gerichtsvollzieher Kaiser“: two nouns side by side, the second on the list of surnames.</summary>
    private static int AfterOccupation(NormalText text, int first, ICollection<Candidate> into)
    {
        if (first >= text.Words.Count || text.Text.AsSpan(text.Words[first - 1].End, text.Words[first].Start - text.Words[first - 1].End)
            is not (" " or ", " or ": ")) return first;
        var next = NameRun.Read(text, first, NameContext.Strong);
        var word = text.Slice(text.Words[first]);
        var isPlain = text.Words[first].Start - text.Words[first - 1].End == 1;
        if (next == first && isPlain && NameRun.IsCapitalised(text, first) && word.Length > 2 && Names.IsSurname(Names.Base(word))
            && Names.Kind(Names.Base(word)) != WordKind.Small && !NameRun.IsRelation(word) && !IsKeptWord(word)
                && !Occupations.IsOffice(word)
            && !NameRun.IsAcronym(word)) next = first + 1;
        if (next == first) return first;
        Add(into, text, first, next, Certainty.Likely, "Name nach Beruf oder Amt", null, '-');
        return Further(text, next, NameContext.Strong, into, null, '-');
    }

    private static int AfterIntroduction(NormalText text, int first, ICollection<Candidate> into)
    {
        for (var skipped = 0; skipped < 3 && first < text.Words.Count && IsFiller(text.Slice(text.Words[first])); skipped++) first++;
        if (first >= text.Words.Count || !IsNear(text, first)) return first;
        var next = NameRun.Read(text, first, NameContext.Strong);
        if (next == first) return first;
        Add(into, text, first, next, Certainty.Likely, "Name nach einem einführenden Wort", null, '-');
        return Further(text, next, NameContext.Strong, into, null, '-');
    }

    /// <summary>„heißt <i>auch</i> …“, „Name <i>der Tochter ist</i> …“: words between the introduction and the name.</summary>
    private static bool IsFiller(ReadOnlySpan<char> word) =>
        new string(word).ToLowerInvariant() is "sich" or "ist" or "war" or "der" or "die" or "das" or "kind" or "sohn" or "tochter"
            or "lautet" or "auch" or "mit" or "vornamen" or "namen"
            or "bei" or "jetzt" or "eigentlich" or "amtlich";

    /// <summary>„… Mia, Leon und Ben“: as long as names follow.</summary>
    private static int Further(NormalText text, int at, NameContext context, ICollection<Candidate> into, string? role, char gender)
    {
        while (at < text.Words.Count)
        {
            var next = at;
            if (text.Slice(text.Words[at]) is "und" or "u" or "sowie" or "oder" && at + 1 < text.Words.Count) next++;
            else if (!IsListGap(text, at)) return at;
            if (!NameRun.IsCapitalised(text, next) || !IsListable(text, next)) return at;
            var end = NameRun.Read(text, next, NameContext.Strong);
            if (end == next) return at;
            Add(into, text, next, end, Certainty.Likely, "Name in einer Aufzählung von Namen", role,
                context == NameContext.Honorific && gender == 'p' ? 'p' : '-');
            at = end;
        }
        return at;
    }

    private static bool IsListable(NormalText text, int at)
    {
        var name = Names.Base(text.Slice(text.Words[at]));
        return Names.FirstNameCount(name) > 0 && !Names.IsCommon(name) || Names.IsClearSurname(name);
    }

    private static int Alone(NormalText text, int at, ICollection<Candidate> into)
    {
        if (NameRun.IsInitial(text, at)) return AfterInitial(text, at, into);
        var word = text.Slice(text.Words[at]);
        var name = Names.Base(word);
        var capitalised = NameRun.IsCapitalised(text, at);
        if (capitalised && IsReversed(text, at)) return Reversed(text, at, into);
        var isFirst = Names.IsClearFirstName(name) && (capitalised || (Names.FirstNameCount(name) >= 20 && word.Length >= 4));
        if (!isFirst && !(capitalised && Names.FirstNameCount(name) >= 10 && HasSurnameNext(text, at)))
            return capitalised ? Surname(text, at, into) : at + 1;
        if (IsAfterStreetOrBody(text, at)) return at + 1;
        var next = NameRun.Read(text, at, NameContext.Strong);
        if (next == at) return at + 1;
        if (next == at + 1 && HasSurnameBefore(text, at)) at--;
        Add(into, text, at, next, Certainty.Likely, next - at > 1 ? "Vorname mit Nachname" : "Vorname aus der Namensliste", null, '-');
        return Further(text, next, NameContext.Strong, into, null, '-');
    }

    /// <summary>„Kuchlbauer Sabrina“: a surname before the first name, no comma between.</summary>
    private static bool HasSurnameBefore(NormalText text, int at)
    {
        if (at == 0 || !NameRun.IsCapitalised(text, at) || !NameRun.IsCapitalised(text, at - 1)
            || text.Words[at].Start - text.Words[at - 1].End != 1 || text.Text[text.Words[at].Start - 1] != ' ') return false;
        var word = text.Slice(text.Words[at - 1]);
        return !NameRun.IsAcronym(word) && !NameRun.IsRelation(word) && !Occupations.IsOffice(word)
            && (Names.IsClearSurname(word) || Names.LooksLikeSurname(word));
    }

    private static bool HasSurnameNext(NormalText text, int at) =>
        at + 1 < text.Words.Count && IsNear(text, at + 1) && NameRun.IsCapitalised(text, at + 1)
        && text.Text[text.Words[at].End] == ' '
        && (Names.IsClearSurname(Names.Base(text.Slice(text.Words[at + 1]))) || NameRun.IsInitial(text, at + 1));

    private static int Surname(NormalText text, int at, ICollection<Candidate> into)
    {
        var name = Names.Base(text.Slice(text.Words[at]));
        if (NameRun.IsAcronym(name) || !Names.IsClearSurname(name) || IsAfterStreetOrBody(text, at)) return at + 1;
        Add(into, text, at, at + 1, Certainty.Likely, "Wort aus der Nachnamenliste, sonst unbekannt", null, '-');
        return at + 1;
    }

    private static int AfterInitial(NormalText text, int at, ICollection<Candidate> into)
    {
        if (at > 0 && text.Slice(text.Words[at - 1]) is "i" or "I" && text.Slice(text.Words[at]) is "A" or "V") return at + 1;
        var next = at;
        while (next < text.Words.Count && next - at < 3 && NameRun.IsInitial(text, next) && (next == at || IsNear(text, next))) next++;
        if (next >= text.Words.Count || !IsNear(text, next) || !NameRun.IsCapitalised(text, next)
            || text.Slice(text.Words[at]) is "S" or "B" && next - at > 1) return at + 1;
        var name = Names.Base(text.Slice(text.Words[next]));
        if (name.Length < 3 || !(Names.IsClearSurname(name) || (Names.IsSurname(name) && !Names.IsCommon(name))
            || NameRun.IsUnknownName(text, next) || Names.LooksLikeSurname(name))) return at + 1;
        Add(into, text, at, next + 1, Certainty.Likely, "Initiale mit Nachname", null, '-');
        return next + 1;
    }

    private static bool IsReversed(NormalText text, int at)
    {
        if (at + 1 >= text.Words.Count) return false;
        var last = text.Slice(text.Words[at]);
        var first = text.Slice(text.Words[at + 1]);
        return text.Text.AsSpan(text.Words[at].End, text.Words[at + 1].Start - text.Words[at].End) is ", " && Names.IsClearFirstName(first)
            && NameRun.IsCapitalised(text, at + 1) && Names.FirstNameCount(last) < 10
            && (IsCell(text, at) || ((Names.IsSurname(last) || Names.LooksLikeSurname(last)) && Names.Kind(last) != WordKind.Small))
            && (IsCell(text, at) || Names.Kind(last) == WordKind.Unknown || at == 0
                || text.Text[text.Words[at].Start - 1] is '\n' or '(' or '"' or ';' or ':');
    }

    /// <summary>The two words alone in a cell of a table or a line of a list.</summary>
    private static bool IsCell(NormalText text, int at)
    {
        var (before, after) = (text.Words[at].Start - 1, text.Words[at + 1].End);
        while (before >= 0 && text.Text[before] is ' ' or '.' or ')' && text.Words[at].Start - before < 4) before--;
        while (after < text.Text.Length && text.Text[after] == ' ' && after - text.Words[at + 1].End < 3) after++;
        return (before < 0 || text.Text[before] is '\n' or '\t' or ';' or '|' || char.IsAsciiDigit(text.Text[before]))
            && (after == text.Text.Length || text.Text[after] is '\n' or '\t' or ';' or '|' or '(' or '\r');
    }

    private static int Reversed(NormalText text, int at, ICollection<Candidate> into)
    {
        Add(into, text, at, at + 2, Certainty.Likely, "Nachname, Vorname", null, '-');
        return at + 2;
    }

    /// <summary>„Martin-Luther-Straße“, „Kita Anna“ belong to other recognisers; „Landkreis Gotha“ to none.</summary>
    private static bool IsAfterStreetOrBody(NormalText text, int at) =>
        at > 0 && IsNear(text, at) && text.Slice(text.Words[at - 1]) is "Landkreis" or "Kreis" or "Stadt" or "Land" or "Sankt" or "St";

    private static bool IsNear(NormalText text, int at)
    {
        var gap = text.Text.AsSpan(text.Words[at - 1].End, text.Words[at].Start - text.Words[at - 1].End);
        return gap.Length <= 4 && !gap.Contains(NormalText.Barrier) && gap.IndexOfAnyExcept(" .:\"-(".AsSpan()) < 0
            && !(gap.Contains(". ", StringComparison.Ordinal) && (gap.Length > 2 || text.Words[at - 1].Length > 5));
    }

    private static bool IsListGap(NormalText text, int at)
    {
        var gap = text.Text.AsSpan(text.Words[at - 1].End, text.Words[at].Start - text.Words[at - 1].End);
        return gap is ", " or "," or " / " or "/" or " & " or "; " or " + ";
    }

    private static void Add(
        ICollection<Candidate> into, NormalText text, int first, int next, Certainty certainty, string reason, string? role, char gender) =>
        into.Add(new Candidate(text.Words[first].Start, NameRun.End(text, next), EntityType.Person, "PERSON", certainty, reason)
        {
            Hint = role, Gender = gender,
        });
}
