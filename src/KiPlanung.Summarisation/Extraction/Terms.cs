using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Extraction;

/// <summary>Content words of a sentence, folded and cut to a stem so that „Plätze“ and „Platz“ meet.</summary>
internal static partial class Terms
{
    private static readonly FrozenSet<string> StopWords =
        ("aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim bin bis bist da dabei " +
        "dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darüber darum das dass davon dazu dein deine " +
        "dem den denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein " +
        "eine einem einen einer eines einfach einige eigentlich er es etwa etwas euch euer für gegen genau gibt ging habe haben " +
        "hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgendwie ist ja jede jedem " +
        "jeden jeder jedes jetzt kann kein keine keinen konnte können könnte machen macht mal man manche mein meine mich mir " +
        "mit mehr nach nachdem nicht nichts noch nun nur ob oder ohne schon sehr sei sein seine seinen seiner seit selbst sich " +
        "sie sind so solche soll sollen sollte sondern sonst über um und uns unser unsere unter viel viele vom von vor war " +
        "waren warum was weil weiter welche wenn wer werde werden wie wieder will wir wird wo wurde wurden zu zum zur zwar " +
        "zwischen halt eben also ganz gar äh ähm naja okay genau").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Endings = ["ungen", "ern", "em", "er", "en", "es", "e", "n", "s"];

    public static IReadOnlyList<string> Of(string sentence) =>
        [.. Word().Matches(sentence).Select(m => m.Value.ToLowerInvariant()).Where(w => !StopWords.Contains(w)).Select(Stem)];

    private static string Stem(string word)
    {
        var folded = word.Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u').Replace("ß", "ss", StringComparison.Ordinal);
        var ending = Endings.FirstOrDefault(e => folded.Length - e.Length >= 4 && folded.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? folded : folded[..^ending.Length];
    }

    [GeneratedRegex(@"\p{L}{3,}|\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
