using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Namenszeilen“ — names the layout gives away: labels, attendee lists, greetings, closings, signatures, speakers.</summary>
internal static partial class PersonLines
{
    private static readonly Sought SignForm = new(Sign(), Starts.LineEnds);
    private static readonly Sought InitialsForm = new(Initials(), Starts.Initials);
    private static readonly Sought ListForm = new(List(), Starts.At(Cue.PersonLabel));
    private static readonly Sought ShortForm = new(Short(), Starts.At(Cue.Signature));
    private static readonly Sought LabelForm = new(Label(), Starts.At(Cue.PersonLabel));
    private static readonly Sought GreetingForm = new(Greeting(), Starts.At(Cue.Greeting));
    private static readonly Sought ClosingForm = new(Closing(), Starts.At(Cue.Closing));
    private static readonly Sought SignatureForm = new(Signature(), Starts.At(Cue.Signature));
    private static readonly Sought SpeakerForm = new(Speaker(), Starts.Lines);

    public static void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in LabelForm.In(text)) Names(text, match.Groups["rest"], "Name hinter einer Bezeichnung", into, true);
        foreach (Match match in ListForm.In(text)) Items(text, match.Groups["rest"], into);
        foreach (Match match in ShortForm.In(text))
            into.Add(new Candidate(match.Groups["rest"].Index, match.Groups["rest"].Index + match.Groups["rest"].Length, EntityType.Person,
                "PERSON", Certainty.Likely, "Namenskürzel"));
        LastLine(text, into);
        foreach (var match in InitialsForm.In(text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Person, "PERSON", Certainty.Likely, "Namenskürzel"));
        foreach (var match in SignForm.In(text))
            into.Add(new Candidate(match.Index, match.Index + match.Length, EntityType.Person, "PERSON", Certainty.Likely, "Handzeichen"));
        LastSign(text, into);
        foreach (Match match in GreetingForm.In(text)) Names(text, match.Groups["rest"], "Name in einer Anrede", into);
        foreach (Match match in ClosingForm.In(text)) Names(text, match.Groups["rest"], "Name in einer Grußformel", into);
        foreach (Match match in SignatureForm.In(text)) Names(text, match.Groups["rest"], "Unterschrift", into);
        foreach (Match match in SpeakerForm.In(text)) Speakers(text, match.Groups["rest"], into);
    }

    private static void Names(NormalText text, Group rest, string reason, ICollection<Candidate> into, bool stopsAtProse = false)
    {
        for (var at = FirstWord(text, rest.Index); at < text.Words.Count && text.Words[at].Start < rest.Index + rest.Length;)
        {
            var next = NameRun.Read(text, at, NameContext.Line);
            if (next > at && text.Words[next - 1].End <= rest.Index + rest.Length + 1)
                into.Add(new Candidate(text.Words[at].Start, NameRun.End(text, next), EntityType.Person, "PERSON", Certainty.Likely, reason)
                {
                    Gender = GenderBefore(text, at),
                });
            if (stopsAtProse && next == at && char.IsLower(text.Text[text.Words[at].Start])
                && !NameRun.IsParticle(text.Slice(text.Words[at])))
                return;
            at = Math.Max(at + 1, next);
        }
    }

    /// <summary>A list of those present: beside a name, a single capitalised word is a name too, be it a noun.</summary>
    private static void Items(NormalText text, Group rest, ICollection<Candidate> into)
    {
        var line = rest.ValueSpan;
        var items = new List<(int Start, int End)>();
        var isNamed = false;
        foreach (var range in line.SplitAny(",;/"))
        {
            var item = line[range].Trim();
            var start = rest.Index + range.Start.GetOffset(line.Length) + line[range].IndexOf(item.Length > 0 ? item[..1] : " ");
            isNamed |= item.StartsWith("Frau ", StringComparison.Ordinal) || item.StartsWith("Herr ", StringComparison.Ordinal)
                || item.StartsWith("Fr.", StringComparison.Ordinal) || item.StartsWith("Hr.", StringComparison.Ordinal)
                    || Lists.Names.IsClearSurname(item);
            if (item.Length is > 1 and < 30 && !item.Contains(' ') && IsItemName(item)) items.Add((start, start + item.Length));
        }
        if (!isNamed) return;
        foreach (var (start, end) in items)
            into.Add(new Candidate(start, end, EntityType.Person, "PERSON", Certainty.Likely, "Name in einer Anwesenheitsliste"));
    }

    private static readonly HashSet<string> ShortSurnames = new(StringComparer.Ordinal)
    {
        "Ngo", "Vu", "Do", "Le", "Ho", "Ly", "Mai", "Bui", "Dang", "Phan", "Tran", "Kim", "Lee", "An", "Oh", "Cho", "Li", "Wu", "Hu",
            "Ma", "Das", "Can", "Ay",
    };

    private static bool IsItemName(ReadOnlySpan<char> item)
    {
        if (!char.IsUpper(item[0]) || NameRun.IsAcronym(item) || NameRun.IsRelation(item) || Occupations.IsOffice(item)
            || item[^1] == '.') return false;
        foreach (var c in item)
            if (!char.IsLetter(c) && c is not ('-' or '\''))
                return false;
        return ShortSurnames.Contains(item.ToString()) || Lists.Names.IsSurname(item) || Lists.Names.Kind(item) == Lists.WordKind.Unknown;
    }

    /// <summary>A letter or message that ends in a line with nothing but a name.</summary>
    private static void LastLine(NormalText text, ICollection<Candidate> into)
    {
        if (text.Words.Count < 8) return;
        var last = text.Words[^1];
        var line = text.Text.AsSpan(0, last.Start).LastIndexOf('\n') + 1;
        var at = FirstWord(text, line);
        if (line == 0 || text.Words.Count - at > 2 || !NameRun.IsCapitalised(text, at)
            || text.Text.AsSpan(line, last.End - line).ContainsAnyExceptInRange(' ', 'ÿ')) return;
        var word = Lists.Names.Base(text.Slice(text.Words[at]));
        if ((Lists.Names.IsCommon(word) && Lists.Names.FirstNameCount(word) < 2) || Lists.Names.Kind(word) == Lists.WordKind.Small
            || (!Lists.Names.IsFirstName(word) && !Lists.Names.IsClearSurname(word))
                || text.Text.AsSpan(last.End).Trim().Length > 2) return;
        into.Add(new Candidate(text.Words[at].Start, NameRun.End(text, text.Words.Count), EntityType.Person, "PERSON", Certainty.Likely,
            "Unterschrift am Ende"));
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoSigns = new HashSet<string>(
        ["ok", "ja", "nein", "ne", "nö", "na", "so", "da", "lg", "vg", "mfg", "ps", "ende", "usw", "etc", "s.o", "s.u", "bye"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>„ak“, „KdV“: two or three letters as the last word of a note, on a line of their own or behind a full stop.</summary>
    private static void LastSign(NormalText text, ICollection<Candidate> into)
    {
        if (text.Words.Count < 12 || text.Words[^1] is not { Length: 2 or 3 or 4 } last
            || text.Text.AsSpan(last.End).Trim(" .\n\r)").Length > 0) return;
        var before = text.Text.AsSpan(0, last.Start).TrimEnd(' ');
        if (before[^1] is not ('\n' or '.' or '!' or '?' or '/' or ',') || NoSigns.Contains(text.Slice(last))
            || before[^1] != '\n' && Lists.Names.Kind(text.Slice(last)) == Lists.WordKind.Small) return;
        into.Add(new Candidate(last.Start, last.End, EntityType.Person, "PERSON", Certainty.Likely, "Namenskürzel am Ende"));
    }

    private static char GenderBefore(NormalText text, int at) =>
        at == 0 ? '-' : text.Slice(text.Words[at - 1]) switch
        {
            "Frau" or "Fr" => 'f',
            "Herr" or "Herrn" or "Hr" => 'm',
            "Familie" or "Fam" => 'p',
            _ => '-',
        };

    private static void Speakers(NormalText text, Group rest, ICollection<Candidate> into)
    {
        var at = FirstWord(text, rest.Index);
        if (at >= text.Words.Count || text.Words[at].Start != rest.Index) return;
        var word = Lists.Names.Base(text.Slice(text.Words[at]));
        var named = (Lists.Names.FirstNameCount(word) > 0 || Lists.Names.IsSurname(word)) && !Lists.Names.IsCommon(word)
            && !Lists.Names.IsAlsoWord(word)
            || NameRun.IsUnknownName(text, at);
        if (!named || NameRun.IsAcronym(word) && word.Length < 3 || IsLabel().IsMatch(rest.ValueSpan)) return;
        into.Add(new Candidate(rest.Index, rest.Index + rest.Length, EntityType.Person, "PERSON", Certainty.Likely,
            "Sprecher oder Absender einer Nachricht"));
    }

    private static int FirstWord(NormalText text, int offset)
    {
        var (low, high) = (0, text.Words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.Words[middle].Start < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // „/Schm“, „17.02.26  NK“ at the end of a line
    [GeneratedRegex(@"\G(?<=[\s.]/[ ]?|\d\.\d{2,4}[ ]{1,4})(?<sign>\p{L}{2,4})(?=\.?[ ]*(?:\n|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    // „v. G.-B.“, „M.-L. v. B.“, „K.s Eltern“
    [GeneratedRegex(@"\G(?<![\p{L}.-])(?:(?:\p{Lu}\.-?){0,2}[ ]?v\.[ ](?:d\.[ ])?(?!H\.)\p{Lu}\.(?:-\p{Lu}\.)?|\p{Lu}\.-\p{Lu}\.(?"
        + @":[ ]\p{Lu}\.(?:-\p{Lu}\.)?)?"
        + @"|\p{Lu}\.s(?=[ ]\p{Lu}))(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    [GeneratedRegex(@"\G(?<!\p{L})(?:TN|Teiln(?:ehmer)?(?:innen|in|:innen|\*innen)?|Teilnehmende|[Aa]nwesend(?:e|en)?|[Ee]ntschuldigt"
        + @"|Beteiligte|Team|Runde|Vorstand)[ ]?"
        + @"(?:\([^)\n]{1,20}\)[ ]?)?:[ \t]*(?=(?<rest>[^\n:]{2,200}))", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(@"\G(?<!\p{L})(?:gez\.?|[Aa]ngenommen(?: von)?:?|[Nn]otiert:?|Kürzel:?|Hdz\.?:?|[Bb]earb\.:?|Gez\.?|Diktat|[Aa"
        + @"]ufgen\.:?|[Pp]rotokoll:|MfG,?|LG,?|VG,?|[Uu]nterschrift(?:[ ]\p{Lu}\p{L}{2,20})?:?|[Tt]ranskri(?:ption"
        + @"|pt)[:| ]{1,3})[ ]{1,2}(?<rest>\p{Lu}\p{Ll}{0,4}\.(?:-?\p{Lu}\.)?|\p{Lu}{2,3})(?![\p{L}\d])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"-(?:Account|Profil|Name|Kanal|Nr|Nummer|Adresse|Mail|ID|Datum|Karte|Code|Ausweis)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsLabel();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Name(?: des Kindes| der Mutter| des Vaters)?|Vor- und Nachname|Vorname(?:n)?|Nachname"
        + @"|Familienname|Geburtsname|Klient(?:in)?|Patient(?:in)?|Gesprächspartner(?:in)?|TN|Teiln(?:ehmer)?(?:innen|in"
        + @"|:innen|\*innen)?(?: und Teilnehmer)?|Teilnehmende|Anwesend(?:e|en)?|[Ee]ntschuldigt|[Aa]ngenommen(?: von)?|[Nn]otiert von"
        + @"|[Tt]ranskri(?:ption|pt|biert von)|Protokoll(?:ant|antin"
        + @"|führung)?|Verfasser(?:in)?|[Ee]rstellt von|Bearbeite(?:r|rin|t von)|Sachbearbeiter(?:in)?"
        + @"|Ansprechpartner(?:in)?|Kontaktperson|Betreuer(?:in)?|Vormund|Fallführ(?:end|ung)|Fachkraft|Berater(?:in)?"
        + @"|Interviewer(?:in)?|Befragte(?:r)?|Mutter|Vater|Eltern|Kind|Kinder|Kindesmutter|Kindesvater|KM|KV|Von|An|Cc|CC"
        + @"|Absender|Empfänger|Kontoinhaber(?:in)?|Mieter(?:in)?|Notfallkontakt|Leitung|Beteiligte|Team|Kontakt"
        + @"|Unterzeichner(?:in)?)[ ]?(?:\([^)\n]{1,20}\)[ ]*)?[ \t]*[:|\t][ \t]*(?<rest>[^\n:|\t]{2,160})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Liebe[rs]?|Hallo|Hallöchen|Hi|Hey|Moin|Servus|Sehr geehrte[r]?|Geehrte[r]?|Guten (?:Tag"
        + @"|Morgen|Abend)|Grüß dich|Tschüss|Danke|Mensch|Ciao|Na)[ ,]{1,2}(?:(?:liebe[r]?|Frau|Herr|Herrn|Dr\."
        + @"|Familie)[ ]){0,2}(?<rest>\p{Lu}[^\n,!.:?]{1,40})(?=[,!.:?\n]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?:Grüße|Grüßen|Grüsse|Grüssen|Gruß|Gruss|LG|lg|VG|MfG|mfg|GLG|BG|Dein|Deine|Dank"
        + @"|Hochachtungsvoll|Kuss|Dicken Drücker|HDL)(?!\p{L})(?:[ ](?:aus|von|an|vom)[ ]\p{L}{2,16})?(?:[ ](?:von|vom"
        + @"|auch von))?)[,!.]{0,2}[ \t]*(?:\n[ \t]*){0,3}[-/]{0,2}[ ]?(?<rest>\p{Lu}[^\n:;!?]{0,50})(?=[\n:;!?]|\z)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\G(?<!\p{L})(?:gez\.?|[iI]\.[ ]?[AV]\.|[Uu]nterschrift|[Uu]nterzeichnet|[Aa]ufgenommen (?:von|durch)"
        + @"|[Gg]eführt von|[Pp]rotokolliert von)[ :]{1,3}(?:(?:Frau|Herr|Dr\.)[ ]){0,2}(?<rest>\p{Lu}[^\n,;:()]{1,50})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"\G(?<=^|\n)[ \t]*(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?[ ,-]{0,3}"
        + @"|\[?\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,? \d{1,2}:\d{2}(?::\d{2})?\]?[ -]{0,3}"
        + @"|[-*>] )?(?<rest>\p{L}[\p{L}'-]{1,24}(?:[ ]\p{Ll}(?=:)|[ ]\p{Lu}(?:[\p{L}'-]{1,24}"
        + @"|\.)?){0,2})(?:[ ]\([^)\n]{1,30}\))?:(?=[ \t\n])", RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();
}
