using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Alter“ of a person in years; becomes a band.</summary>
/// <remarks>Basis: Erwägungsgrund 26 DSGVO (age and village identify together). Format: the number before „Jahre alt“ and „-jährig“, or in
/// parentheses behind a name. Check: 0–115; limits in laws („mindestens 18 Jahre alt“) stay. Fictitious: 34 Jahre alt, Jana (34).</remarks>
internal sealed partial class AgeRecogniser : IRecogniser
{
    private static readonly Sought BehindForm = new(Behind(), Starts.BeforeParentheses);

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (var match in Written().EnumerateMatches(text.Text))
            if (!Limit().IsMatch(Surroundings.Before(text, match.Index, 24))) Add(text, into, match.Index, match.Length);
        foreach (Match match in BehindForm.In(text))
            if (Names.IsName(match.Groups["name"].ValueSpan) && !Gazetteers.Instance.Places.Contains(match.Groups["name"].ValueSpan))
                Add(text, into, match.Groups["age"].Index, match.Groups["age"].Length);
    }

    private static void Add(NormalText text, ICollection<Candidate> into, int start, int length)
    {
        if (int.Parse(text.Text.AsSpan(start, length), System.Globalization.CultureInfo.InvariantCulture) <= 115)
            into.Add(new Candidate(start, start + length, EntityType.OtherQuasi, "ALTER", Certainty.Likely, "Alter einer Person"));
    }

    [GeneratedRegex(@"(?<![\d.,/-]|\d )\d{1,3}(?=[ ](?:Jahre|J\.)[ ]alt(?!\p{L})|[ ]?-?jährige?[rsnm]?(?!\p{L})[ ](?:Tochter|Sohn|Kind"
        + @"|Mutter|Vater|Bruder|Schwester|Frau"
        + @"|Mann|Junge|Mädchen|Klientin|Klient|Oma|Opa|Enkel|Enkelin)|[ ]J\.\))", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\G(?<name>\p{Lu}[\p{L}-]{2,24})[ ]\((?<age>\d{1,2})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"(?:mindestens|höchstens|unter|über|bis|ab|wer|noch nicht|mehr als|weniger als|älter als)[ ](?:zu[ ])?\z",
        RegexOptions.IgnoreCase |
        RegexOptions.CultureInvariant)]
    private static partial Regex Limit();
}
