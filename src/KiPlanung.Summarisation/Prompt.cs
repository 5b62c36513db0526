using System.Globalization;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation.Prompting;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>„Vorlage“ — one immutable version of a prompt; <paramref name="Hash"/> is over the bytes of its file.</summary>
/// <param name="Render">Fills the user template; arguments are strings only.</param>
public sealed record PromptVersion(
    string Name, string Version, ContentHash Hash, NoteKind Kind, string SystemMessage,
    Func<IReadOnlyDictionary<string, string>, string> Render);

/// <summary>What is sent to a language model; can be built from confirmed pseudonymised text only.</summary>
public sealed class Prompt
{
    /// <summary>Longest text for one request, in UTF-16 code units: about 20,000 tokens of German.</summary>
    public const int DefaultLimit = 60_000;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private Prompt(PromptVersion version, string userMessage, PseudonymisedText source)
    {
        (Version, UserMessage, Source) = (version, userMessage, source);
        Hash = ContentHash.Of(version.SystemMessage + "\n\u001e\n" + userMessage);
    }

    public PromptVersion Version { get; }
    public string SystemMessage => Version.SystemMessage;
    public string UserMessage { get; }
    public PseudonymisedText Source { get; }
    public ContentHash Hash { get; }

    /// <summary>Fills the template with <c>source</c> (numbered passages between content-unique marks), <c>kind</c>, <c>sections</c> and
    /// <c>schema</c>.</summary>
    /// <param name="limit">Longest text, in UTF-16 code units.</param>
    /// <returns>The prompt, or <c>summary.source-too-long</c>.</returns>
    public static Outcome<Prompt> Build(PromptVersion version, PseudonymisedText source, int limit = DefaultLimit)
    {
        if (source.Value.Length > limit)
            return new Problem("summary.source-too-long",
                string.Create(German, $"Der Text hat {source.Value.Length:N0} Zeichen; ein Modell erhält höchstens {limit:N0}. ") +
                "Bitte teilen Sie ihn auf oder nutzen Sie den Auszug ohne Sprachmodell.",
                ProblemKind.Invalid);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source"] = SourceRendering.Of(SourceText.Of(source)),
            ["kind"] = SummaryTemplate.TitleOf(version.Kind),
            ["sections"] = string.Join('\n', SummaryTemplate.SectionsOf(version.Kind).Select(s => $"- {s.Key}: {s.Heading}")),
            ["schema"] = SummaryAnswer.Schema(version.Kind),
        };
        return new Prompt(version, version.Render(arguments), source);
    }
}
