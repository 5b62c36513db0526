using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>The configured language model and the prompts in force.</summary>
internal sealed record ConnectedModel(ILanguageModel Model, IPromptLibrary Prompts) : IDisposable
{
    /// <summary>From <c>KIPLANUNG__LANGUAGEMODEL__…</c>.</summary>
    public static Outcome<ConnectedModel> FromEnvironment() => new Problem("model.not-configured",
        "Es ist kein Sprachmodell eingerichtet (KIPLANUNG__LANGUAGEMODEL__…). Nutzen Sie --model extractive.", ProblemKind.Unavailable);

    public void Dispose()
    {
    }
}
