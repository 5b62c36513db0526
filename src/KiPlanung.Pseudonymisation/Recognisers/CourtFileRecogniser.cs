using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Gerichtliches Aktenzeichen“, notary deed, register sheet of a company.</summary>
/// <remarks>Basis: AktO of the Länder (register signs), § 29 DONot, HRV. Format: chamber, register sign of the list, number/year, suffix
/// (ER,
/// eA, SO); DR II n/yy; UR-Nr n/yyyy; HRB n. Check: register list; one-letter signs need a chamber or a court before. Published decisions
/// of federal courts stay. Fictitious: 2 F 123/25, S 12 AS 345/24 ER, 5 XVII 88/24.</remarks>
internal sealed partial class CourtFileRecogniser : IRecogniser
{
    private static readonly Sought CourtForm = new(Court(), Starts.BeforeSlashes);
    private static readonly Sought SmallForm = new(Small(), Starts.At(Cue.FileLabel));
    private static readonly Sought RegisterForm = new(Register(), Starts.At(Cue.FileLabel));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in CourtForm.In(text))
            if (!Published().IsMatch(Surroundings.Before(text, match.Index, 60)) && (match.Groups["chamber"].Success
                || !match.Groups["single"].Success || Authority().IsMatch(Surroundings.Before(text, match.Index, 30))))
                Add(into, match.Index, NumberEdges.End(text, match.Index + match.Length) - match.Index);
        foreach (Match match in SmallForm.In(text)) Add(into, match.Groups["value"].Index, match.Groups["value"].Length);
        foreach (Match match in RegisterForm.In(text)) Add(into, match.Groups["value"].Index, match.Groups["value"].Length);
    }

    private static void Add(ICollection<Candidate> into, int start, int length) =>
        into.Add(new Candidate(start, start + length, EntityType.IdNumber, "AKTENZEICHEN", Certainty.Certain,
            "gerichtliches Aktenzeichen oder Registernummer"));

    [GeneratedRegex(@"\G(?<![\w/])(?:[SLBA][ ](?=\d{1,3}[ ](?:AS|SO|SB|AL|AY|KR|R|P|U|SF|EG|KA|VE)[ ]))?(?<chamber>[IVX]{1,4}[ -]"
        + @"|\d{1,4}[a-z]?[ ]){0,2}"
        + @"(?:XVII|XVI|VIII|VII|VI|IV|DR[ ]?II|II|IN|IK|UJs|Js|Ds|Ls|Cs|Gs|Gns|OWi|StVK|BRs|AR|AS|AY|KR|RJ|VS|SO|SB|AL|EG|SF|UF|WF|UFH"
        + @"|SH|FH|Ca|GR"
        + @"|(?<single>[CFKLMNOUTSRPBVAEHW]))[ ]\d{1,6}/(?:\d{4}|\d{2})(?:\.[A-Z]{2,4})?"
        + @"(?:[ ](?:SO|eA|HK|ER|EA|RI|SU|UG|EAO|PKH|VKH|GU|KI))?(?!\d|/)", RegexOptions.CultureInvariant)]
    private static partial Regex Court();

    [GeneratedRegex(@"\G(?<!\p{L})(?:az|aktenzeichen|Az|AZ|Aktenzeichen)[.: ]{1,3}(?<value>\d{1,4}[ ]?[a-z]{1,4}[ ]?\d{1,6}/\d{2,4})(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Small();

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?:URNr|Urkunde(?:nrolle)?|UVZ|UR)[ .-]{0,2}(?:Nr\.?"
        + @"|Nummer)?[ .:]{0,3}(?<value>(?:UR[ ])?\d{1,6}[ ]?/[ ]?\d{2,4}"
        + @"(?:[ ]?[A-Z](?!\p{L}))?)|(?<value>(?:HR[ ]?[AB]|GnR|PR|VR)[ .-]?(?:Nr\.?[ ]?)?\d{2,7})|DR[ ](?:I{1,2}[ ])?(?<value>\d{"
        + @"1,5}/\d{2,4}))(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Register();

    [GeneratedRegex(@"(?<!\p{L})(?:BSG|BGH|BVerfG|BVerwG|BAG|BFH|EuGH|EGMR|Bundessozialgericht\w*|Bundesgerichtshof\w*"
        + @"|Bundesverfassungsgericht\w*|Bundesverwaltungsgericht\w*)(?!\p{L})|BSGE|NJW|juris|FamRZ", RegexOptions.CultureInvariant)]
    private static partial Regex Published();

    [GeneratedRegex(@"(?:AG|LG|OLG|SG|VG|LSG|OVG|\p{L}{0,12}[Gg]ericht\w*|Az|Aktenzeichen|\p{L}{0,8}[Aa]nwaltschaft|Beschluss|Urteil|Klage)"
        + @"[ .:,]{1,3}(?:\p{Lu}[\p{L}-]+[ .:,]{1,3}|(?:des|vom|zu|in|Az)[ .:]{1,2}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Authority();
}
