using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Name nach Satzbau“ — the trained tagger as one more source: what no rule knows but the sentence treats as a name.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO. Format: any words. Check: probability from <see cref="MaskFrom"/>; what lies below it and above
/// <see cref="ReviewFrom"/> is shown by the second look. Fictitious: „Xorbelwin hat angerufen“, „mit qabmuk telefoniert“.</remarks>
internal sealed class TaggerRecogniser : IRecogniser
{
    /// <summary>Masked from this probability on.</summary>
    public const double MaskFrom = 0.1;

    /// <summary>Shown to a person from this probability on.</summary>
    public const double ReviewFrom = 0.003;

    /// <summary>An everyday word is masked only when the sentence speaks for a name.</summary>
    private const double MaskWordFrom = 0.2;

    private const double ReviewWordFrom = 0.05;

    /// <summary>Places, occupations.</summary>
    private const double MaskUnlikelyFrom = 0.7;

    /// <summary>Words written small that no list knows as a name.</summary>
    private const double MaskSmallFrom = 0.85;

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        var tagged = NameTagger.Default.Tag(text);
        TaggedSpans.Find(text, tagged, into);
        for (var at = 0; at < tagged.Count; at++)
        {
            if (!IsName(text, tagged[at]))
            {
                if (IsUnknownPlace(text, tagged[at]))
                    into.Add(new Candidate(tagged[at].Token.Start, tagged[at].Token.End, EntityType.LocationFine, "ORT", Certainty.Likely,
                        "unbekannter Ort nach Satzbau"));
                continue;
            }
            var first = at;
            while (at + 1 < tagged.Count && Continues(text, tagged[at], tagged[at + 1])) at++;
            into.Add(new Candidate(tagged[first].Token.Start, tagged[at].Token.End, EntityType.Person, "PERSON", Certainty.Likely,
                "Name nach Satzbau und Wortlisten"));
        }
    }

    /// <summary>Words left in the output that may be names, each form once.</summary>
    public static void FindDoubts(NormalText masked, Action<int, int, string> add)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tagged in NameTagger.Default.Tag(masked))
            if (IsDoubt(masked, tagged) && seen.Add(masked.Text.Substring(tagged.Token.Start, tagged.Token.Length)))
                add(tagged.Token.Start, tagged.Token.End, "möglicher Name nach Satzbau und Wortlisten");
    }

    private static bool IsDoubt(NormalText text, TokenProbability tagged)
    {
        if (tagged.Person < ReviewFrom) return false;
        var word = text.Text.AsSpan(tagged.Token.Start, tagged.Token.Length);
        if (word.Length < 2 || !char.IsLetter(word[0]) || NeverName.Is(word)) return false;
        if (Occupations.Is(word)) return tagged.Person >= MaskUnlikelyFrom;
        return tagged.Person >= (IsPlace(word) ? MaskWordFrom : IsOrdinary(word) ? ReviewWordFrom : ReviewFrom);
    }

    /// <summary>„in Xorbelwin“: a word on no list, behind a preposition of place, that the sentence treats as a name.</summary>
    private static bool IsUnknownPlace(NormalText text, TokenProbability tagged)
    {
        if (tagged.Labels.Other < MaskFrom || tagged.Token.Length < 4) return false;
        var word = text.Text.AsSpan(tagged.Token.Start, tagged.Token.Length);
        if (!char.IsUpper(word[0]) || char.IsUpper(word[1]) || NeverName.Is(word) || Names.Kind(word) != WordKind.Unknown
            || Gazetteers.Instance.Places.TryGet(word, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace) return false;
        var before = text.Text.AsSpan(Math.Max(0, tagged.Token.Start - 6), Math.Min(6, tagged.Token.Start));
        foreach (var preposition in (ReadOnlySpan<string>)[" in ", " aus ", " nach ", " ut ", " bei "])
            if (before.EndsWith(preposition, StringComparison.Ordinal)) return !Compound.IsMadeOfWords(word);
        return false;
    }

    private static bool Continues(NormalText text, TokenProbability one, TokenProbability next) =>
        next.Token.Start - one.Token.End == 1 && text.Text[one.Token.End] == ' ' && next.Opens < next.Person / 2 && IsName(text, next);

    private static bool IsName(NormalText text, TokenProbability tagged)
    {
        if (tagged.Person < MaskFrom) return false;
        var word = text.Text.AsSpan(tagged.Token.Start, tagged.Token.Length);
        if (!char.IsLetter(word[0]) || NeverName.Is(word)) return false;
        if (IsSecondInitial(text, tagged.Token) || IsBroken(text, tagged.Token)) return false;
        if (word.Length == 1 && tagged.Person < MaskUnlikelyFrom) return false;
        if (text.Text.AsSpan(0, tagged.Token.Start).EndsWith("Morbus ", StringComparison.OrdinalIgnoreCase)) return false;
        var isInitial = word.Length == 2 && word[1] == '.';
        if (!isInitial && !Names.IsName(Names.Base(word)))
        {
            if (IsLabel(text, tagged.Token)) return false;
            if (char.IsLower(word[0])) return tagged.Person >= MaskSmallFrom;
        }
        if (Occupations.Is(word)) return tagged.Person >= MaskUnlikelyFrom;
        return tagged.Person >= (IsPlace(word) ? MaskUnlikelyFrom : IsOrdinary(word) ? MaskWordFrom : MaskFrom);
    }

    /// <summary>„BAMF-Az. 76…“, „Discord @…“: a word on no name list in front of a number or a mark of an account.</summary>
    private static bool IsLabel(NormalText text, TaggerToken token)
    {
        var behind = text.Text.AsSpan(token.End, Math.Min(12, text.Text.Length - token.End)).TrimStart(" .:#(");
        if (behind.Length == 0 || behind[0] is '@' or NormalText.Barrier) return behind.Length > 0;
        var end = behind.IndexOfAny(" \n,;".AsSpan());
        return (end < 0 ? behind : behind[..end]).ContainsAnyInRange('0', '9');
    }

    /// <summary>„Gesch.-Z.“, „Dipl.-Soz.“: behind the hyphen of an abbreviation.</summary>
    private static bool IsBroken(NormalText text, TaggerToken token) =>
        token.Start > 1 && text.Text[token.Start - 1] == '-' && text.Text[token.Start - 2] == '.';

    /// <summary>„i. A.“, „z. B.“</summary>
    private static bool IsSecondInitial(NormalText text, TaggerToken token)
    {
        if (token.Length != 2 || text.Text[token.End - 1] != '.') return false;
        var before = text.Text.AsSpan(0, token.Start).TrimEnd(' ');
        return before.Length >= 2 && before[^1] == '.' && char.IsLower(before[^2]) && (before.Length == 2 || !char.IsLetter(before[^3]));
    }

    private static bool IsPlace(ReadOnlySpan<char> word) =>
        Gazetteers.Instance.Places.TryGet(word, out var inhabitants) && !Names.IsFirstName(word)
        && (inhabitants > 0 || !Names.IsSurname(word));

    /// <summary>Known as something else than a name: by a list or by its parts.</summary>
    private static bool IsOrdinary(ReadOnlySpan<char> word)
    {
        if (word.Length == 2 && word[1] == '.') return false;
        var name = Names.Base(word);
        if (Names.IsClearFirstName(name)) return false;
        if (Names.Kind(word) != WordKind.Unknown || Names.Kind(name) != WordKind.Unknown) return true;
        return !Names.IsName(name) && (char.IsLower(word[0]) || Compound.IsMadeOfWords(word));
    }
}
