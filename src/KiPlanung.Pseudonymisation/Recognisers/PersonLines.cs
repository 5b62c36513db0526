using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Namenszeilen“ — names the layout gives away: labels, attendee lists, greetings, closings, signatures, speakers.</summary>
internal static partial class PersonLines
{
    public static void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in Label().Matches(text.Text)) Names(text, match.Groups["rest"], "Name hinter einer Bezeichnung", into);
        foreach (Match match in Greeting().Matches(text.Text)) Names(text, match.Groups["rest"], "Name in einer Anrede", into);
        foreach (Match match in Closing().Matches(text.Text)) Names(text, match.Groups["rest"], "Name in einer Grußformel", into);
        foreach (Match match in Signature().Matches(text.Text)) Names(text, match.Groups["rest"], "Unterschrift", into);
        foreach (Match match in Speaker().Matches(text.Text)) Speakers(text, match.Groups["rest"], into);
    }

    private static void Names(NormalText text, Group rest, string reason, ICollection<Candidate> into)
    {
        for (var at = FirstWord(text, rest.Index); at < text.Words.Count && text.Words[at].Start < rest.Index + rest.Length;)
        {
            var next = NameRun.Read(text, at, NameContext.Line);
            if (next > at && text.Words[next - 1].End <= rest.Index + rest.Length + 1)
                into.Add(new Candidate(text.Words[at].Start, NameRun.End(text, next), EntityType.Person, "PERSON", Certainty.Likely, reason)
                {
                    Gender = GenderBefore(text, at),
                });
            at = Math.Max(at + 1, next);
        }
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

    [GeneratedRegex(@"-(?:Account|Profil|Name|Kanal|Nr|Nummer|Adresse|Mail|ID|Datum|Karte|Code|Ausweis)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsLabel();

    [GeneratedRegex(@"(?<!\p{L})(?:Name(?: des Kindes| der Mutter| des Vaters)?|Vor- und Nachname|Vorname(?:n)?|Nachname"
        + @"|Familienname|Geburtsname|Klient(?:in)?|Patient(?:in)?|Gesprächspartner(?:in)?|TN|Teiln(?:ehmer)?(?:innen|in"
        + @"|:innen|\*innen)?(?: und Teilnehmer)?|Teilnehmende|Anwesend(?:e|en)?|Entschuldigt|Protokoll(?:ant|antin"
        + @"|führung)?|Verfasser(?:in)?|[Ee]rstellt von|Bearbeite(?:r|rin|t von)|Sachbearbeiter(?:in)?"
        + @"|Ansprechpartner(?:in)?|Kontaktperson|Betreuer(?:in)?|Vormund|Fallführ(?:end|ung)|Fachkraft|Berater(?:in)?"
        + @"|Interviewer(?:in)?|Befragte(?:r)?|Mutter|Vater|Eltern|Kind|Kinder|Kindesmutter|Kindesvater|KM|KV|Von|An|Cc|CC"
        + @"|Absender|Empfänger|Kontoinhaber(?:in)?|Mieter(?:in)?|Notfallkontakt|Leitung|Beteiligte|Team|Kontakt"
        + @"|Unterzeichner(?:in)?)[ ]?(?:\([^)\n]{1,20}\)[ ]?)?:[ \t]*(?<rest>[^\n:]{2,160})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<!\p{L})(?:Liebe[rs]?|Hallo|Hallöchen|Hi|Hey|Moin|Servus|Sehr geehrte[r]?|Geehrte[r]?|Guten (?:Tag"
        + @"|Morgen|Abend)|Grüß dich|Tschüss|Danke|Mensch|Ciao|Na)[ ,]{1,2}(?:(?:liebe[r]?|Frau|Herr|Herrn|Dr\."
        + @"|Familie)[ ]){0,2}(?<rest>\p{Lu}[^\n,!.:?]{1,40})(?=[,!.:?\n]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"(?<!\p{L})(?:(?:Grüße|Grüßen|Grüsse|Grüssen|Gruß|Gruss|LG|lg|VG|MfG|mfg|GLG|BG|Dein|Deine|Dank"
        + @"|Hochachtungsvoll|Kuss|Dicken Drücker|HDL)(?:[ ](?:aus|von|an|vom)[ ]\p{L}{2,16})?(?:[ ](?:von|vom"
        + @"|auch von))?)[,!.]{0,2}[ \t]*(?:\n[ \t]*){0,3}[-/]{0,2}[ ]?(?<rest>\p{Lu}[^\n:;!?]{0,50})(?=[\n:;!?]|\z)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"(?<!\p{L})(?:gez\.?|[iI]\.[ ]?[AV]\.|[Uu]nterschrift|[Uu]nterzeichnet|[Aa]ufgenommen (?:von|durch)"
        + @"|[Gg]eführt von|[Pp]rotokolliert von)[ :]{1,3}(?:(?:Frau|Herr|Dr\.)[ ]){0,2}(?<rest>\p{Lu}[^\n,;:()]{1,50})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"(?<=^|\n)[ \t]*(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?[ ,-]{0,3}"
        + @"|\[?\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,? \d{1,2}:\d{2}(?::\d{2})?\]?[ -]{0,3}"
        + @"|[-*>] )?(?<rest>\p{L}[\p{L}'-]{1,24}(?:[ ]\p{Lu}(?:[\p{L}'-]{1,24}"
        + @"|\.)?){0,2})(?:[ ]\([^)\n]{1,30}\))?:(?=[ \t\n])", RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();
}
