using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Aktenzeichen“ — court and administrative files, benefit communities, child benefit, customers, contracts, policies.</summary>
/// <remarks>Basis: AktO of the Länder (register signs), § 39 SGB X practice, Dienstanweisung of the Familienkasse. Format by kind;
/// register files, BG numbers, child-benefit and customer numbers stand for themselves, everything else needs its label.
/// No check digit. Fictitious: 2 F 123/25, 12345BG0012345, 123FK456789, Az. 50.2-4711/26.</remarks>
internal sealed partial class CaseNumberRecogniser : IRecogniser
{
    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Court().EnumerateMatches(text.Text)) Add(into, match.Index, match.Index + match.Length,
            "gerichtliches Aktenzeichen");
        foreach (var match in Benefit().EnumerateMatches(text.Text)) Add(into, match.Index, match.Index + match.Length,
            "Nummer einer Leistungsakte");
        foreach (Match match in Labelled().Matches(text.Text))
        {
            var value = match.Groups["value"];
            if (value.ValueSpan.ContainsAnyInRange('0', '9') && !IsAmount(text, value.Index + value.Length)
                && !BelongsElsewhere(match.Groups["label"].ValueSpan, value.ValueSpan))
                into.Add(new Candidate(value.Index, value.Index + value.Length, EntityType.IdNumber, "AKTENZEICHEN", Certainty.Likely,
                    "Nummer mit Bezeichnung"));
        }
    }

    private static bool BelongsElsewhere(ReadOnlySpan<char> label, ReadOnlySpan<char> value) =>
        Other().IsMatch(label) || (label.Equals("Nummer", StringComparison.OrdinalIgnoreCase) && value[0] is '0' or '1' && value.Length > 5)
        || (label.Equals("Nr", StringComparison.OrdinalIgnoreCase) && value.Length < 4);

    private static bool IsAmount(NormalText text, int end) => Amount().IsMatch(Surroundings.After(text, end, 12));

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.IdNumber, "AKTENZEICHEN", Certainty.Certain, reason));

    [GeneratedRegex(@"(?<![\w/])(?:(?:AG|LG|OLG|SG|VG|LSG|OVG)[ ])?(?:[IVX]{1,4}[ -])?\d{0,4}[ ]?(?:XVII|XVI|VI|IV"
        + @"|DR[ ]?II|II|IN|IK|Js|UJs|Ds|Ls|Cs|Gs|OWi|AS|AY|KR|RJ|VS|SO|SB|AL|EG|SF|UF|WF|Ca"
        + @"|[CFKLMNOUTSRPBVAE])[ ]\d{1,6}/\d{2,4}(?:[ ](?:SO|eA|HK|ER|EA|RI|SU|UG|EAO))?(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Court();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:\d{3,5}[ ]?BG[ ]?\d{7}(?://\d{2,6})?|\d{3}[ ]?FK[ ]?\d{3}[ ]?\d{3}"
        + @"|\d{3}[A-Z]\d{6}|\d{2}\.\d{1,2}-[\d./-]{3,18}\d|ST/\d{7}/\d{4})(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Benefit();

    [GeneratedRegex(@"(?<![\p{L}])(?<label>Az|Aktenz(?:eichen|\.)|Gesch\.?-?Z|Geschäftszeichen|Gz|(?:Unser|Ihr"
        + @"|Mein) Zeichen|Kassenzeichen|Buchungszeichen|[\p{L}-]{0,24}(?:nummer|[-. ]?Nr|nr)|BG|Bedarfsgemeinschaft"
        + @"|Vorgang|Fallakte|Akte|Kindergeld|Betriebsnummer|LANR|BSNR|IK|BIC|VIN|FIN|Ticket|Grundbuch|Blatt|Vertrag"
        + @"|Police|Mandat(?:sreferenz)?|Sparbuch|Zähler)(?<link>[.:#= ]{1,4}(?:(?:Nr|Nummer|lautet|ist|von|des|der|beim"
        + @"|bei|Jobcenter|Jugendamt|Amtsgericht)\b[.: ]{1,3}){0,3})(?<value>[A-Za-z0-9ÄÖÜ]{1,24}(?:[./_-]{1,2}"
        + @"[A-Za-z0-9]{1,14}| (?=[\d/-]|[A-Z]{1,3}[ -]?\d)[A-Za-z0-9/-]{1,14}){0,6})(?![\p{L}\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\A(?:Tel|Ruf|Handy|Mobil|Fax|Haus|Zimmer|Seiten|Festnetz|Notruf|Kapitel|Abschnitts|Größen|WhatsApp)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"\A[ ]?(?:€|Euro|EUR|%|Prozent|Uhr|Tage|Wochen|Monate|Jahre|Kinder|Personen|Seiten)", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
