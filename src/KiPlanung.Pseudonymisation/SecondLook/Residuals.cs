using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Propagation;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.SecondLook;

/// <summary>„Reste“ — looks at the finished output alone: is any masked surface form of four or more letters, or any masked number of
/// six or
/// more digits however it is grouped, still readable?</summary>
/// <remarks>Shares no list and no rule with the recognisers, so their mistakes do not hide here. After the leakage pass of
/// KatherLab/deidentifier (read, not copied).</remarks>
internal static partial class Residuals
{
    private const int ShortestForm = 4;
    private const int ShortestNumber = 6;

    public static bool Any(string output, IEnumerable<string> maskedForms)
    {
        var forms = new PhraseIndex<bool>();
        var exact = new HashSet<string>(StringComparer.Ordinal);
        var all = maskedForms.ToList();
        foreach (var form in all.Where(f => f.Count(char.IsLetter) >= ShortestForm))
            if (exact.Add(form))
                forms.Add(form, true);
        var tokens = Tokens.Find(output).Select(m => (m.Index, m.Index + m.Length)).ToList();
        if (AnyNumber(output, tokens, all)) return true;
        if (exact.Count == 0) return false;
        var next = 0;
        foreach (var word in Word.Split(output))
        {
            while (next < tokens.Count && tokens[next].Item2 <= word.Start) next++;
            if (next < tokens.Count && tokens[next].Index < word.End) continue;
            if (forms.At(output, word) is { } hit && exact.Contains(output[word.Start..hit.End])) return true;
        }
        return false;
    }

    private static bool AnyNumber(string output, List<(int Start, int End)> tokens, IEnumerable<string> forms)
    {
        var numbers = forms.Where(f => f.Length <= 60).Select(f => Surroundings.Digits(f))
            .Where(d => d.Length >= ShortestNumber).ToHashSet(StringComparer.Ordinal);
        if (numbers.Count == 0) return false;
        var next = 0;
        foreach (var match in Number().EnumerateMatches(output))
        {
            while (next < tokens.Count && tokens[next].End <= match.Index) next++;
            if (next < tokens.Count && tokens[next].Start < match.Index + match.Length) continue;
            if (numbers.Contains(Surroundings.Digits(output.AsSpan(match.Index, match.Length)))) return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?<!\d)\d(?:[ ./()-]{0,2}\d){5,30}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
