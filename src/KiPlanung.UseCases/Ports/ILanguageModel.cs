using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>What a model answered; the text is raw and unchecked. <paramref name="Model"/> is the name as answered.</summary>
public sealed record ModelAnswer(
    string Text, string Model, string ModelVersion, int? TokensIn, int? TokensOut, TimeSpan Duration, string Endpoint);

/// <summary>A language model behind an endpoint. Takes a <see cref="Prompt"/>, and that exists for confirmed text only.</summary>
public interface ILanguageModel
{
    bool IsConfigured { get; }

    /// <summary>Where text would be sent: scheme, host and path, for the log and for the person confirming; empty when not
    /// configured.</summary>
    string Endpoint { get; }
    Task<Outcome<ModelAnswer>> CompleteAsync(Prompt prompt, string jsonSchema, CancellationToken cancellationToken);
}

/// <summary>The prompts in force.</summary>
public interface IPromptLibrary
{
    PromptVersion ForSummary(NoteKind kind);
}
