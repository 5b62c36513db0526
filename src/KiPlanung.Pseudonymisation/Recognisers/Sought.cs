using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Gesuchte Form“ — a pattern tried only where it can begin. Finds what the pattern finds when it is tried everywhere; a test
/// compares the two for every one.</summary>
/// <param name="form">Begins with <c>\G</c>.</param>
/// <param name="starts">Every place where a match can begin, ascending; more than those do no harm.</param>
internal sealed class Sought(Regex form, Func<Landmarks, IEnumerable<int>> starts)
{
    public Regex Form => form;

    /// <summary>Leftmost matches, without overlap.</summary>
    public IEnumerable<Match> In(NormalText text)
    {
        var behind = 0;
        foreach (var start in starts(text.Landmarks))
        {
            if (start < behind) continue;
            var match = form.Match(text.Text, start);
            if (!match.Success) continue;
            yield return match;
            behind = start + Math.Max(1, match.Length);
        }
    }
}
