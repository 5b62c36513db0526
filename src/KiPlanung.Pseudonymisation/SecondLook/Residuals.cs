using KiPlanung.Pseudonymisation.Propagation;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.SecondLook;

/// <summary>„Reste“ — looks at the finished output alone: is any masked surface form of four or more letters still readable?</summary>
/// <remarks>Shares no list and no rule with the recognisers, so their mistakes do not hide here. After the leakage pass of
/// KatherLab/deidentifier (read, not copied).</remarks>
internal static class Residuals
{
    private const int ShortestForm = 4;

    public static bool Any(string output, IEnumerable<string> maskedForms)
    {
        var forms = new PhraseIndex<bool>();
        var exact = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in maskedForms.Where(f => f.Count(char.IsLetter) >= ShortestForm))
            if (exact.Add(form))
                forms.Add(form, true);
        if (exact.Count == 0) return false;
        var tokens = Tokens.Find(output).Select(m => (m.Index, m.Index + m.Length)).ToList();
        var next = 0;
        foreach (var word in Word.Split(output))
        {
            while (next < tokens.Count && tokens[next].Item2 <= word.Start) next++;
            if (next < tokens.Count && tokens[next].Index < word.End) continue;
            if (forms.At(output, word) is { } hit && exact.Contains(output[word.Start..hit.End])) return true;
        }
        return false;
    }
}
