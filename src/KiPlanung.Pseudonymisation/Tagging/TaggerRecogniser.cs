using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Name nach Satzbau“ — the trained tagger as one more source: what no rule knows as a name but the sentence treats as one.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO. Format: any words. Check: probability from <see cref="MaskFrom"/>; what lies below it and above
/// <see cref="ReviewFrom"/> is shown by the second look. Fictitious: „Xorbelwin hat angerufen“, „mit qabmuk telefoniert“.</remarks>
internal sealed class TaggerRecogniser : IRecogniser
{
    /// <summary>Masked from this probability on.</summary>
    public const double MaskFrom = 0.2;

    /// <summary>Shown to a person from this probability on.</summary>
    public const double ReviewFrom = 0.02;

    /// <summary>An everyday word is masked only when it is more likely a name than not.</summary>
    private const double MaskWordFrom = 0.5;

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        var tagged = NameTagger.Default.Tag(text);
        for (var at = 0; at < tagged.Count; at++)
        {
            if (!IsName(text, tagged[at])) continue;
            var first = at;
            while (at + 1 < tagged.Count && Continues(text, tagged[at], tagged[at + 1])) at++;
            into.Add(new Candidate(tagged[first].Token.Start, tagged[at].Token.End, EntityType.Person, "PERSON", Certainty.Likely,
                "Name nach Satzbau und Wortlisten"));
        }
    }

    private static bool Continues(NormalText text, TokenProbability one, TokenProbability next) =>
        next.Token.Start - one.Token.End == 1 && text.Text[one.Token.End] == ' ' && next.Opens < next.Person / 2 && IsName(text, next);

    private static bool IsName(NormalText text, TokenProbability tagged)
    {
        if (tagged.Person < MaskFrom) return false;
        var word = text.Text.AsSpan(tagged.Token.Start, tagged.Token.Length);
        if (!char.IsLetter(word[0])) return false;
        if (tagged.Person >= MaskWordFrom) return true;
        return !Names.IsCommon(word) && !Gazetteers.Instance.Laws.Contains(word)
            && !(Gazetteers.Instance.Places.TryGet(word, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace);
    }
}
