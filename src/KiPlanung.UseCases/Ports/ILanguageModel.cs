using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>What a model answered; <paramref name="Text"/> is the raw answer.</summary>
public sealed record ModelAnswer(string Text, string Model, string ModelVersion, int? TokensIn, int? TokensOut, TimeSpan Duration,
    string Endpoint);

/// <summary>„Sprachmodell“ — completes a prompt; a prompt holds confirmed pseudonymised text only.</summary>
public interface ILanguageModel
{
    bool IsConfigured { get; }
    Task<Outcome<ModelAnswer>> CompleteAsync(Prompt prompt, string jsonSchema, CancellationToken ct);
}

/// <summary>„Vorlagensammlung“ — the prompt version in use for each kind of note.</summary>
public interface IPromptLibrary
{
    PromptVersion ForSummary(NoteKind kind);
}
