using System.Text;
using System.Text.RegularExpressions;
using KiPlanung.Summarisation.Cutting;

namespace KiPlanung.Summarisation.Prompting;

/// <summary>Writes a source for a model: one numbered line per passage between two marks the text cannot contain.</summary>
/// <remarks>What a chat template could take for its own punctuation is replaced by a look-alike a person can see;
/// <see cref="Grounding.NormalisedText"/> treats both as equal, so the model's quotes of such a line are still found.</remarks>
internal static partial class SourceRendering
{
    public static string Of(SourceText source)
    {
        var mark = Mark(source);
        var lines = new StringBuilder().Append("<<<").Append(mark).Append('\n');
        foreach (var passage in source.Passages)
            lines.Append('[').Append(passage.Id).Append("] ").Append(Neutralised(source.TextOf(passage))).Append('\n');
        return lines.Append(mark).Append(">>>").ToString();
    }

    internal static string Neutralised(string passage)
    {
        var line = WordBreaks.OneLine(Invisible().Replace(passage, ""));
        line = PassageNumber().Replace(line, "［$1］");
        line = InstructionTag().Replace(line, m => m.Value.Replace('[', '［').Replace(']', '］').Replace('<', '‹').Replace('>', '›'));
        line = Markup().Replace(line, m => m.Value.Replace('<', '‹').Replace('>', '›'));
        line = Role().Replace(line, "$1∶");
        return Fence().Replace(line, m => m.Value.Replace('`', '´').Replace('#', '＃').Replace('{', '｛').Replace('}', '｝'));
    }

    /// <summary>From the text's own hash: nobody can write a text that contains it, and the same text gives the same prompt.</summary>
    private static string Mark(SourceText source) => "QUELLE-" + source.Hash.Short;

    [GeneratedRegex(
        @"[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\[(A\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex PassageNumber();

    [GeneratedRegex(@"\[/?(?:INST|SYS|SYSTEM|USER|ASSISTANT)\]|<</?SYS>>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InstructionTag();

    [GeneratedRegex(@"<[/|!]|</?\p{L}[^<>]{0,80}>|[|]>|<{2,}|>{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?<!\p{L})(system|assistant|user|developer|tool|human)\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"`{3,}|#{3,}|\{\{+|\}\}+", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
