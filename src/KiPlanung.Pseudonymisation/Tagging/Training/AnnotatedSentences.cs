using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Tagging.Training;

/// <summary>„Sätze aus angemerkten Texten“ — a whole text with its marked places cut into training sentences the way running text is
/// read.</summary>
public static class AnnotatedSentences
{
    /// <param name="text">Clear text; invented or allowed for training.</param>
    /// <param name="marks">Marked places in UTF-16 units of <paramref name="text"/> with the type of the tags (<c>PER</c>, <c>FAC</c>,
    /// …); of two that overlap the later counts.</param>
    public static IEnumerable<TrainingSentence> Of(string text, IReadOnlyList<(int Start, int End, string Type)> marks)
    {
        var reading = NormalText.Read(text, []);
        var tokens = TaggerToken.Split(reading.Text);
        var marked = new int[text.Length + 1];
        for (var i = 0; i < marks.Count; i++) Array.Fill(marked, i + 1, marks[i].Start, marks[i].End - marks[i].Start);
        for (var first = 0; first < tokens.Count;)
        {
            var next = TaggerToken.EndOfSequence(reading.Text, tokens, first);
            var (words, tags, before) = (new List<string>(), new List<string>(), 0);
            for (; first < next; first++)
            {
                var token = tokens[first];
                words.Add(reading.Text[token.Start..token.End]);
                var mark = marked[reading.ToOriginal(token.Start, token.End).Start];
                tags.Add(mark == 0 ? "O" : (mark == before ? "I-" : "B-") + marks[mark - 1].Type);
                before = mark;
            }
            yield return new TrainingSentence(words, tags, TextRegister.Note);
        }
    }
}
