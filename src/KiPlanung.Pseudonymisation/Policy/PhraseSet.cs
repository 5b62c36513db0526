namespace KiPlanung.Pseudonymisation.Policy;

/// <summary>„Wendungen“ — whole words or groups of words of a policy; one that ends in <c>*</c> may go on with letters. Looked up word by
/// word: as one pattern of some hundred alternatives it took the compiler more memory than all lists together.</summary>
internal sealed class PhraseSet
{
    private readonly StringComparison _comparison;
    private readonly Dictionary<string, List<Phrase>> _byFirstWord;
    private readonly Dictionary<string, List<Phrase>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Those whose first word may go on.</summary>
    private readonly List<Phrase> _open = [];

    public PhraseSet(IEnumerable<string> phrases, bool ignoreCase)
    {
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _byFirstWord = new(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var phrase in phrases.Select(p => p.EndsWith('*') ? new Phrase(p[..^1], true) : new Phrase(p, false)))
        {
            var first = FirstWord(phrase.Text);
            if (phrase.IsOpen && first == phrase.Text.Length) _open.Add(phrase);
            else if (_byFirstWord.TryGetValue(phrase.Text[..first], out var known)) known.Add(phrase);
            else _byFirstWord[phrase.Text[..first]] = [phrase];
        }
        _lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether one of them stands in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
            if (IsStart(text, at) && LengthAt(text, at) > 0)
                return true;
        return false;
    }

    /// <summary>Where they stand, the longest at each place, without overlap.</summary>
    public List<(int Start, int End)> Find(ReadOnlySpan<char> text)
    {
        var found = new List<(int, int)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsStart(text, at) || LengthAt(text, at) is not (> 0 and var length)) continue;
            found.Add((at, at + length));
            at += length - 1;
        }
        return found;
    }

    private int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        var longest = 0;
        if (_lookup.TryGetValue(rest[..FirstWord(rest)], out var phrases))
            foreach (var phrase in phrases)
                longest = Math.Max(longest, LengthOf(phrase, rest));
        foreach (var phrase in _open) longest = Math.Max(longest, LengthOf(phrase, rest));
        return longest;
    }

    private int LengthOf(Phrase phrase, ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith(phrase.Text, _comparison)) return 0;
        var end = phrase.Text.Length;
        while (phrase.IsOpen && end < rest.Length && char.IsLetter(rest[end])) end++;
        return end == rest.Length || !char.IsLetter(rest[end]) ? end : 0;
    }

    private static bool IsStart(ReadOnlySpan<char> text, int at) => at == 0 || !char.IsLetter(text[at - 1]);

    /// <summary>Letters from the start on; one sign where there is none.</summary>
    private static int FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return Math.Max(end, Math.Min(1, text.Length));
    }

    private readonly record struct Phrase(string Text, bool IsOpen);
}
