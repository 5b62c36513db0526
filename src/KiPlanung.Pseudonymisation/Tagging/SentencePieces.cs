using System.Text;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Zerlegter Satz“ — the tokens of a corpus cut again the way running text is cut.</summary>
internal sealed class SentencePieces
{
    private SentencePieces(string text, List<TaggerToken> tokens, int[] first) => (Text, Tokens, First) = (text, tokens, first);

    public string Text { get; }

    public List<TaggerToken> Tokens { get; }

    /// <summary>For each token of the corpus the index of its first piece.</summary>
    public int[] First { get; }

    public static SentencePieces Of(IReadOnlyList<string> tokens)
    {
        var text = new StringBuilder();
        var (pieces, first) = (new List<TaggerToken>(tokens.Count + 8), new int[tokens.Count]);
        for (var i = 0; i < tokens.Count; i++)
        {
            var start = text.Length;
            var read = tokens[i] is [NormalText.Barrier] ? tokens[i] : NormalText.Read(tokens[i], []).Text;
            text.Append(string.IsNullOrWhiteSpace(read) ? "\uFFFD" : read).Append(' ');
            first[i] = pieces.Count;
            foreach (var piece in TaggerToken.Split(text.ToString(start, text.Length - start)))
                pieces.Add(new TaggerToken(piece.Start + start, piece.End + start));
        }
        return new SentencePieces(text.ToString(), pieces, first);
    }

    public override string ToString() => "[vertraulich]";
}
