using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>Commands on the database never call a model: that is the web host's, after a person confirmed.</summary>
internal sealed class NoLanguageModel : ILanguageModel, IPromptLibrary
{
    public bool IsConfigured => false;

    public string Endpoint => "";

    public Task<Outcome<ModelAnswer>> CompleteAsync(Prompt prompt, string jsonSchema, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ModelAnswer>>(
            new Problem("model.not-configured", "Die Kommandozeile ruft kein Sprachmodell auf.", ProblemKind.Unavailable));

    public PromptVersion ForSummary(NoteKind kind) => throw new InvalidOperationException("Die Kommandozeile ruft kein Sprachmodell auf.");
}
