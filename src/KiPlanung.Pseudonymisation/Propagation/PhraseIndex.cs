using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Wortgruppenverzeichnis“ — finds whole-word occurrences of many phrases in one walk over the words of a text.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<string, Dictionary<int, Dictionary<string, T>>> _byFirstWord = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first value given for a phrase stays. A phrase without letters at its start is not entered.</summary>
    public void Add(string phrase, T value)
    {
        if (phrase.Length == 0 || !char.IsLetter(phrase[0])) return;
        var first = Word.Split(phrase)[0];
        var word = phrase[first.Start..first.End];
        if (!_byFirstWord.TryGetValue(word, out var lengths)) _byFirstWord[word] = lengths = [];
        if (!lengths.TryGetValue(phrase.Length, out var phrases)) lengths[phrase.Length] = phrases = new Dictionary<string,
            T>(StringComparer.OrdinalIgnoreCase);
        phrases.TryAdd(phrase, value);
    }

    /// <summary>The longest phrase that starts at a word and ends at the end of a word.</summary>
    public (int End, T Value)? At(string text, Word word)
    {
        if (!_byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(word.Start, word.Length), out var lengths))
            return null;
        (int End, T Value)? best = null;
        foreach (var (length, phrases) in lengths)
        {
            var end = word.Start + length;
            if (end > text.Length || end <= (best?.End ?? 0) || (end < text.Length && char.IsLetterOrDigit(text[end])
                && char.IsLetterOrDigit(text[end - 1]))) continue;
            if (phrases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(word.Start, length), out var value))
                best = (end, value);
        }
        return best;
    }
}
