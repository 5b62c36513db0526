using KiPlanung.Pseudonymisation;
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

    public static Outcome<Prompt> Build(PromptVersion version, PseudonymisedText source) => throw new NotImplementedException();
}
