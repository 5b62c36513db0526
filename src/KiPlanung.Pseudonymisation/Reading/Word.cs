namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Wort“ — a run of letters, with hyphens and apostrophes inside it. End exclusive.</summary>
internal readonly record struct Word(int Start, int End)
{
    public int Length => End - Start;

    public static List<Word> Split(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && (IsInWord(text[at]) || (IsJoint(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
                at++;
            words.Add(new Word(start, at));
        }
        return words;
    }

    private static bool IsInWord(char c) => char.IsLetter(c) || c is >= '\u0300' and <= '\u036F';

    private static bool IsJoint(char c) => c is '-' or '\'';
}
