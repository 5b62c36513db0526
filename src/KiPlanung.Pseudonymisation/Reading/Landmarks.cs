namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Wegmarke“ — a run of letters or a run of digits. End exclusive.</summary>
/// <param name="NextDigit">Where the next digit stands, the run's own first one included; <see cref="int.MaxValue"/> when none
/// follows.</param>
/// <param name="Cues">Which patterns may begin or end here.</param>
internal readonly record struct Landmark(int Start, int End, int NextDigit, Cue Cues)
{
    public int Length => End - Start;

    public bool IsDigits => (Cues & Cue.Digits) != Cue.None;

    public bool Has(Cue cue) => (Cues & cue) != Cue.None;
}

/// <summary>„Wegmarken“ — one walk over a reading that says where a pattern can begin at all, so that no pattern is tried at every
/// place.</summary>
internal sealed class Landmarks
{
    private readonly Landmark[] _all;

    private Landmarks(string text, Landmark[] all) => (Text, _all) = (text, all);

    public string Text { get; }

    /// <summary>In order, without overlap.</summary>
    public ReadOnlySpan<Landmark> All => _all;

    public int Count => _all.Length;

    public Landmark this[int at] => _all[at];

    public static Landmarks Of(string text)
    {
        var marks = new List<Landmark>((text.Length / 4) + 4);
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (IsLetter(text[at]))
            {
                while (at < text.Length && IsLetter(text[at])) at++;
                marks.Add(new Landmark(start, at, 0, Cue.Run | CueTable.Of(text.AsSpan(start, at - start))));
            }
            else if (char.IsDigit(text[at]))
            {
                while (at < text.Length && char.IsDigit(text[at])) at++;
                marks.Add(new Landmark(start, at, 0, Cue.Run | Cue.Digits));
            }
            else
            {
                at++;
            }
        }
        var all = marks.ToArray();
        var next = int.MaxValue;
        for (var i = all.Length - 1; i >= 0; i--)
        {
            if (all[i].IsDigits) next = all[i].Start;
            all[i] = all[i] with { NextDigit = next };
        }
        return new Landmarks(text, all);
    }

    /// <summary>Index of the first run that starts at or behind a place.</summary>
    public int FirstFrom(int place)
    {
        var (low, high) = (0, _all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_all[middle].Start < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Start of the letters and hyphens that end at a place; of an endless chain the last 256.</summary>
    public int ChainStart(int end)
    {
        var start = end;
        while (start > 0 && end - start < 256 && (Text[start - 1] == '-' || IsLetter(Text[start - 1]))) start--;
        return start;
    }

    /// <summary>Whether a run with one of the cues starts in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    public bool Any(Cue cue, int from, int to)
    {
        for (var i = FirstFrom(from); i < _all.Length && _all[i].Start < to; i++)
            if (_all[i].Has(cue))
                return true;
        return false;
    }

    private static bool IsLetter(char c) => c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c);
}
